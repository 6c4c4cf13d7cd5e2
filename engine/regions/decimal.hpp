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

/// The largest number of 18 digits: all numbers up to it fit into 64 bits, and are read as they are
/// written.
inline constexpr std::int64_t kMostUnits = 999'999'999'999'999'999;

/// Reads "1234", "-0.50", "+3", ".5": at most 18 digits, not counting leading zeros, and 18 behind
/// the point. Nothing for any other text, also not for exponents, decimal commas and separators
/// between thousands: they can be misunderstood.
std::optional<Decimal> parse_decimal(std::string_view text);

/// The number in steps of 10^-`decimals`, which are not fewer than it has; nothing when that is
/// more than 64 bits hold.
std::optional<std::int64_t> rescaled(const Decimal& number, int decimals);

/// "-0.50" for -50 and 2.
std::string decimal_text(const Decimal& number);

/// The nearest double.
double decimal_value(const Decimal& number);

}  // namespace grens
