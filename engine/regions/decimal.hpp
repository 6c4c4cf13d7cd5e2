#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace grens {

/// A number as a table writes it, without loss: `units` in steps of 10^-`decimals`.
struct Decimal {
  std::int64_t units = 0;
  int decimals = 0;
};

/// Reads "1234", "-0.50", "+3", ".5": at most 18 digits in all. Nothing for any other text, also
/// not for exponents, decimal commas and separators between thousands: they can be misunderstood.
std::optional<Decimal> parse_decimal(std::string_view text);

/// The number in steps of 10^-`decimals`, which are not fewer than it has; nothing when that is
/// more than 64 bits hold.
std::optional<std::int64_t> rescaled(const Decimal& number, int decimals);

/// "-0.50" for -50 and 2.
std::string decimal_text(const Decimal& number);

/// The nearest double.
double decimal_value(const Decimal& number);

}  // namespace grens
