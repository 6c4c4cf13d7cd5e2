#pragma once
#include <span>
#include <string>
#include <vector>

#include "regions/succession.hpp"
#include "regions/tables.hpp"

namespace grens {

/// Follows the units of one table to those of another by the changes that lie between the two,
/// whatever their dates: not those between units that both have, nor those that end a unit that the
/// second has. Codes are sorted. O(units + changes), up to sorting.
Succession succession_apart(const std::vector<ChangeRow>& changes,
                            std::span<const std::string> before,
                            std::span<const std::string> after);

}  // namespace grens
