// Character by character; UTF-8 beyond ASCII stays, but for the control characters U+0080..U+009F.
#include "io/file_name.hpp"

#include "base/sha256.hpp"
#include "io/write_text.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr std::size_t kMostBytes = 120;
constexpr std::size_t kDigits = 8;

std::string without_forbidden(std::string_view text) {
  static constexpr std::string_view kForbidden = "/\\:*?\"<>|";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool c1 =
        c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (c1) ++i;
    const bool bad = c1 || c < 0x20 || c == 0x7F || kForbidden.find(text[i]) != kForbidden.npos;
    out += bad ? '_' : text[i];
  }
  return out;
}

}  // namespace

std::string safe_file_name(std::string_view text) {
  std::string valid(text);
  make_utf8(valid);
  std::string name = without_forbidden(valid);
  if (name.size() > kMostBytes) {
    name = utf8_cut(name, kMostBytes - kDigits - 1) + '-' + sha256_text(text).substr(0, kDigits);
  }
  if (name.empty()) return "_";
  for (char* end : {&name.front(), &name.back()}) {
    if (*end == '.' || *end == ' ') *end = '_';
  }
  return name;
}

std::string file_name_key(std::string_view name) { return folded(name); }

}  // namespace grens
