// Dates are read by hand: std::chrono parsing is not in GCC 12, and strptime accepts far too much.
#include "regions/date.hpp"

#include <fmt/format.h>

namespace grens {
namespace {

/// The number that digits at `at` .. `at + count` spell; -1 when one is no digit.
int digits(std::string_view text, std::size_t at, std::size_t count) {
  int number = 0;
  for (char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

int days_of_month(int year, int month) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const Date date{digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)};
  if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1) return std::nullopt;
  if (date.day > days_of_month(date.year, date.month)) return std::nullopt;
  return date;
}

std::string to_string(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

}  // namespace grens
