#pragma once
#include <vector>

#include "coverage/unit_layer.hpp"

namespace grens {

/// Makes every unit a valid polygon, as the OGC understands it: one whose rings cross or overlap is
/// built anew by the structure method (shells are united, then holes taken off), which invents
/// vertices where rings cross. All others stay bit for bit. Returns the units that were built anew,
/// ascending. In threads; O(n log n) for n vertices.
/// InputError when GEOS cannot make a unit valid.
std::vector<UnitId> make_units_valid(UnitLayer& layer);

}  // namespace grens
