#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "regions/labels.hpp"

namespace grens {

/// A unit or region from a table, safe to print: "Tholen (GM0716)", the code alone without a name.
std::string called(const CodeName& unit);
/// Its name only, the code where it has none.
std::string name_of(const CodeName& unit);

/// The one with that code, of a list that is sorted by code; null when there is none. O(log n).
const CodeName* find_code(std::span<const CodeName> sorted, std::string_view code);

/// By name, of equal names by code.
void sort_by_name(std::vector<CodeName>& units);

}  // namespace grens
