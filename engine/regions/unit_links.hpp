#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "regions/tables.hpp"

namespace grens {

/// For each unit of one year the units of another year in which its land lies, sorted: a single one
/// has all of it.
using UnitLinks = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Links every unit of 1 January of `from` to the layout of 1 January of `to`, which may be later
/// or earlier: a unit of a later year that was put together goes back to all that it was made of.
/// InputError when the tables have no layout for a year or no changes, or when these do not say
/// what became of a unit. O(units + changes), up to sorting.
UnitLinks link_units(const RegionTables& tables, int from, int to);

}  // namespace grens
