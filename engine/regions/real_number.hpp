#pragma once
#include <optional>
#include <string_view>

namespace grens {

/// Reads "52.0907", "-1e-3": nothing for any other text, and for what is not finite.
std::optional<double> real_number(std::string_view text);

/// The number of a cell: blanks around it and a plus do not count, and minus zero is zero.
std::optional<double> cell_number(std::string_view cell);

}  // namespace grens
