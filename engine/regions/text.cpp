// UTF-8 is checked by the table of well-formed byte sequences of the Unicode standard (table 3-7).
// Folding maps the Latin letters that European place names are written with to ASCII, by ranges of
// code points; it is for comparing names, never for writing them.
#include "regions/text.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

namespace grens {
namespace {

/// Length of the well-formed sequence that `text` starts with; 0 when there is none.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(0), second = byte(1);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return tail(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (!tail(1) || !tail(2)) return 0;
    if (lead == 0xE0 && second < 0xA0) return 0;  // overlong
    if (lead == 0xED && second > 0x9F) return 0;  // surrogate
    return 3;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (!tail(1) || !tail(2) || !tail(3)) return 0;
    if (lead == 0xF0 && second < 0x90) return 0;  // overlong
    if (lead == 0xF4 && second > 0x8F) return 0;  // beyond U+10FFFF
    return 4;
  }
  return 0;
}

struct FoldRange {
  std::uint32_t last;
  const char* ascii;  ///< nullptr: the letter stays
};

/// Latin-1 letters and Latin Extended-A: each range ends at `last` and begins after the one before.
constexpr FoldRange kFolds[] = {
    {0xBF, nullptr}, {0xC5, "a"},  {0xC6, "ae"}, {0xC7, "c"},     {0xCB, "e"},  {0xCF, "i"},
    {0xD0, "d"},     {0xD1, "n"},  {0xD6, "o"},  {0xD7, nullptr}, {0xD8, "o"},  {0xDC, "u"},
    {0xDD, "y"},     {0xDE, "th"}, {0xDF, "ss"}, {0xE5, "a"},     {0xE6, "ae"}, {0xE7, "c"},
    {0xEB, "e"},     {0xEF, "i"},  {0xF0, "d"},  {0xF1, "n"},     {0xF6, "o"},  {0xF7, nullptr},
    {0xF8, "o"},     {0xFC, "u"},  {0xFD, "y"},  {0xFE, "th"},    {0xFF, "y"},  {0x105, "a"},
    {0x10D, "c"},    {0x111, "d"}, {0x11B, "e"}, {0x123, "g"},    {0x127, "h"}, {0x131, "i"},
    {0x133, "ij"},   {0x135, "j"}, {0x138, "k"}, {0x142, "l"},    {0x14B, "n"}, {0x151, "o"},
    {0x153, "oe"},   {0x159, "r"}, {0x161, "s"}, {0x167, "t"},    {0x173, "u"}, {0x175, "w"},
    {0x178, "y"},    {0x17E, "z"}, {0x17F, "s"}};

const char* fold_of(std::uint32_t point) {
  if (point >= 0x300 && point <= 0x36F) return "";  // combining accents
  for (const FoldRange& range : kFolds) {
    if (point <= range.last) return range.ascii;
  }
  return nullptr;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

std::size_t utf8_prefix(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t length = sequence_length(text.substr(at));
    if (length == 0) break;
    at += length;
  }
  return at;
}

std::string utf8_cut(const std::string& text, std::size_t most_bytes) {
  if (text.size() <= most_bytes) return text;
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

std::uint32_t next_character(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint32_t character = size == 1 ? lead : lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    character = character << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  text.remove_prefix(size);
  return character;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string folded(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t length = std::max<std::size_t>(1, sequence_length(utf8.substr(at)));
    const std::string_view letter = utf8.substr(at, length);
    at += length;
    std::string_view rest = letter;
    if (length == 1) {
      out += lower_case(letter);
    } else if (const char* ascii = fold_of(next_character(rest))) {
      out += ascii;
    } else {
      out += letter;
    }
  }
  return out;
}

std::string shown(std::string_view text, std::size_t most) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (out.size() >= most) return out + "...";
    const std::size_t length = sequence_length(text.substr(at));
    const auto byte = static_cast<unsigned char>(text[at]);
    // Control characters (C0, DEL, C1) could drive a terminal; stray bytes would spoil the line.
    const bool c1 = length == 2 && byte == 0xC2 && static_cast<unsigned char>(text[at + 1]) < 0xA0;
    if (byte == '\n') {
      out += "\\n";
    } else if (length == 0 || byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\x{:02x}", byte);
    } else if (c1) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at + 1]));
    } else {
      out += text.substr(at, length);
    }
    at += std::max<std::size_t>(1, length);
  }
  return out;
}

std::string in_quotes(std::string_view text) { return "'" + shown(text) + "'"; }

std::string listed(std::span<const std::string> items, std::size_t most) {
  std::string out;
  const std::size_t written = items.size() <= most ? items.size() : most;
  for (std::size_t i = 0; i < written; ++i) {
    if (i > 0) out += ", ";
    out += shown(items[i]);
  }
  if (written < items.size()) out += fmt::format(" and {} more", items.size() - written);
  return out;
}

std::string with_commas(std::string number) {
  const std::size_t first = number.starts_with('-') ? 1 : 0;
  for (std::size_t at = std::min(number.find('.'), number.size()); at > first + 3;) {
    at -= 3;
    number.insert(at, ",");
  }
  return number;
}

std::string spoken_count(std::int64_t count) { return with_commas(std::to_string(count)); }

std::string spoken_count(std::size_t count, const std::string& one, const std::string& many) {
  return spoken_count(static_cast<std::int64_t>(count)) + " " + (count == 1 ? one : many);
}

InputError error_at(std::string_view file, std::size_t line, std::string_view what) {
  return InputError(fmt::format("{}:{}: {}", file, line, what));
}

std::string read_text_file(const std::string& path) {
  const auto refuse = [&](const char* why) {
    return InputError(
        fmt::format("{}: cannot be read ({}); check the path and its permissions", path, why));
  };
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) throw refuse("it is a folder");
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) throw refuse(std::strerror(errno));
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (in.bad()) throw refuse(std::strerror(errno));
  return text;
}

}  // namespace grens
