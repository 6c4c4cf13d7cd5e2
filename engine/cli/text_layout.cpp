#include "cli/text_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "report/figures.hpp"

namespace grens {

std::size_t width(std::string_view text) {
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
  return text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), continues));
}

std::string padded(std::string_view text, std::size_t columns) {
  std::string out(text);
  const std::size_t taken = width(text);
  if (taken < columns) out.append(columns - taken, ' ');
  return out;
}

std::string filled(std::string_view text, std::size_t column) {
  std::istringstream words{std::string(text)};
  std::string out;
  std::size_t at = column;
  for (std::string word; words >> word;) {
    if (at > column && at + 1 + width(word) > kTextColumns) {
      out += '\n' + std::string(column, ' ');
      at = column;
    }
    if (at > column) {
      out += ' ';
      ++at;
    }
    out += word;
    at += width(word);
  }
  return out;
}

std::string grouped(std::uint64_t number) { return with_commas(fmt::format("{}", number)); }

std::string grouped(double number, int decimals) {
  return with_commas(fmt::format("{:.{}f}", number, decimals));
}

}  // namespace grens
