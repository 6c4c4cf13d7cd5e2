#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace grens {

/// Columns that printed text keeps to.
inline constexpr std::size_t kTextColumns = 80;

/// Columns that the text takes: its code points. Good enough for European names.
std::size_t width(std::string_view text);

/// The text with blanks behind it up to `columns`.
std::string padded(std::string_view text, std::size_t columns);

/// The words of `text` in lines that start at `column`; the first line is taken to stand there
/// already. No line end after the last.
std::string filled(std::string_view text, std::size_t column);

/// 1234567 as "1,234,567".
std::string grouped(std::uint64_t number);
/// The same with digits behind the point.
std::string grouped(double number, int decimals);

}  // namespace grens
