#pragma once
#include <string_view>

namespace grens {

/// Whether a cell of a table, without blanks around it, is one of CBS's ways to write that a figure
/// is unknown: nothing, StatLine's point, or a negative number of nines that ends in 5 to 9
/// (-99997, -99999998), also with a fraction of zeros.
bool says_unknown(std::string_view cell);

}  // namespace grens
