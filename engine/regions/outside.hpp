#pragma once
#include <span>
#include <string>
#include <vector>

#include "regions/date.hpp"
#include "regions/tables.hpp"

namespace grens {

/// Codes of the table's units of `date` (`units_on`) that a layer of `units` lacks, sorted: what
/// tells a part of the country from the whole.
///
/// A municipality is there as soon as the layer has one of its neighbourhoods. A neighbourhood of
/// the table is there when the layer goes by its municipality; where the layer has nothing of a
/// municipality that the table knows, that one is outside and stands for its neighbourhoods.
/// O((units + table rows) log n).
std::vector<std::string> units_outside(const RegionTables& tables,
                                       std::span<const std::string> units, Date date);

}  // namespace grens
