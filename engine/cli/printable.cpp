// UTF-8 is read one character at a time; whether one is well formed is asked of regions/text's
// utf8_prefix, which knows overlong forms and surrogates.
#include "cli/printable.hpp"

#include <algorithm>

#include "regions/text.hpp"

namespace grens {
namespace {

/// Length that a first byte claims; 1 for a byte that cannot be first.
std::size_t claimed_length(unsigned char first) {
  if (first >= 0xF0) return 4;
  if (first >= 0xE0) return 3;
  if (first >= 0xC0) return 2;
  return 1;
}

bool is_control(std::string_view character) {
  const auto first = static_cast<unsigned char>(character[0]);
  if (character.size() == 1) return first < 0x20 || first == 0x7F;
  const auto second = static_cast<unsigned char>(character[1]);
  if (first == 0xC2) return second < 0xA0;  // C1: U+0080 to U+009F
  if (character.size() != 3 || first != 0xE2) return false;
  const auto third = static_cast<unsigned char>(character[2]);
  return (second == 0x80 && third >= 0xAA && third <= 0xAE) ||    // U+202A to U+202E
         (second == 0x80 && (third == 0x8E || third == 0x8F)) ||  // U+200E, U+200F
         (second == 0x81 && third >= 0xA6 && third <= 0xA9);      // U+2066 to U+2069
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = claimed_length(static_cast<unsigned char>(text[at]));
    const std::string_view character = text.substr(at, length);
    if (utf8_prefix(character) < character.size()) {
      out += "\xEF\xBF\xBD";
      at += 1;
      continue;
    }
    if (!is_control(character) || character == "\n" || character == "\t") out += character;
    at += character.size();
  }
  return out;
}

std::string printable_line(std::string_view text) {
  std::string out = printable(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return out;
}

}  // namespace grens
