// Digits are taken one by one into a whole number, and those behind the point are counted.
#include "regions/decimal.hpp"

#include <cstddef>

namespace grens {
namespace {

constexpr int kMostDigits = 18;  // of kMostUnits

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  Decimal number;
  bool any = false;
  bool point = false;
  for (const char c : text) {
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9' || number.units > kMostUnits / 10) return std::nullopt;
    any = true;
    number.units = 10 * number.units + (c - '0');
    if (point && ++number.decimals > kMostDigits) return std::nullopt;
  }
  if (!any) return std::nullopt;
  if (negative) number.units = -number.units;
  return number;
}

std::optional<std::int64_t> rescaled(const Decimal& number, int decimals) {
  std::int64_t units = 0;
  const std::int64_t factor = power_of_ten(decimals - number.decimals);
  if (__builtin_mul_overflow(number.units, factor, &units)) return std::nullopt;
  return units;
}

std::string decimal_text(const Decimal& number) {
  std::string text = std::to_string(number.units);
  if (number.decimals == 0) return text;
  const std::string sign = number.units < 0 ? "-" : "";
  text.erase(0, sign.size());
  const auto decimals = static_cast<std::size_t>(number.decimals);
  if (text.size() <= decimals) text.insert(0, decimals + 1 - text.size(), '0');
  text.insert(text.size() - decimals, ".");
  return sign + text;
}

double decimal_value(const Decimal& number) {
  return static_cast<double>(number.units) / static_cast<double>(power_of_ten(number.decimals));
}

}  // namespace grens
