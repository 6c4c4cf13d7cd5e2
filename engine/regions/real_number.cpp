// The text is a number when all of it is.
#include "regions/real_number.hpp"

#include <charconv>
#include <cmath>

#include "regions/text.hpp"

namespace grens {

std::optional<double> real_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

std::optional<double> cell_number(std::string_view cell) {
  cell = trimmed(cell);
  if (cell.starts_with('+')) cell.remove_prefix(1);
  const std::optional<double> value = real_number(cell);
  return value ? std::optional(*value + 0.0) : std::nullopt;
}

}  // namespace grens
