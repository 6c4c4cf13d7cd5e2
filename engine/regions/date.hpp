#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace grens {

/// A day of the Gregorian calendar.
struct Date {
  int year = 1;   ///< 1 to 9999
  int month = 1;  ///< 1 to 12
  int day = 1;    ///< 1 to 31
  /// Earlier days are less.
  auto operator<=>(const Date&) const = default;
};

/// Earlier than every date of a table.
inline constexpr Date kFirstDate{1, 1, 1};

/// Later than every date of a table: looked up with it, a table answers what is valid last.
inline constexpr Date kLastDate{9999, 12, 31};

/// What is taken for a year, on the command line and in files; others are slips of the pen.
inline constexpr int kFirstYear = 1800;
/// The last such year.
inline constexpr int kLastYear = 2200;

/// The day whose municipal layout a year stands for.
inline constexpr Date first_of_january(int year) { return {year, 1, 1}; }

/// Reads `YYYY-MM-DD`, exactly so and a day that exists; nothing otherwise.
std::optional<Date> parse_date(std::string_view text);

/// `YYYY-MM-DD`.
std::string to_string(Date date);

/// The days from `from` to just before `to`; without `from` since ever, without `to` still valid.
struct Validity {
  std::optional<Date> from;  ///< first day
  std::optional<Date> to;    ///< first day on which it no longer holds

  /// Whether a day lies in it.
  bool holds(Date date) const { return (!from || *from <= date) && (!to || date < *to); }
  /// Whether some day lies in both.
  bool overlaps(const Validity& other) const {
    return (!from || !other.to || *from < *other.to) && (!other.from || !to || *other.from < *to);
  }
};

}  // namespace grens
