// Numbers. Most coordinates were rounded to a few decimals. Such a value is an integer k divided by
// a power of ten: k is guessed by multiplying and rounding, and proved by dividing back, which
// gives the double nearest to the decimal k / 10^n (both are exact, so the quotient is rounded
// once). Two decimals of at most 15 digits never share a double, so that this text, without its
// trailing zeros, is also the shortest. What is not proved goes to std::to_chars, which gives the
// same text, slower.
#include "io/write_text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

#include "regions/text.hpp"

namespace grens {
namespace {

constexpr double kMostDigits = 1e15;

/// Writes `value` when it has at most `kDecimals` decimals and 15 digits; else returns nullptr.
template <int kDecimals, std::uint64_t kScale>
char* write_scaled(char* to, double value) {
  const double magnitude = std::fabs(value);
  const double scaled = magnitude * static_cast<double>(kScale);
  if (!(scaled < kMostDigits)) return nullptr;
  const auto digits = static_cast<std::uint64_t>(std::llround(scaled));
  if (static_cast<double>(digits) / static_cast<double>(kScale) != magnitude) return nullptr;
  if (value < 0) *to++ = '-';
  to = std::to_chars(to, to + 20, digits / kScale).ptr;
  std::uint64_t fraction = digits % kScale;
  if (fraction == 0) return to;
  *to++ = '.';
  for (int i = kDecimals - 1; i >= 0; --i) {
    to[i] = static_cast<char>('0' + fraction % 10);
    fraction /= 10;
  }
  to += kDecimals;
  while (to[-1] == '0') --to;
  return to;
}

}  // namespace

char* write_number(char* to, double value) {
  if (value == 0) value = 0;  // not -0
  if (char* end = write_scaled<7, 10'000'000>(to, value)) return end;
  if (char* end = write_scaled<9, 1'000'000'000>(to, value)) return end;
  return std::to_chars(to, to + kNumberLength, value, std::chars_format::fixed).ptr;
}

void append_number(std::string& out, double value) {
  std::array<char, kNumberLength> text;
  out.append(text.data(), write_number(text.data(), value));
}

void append_integer(std::string& out, std::int64_t value) {
  std::array<char, 24> text;
  out.append(text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr);
}

bool append_json_string(std::string& out, std::string_view text) {
  if (utf8_prefix(text) < text.size()) {
    std::string mended(text);
    make_utf8(mended);
    append_json_string(out, mended);
    return false;
  }
  static constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      out += "\\u00";
      out += kHex[c >> 4];
      out += kHex[c & 0xF];
    } else if (text.substr(i, 3) == "\u2028" || text.substr(i, 3) == "\u2029") {
      out += text[i + 2] == "\u2028"[2] ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      out += c;
    }
  }
  out += '"';
  return true;
}

bool make_utf8(std::string& text) {
  static constexpr std::string_view kReplacement = "\uFFFD";
  if (utf8_prefix(text) == text.size() && text.find('\0') == std::string::npos) return true;
  std::string mended;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t good = std::min(utf8_prefix(rest), rest.find('\0'));
    mended += rest.substr(0, good);
    rest.remove_prefix(good);
    if (rest.empty()) break;
    mended += kReplacement;
    rest.remove_prefix(1);
  }
  text = std::move(mended);
  return false;
}

}  // namespace grens
