// Escaping for the places in a page where text of files may stand.
#include "report/html_text.hpp"

#include <stdexcept>

#include "base/sha256.hpp"
#include "report/direction_marks.hpp"

namespace grens {
namespace {

/// Base64 of bytes given as hexadecimal digits.
std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char digit : hex) {
    bits = bits << 4 | static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
    count += 4;
    if (count < 6) continue;
    count -= 6;
    out += kDigits[bits >> count & 63U];
  }
  if (count > 0) out += kDigits[bits << (6 - count) & 63U];
  while (out.size() % 4 != 0) out += '=';
  return out;
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : without_direction_marks(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    }
  }
  return out;
}

std::string script_json(const nlohmann::ordered_json& json) {
  const std::string text =
      without_direction_marks(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view three = std::string_view(text).substr(i, 3);
    if (text[i] == '<') {
      out += "\\u003c";
    } else if (text[i] == '>') {
      out += "\\u003e";
    } else if (text[i] == '&') {
      out += "\\u0026";
    } else if (three == "\u2028" || three == "\u2029") {
      out += three == "\u2028" ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string policy_hash(std::string_view inline_text) {
  return "'sha256-" + base64_of_hex(sha256_text(inline_text)) + "'";
}

std::string fill_page(std::string_view page,
                      const std::function<std::string(std::string_view)>& content) {
  std::string out;
  for (;;) {
    const std::size_t open = page.find("{{");
    out += page.substr(0, open);
    if (open == std::string_view::npos) return out;
    page.remove_prefix(open + 2);
    const std::size_t close = page.find("}}");
    if (close == std::string_view::npos) throw std::invalid_argument("a page has {{ without }}");
    out += content(page.substr(0, close));
    page.remove_prefix(close + 2);
  }
}

}  // namespace grens
