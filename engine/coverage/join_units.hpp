#pragma once
#include <vector>

#include "base/labels.hpp"
#include "coverage/unit_layer.hpp"

namespace grens {

/// A layer of which units were joined: what borders two units that are one now borders nothing, as
/// in a unit of several records.
struct JoinedUnits {
  UnitLayer layer;           ///< without columns: joined units have no single value
  std::vector<UnitId> into;  ///< for each old unit: the new one
};

/// Joins units: `codes` says for each unit of `layer` which it goes by from now on, its own code or
/// another. A code that no unit of the layer has is that of a new unit, without a name. A unit goes
/// on with its name; people are summed, and are unknown as soon as those of one part are. O(n log
/// n) for n rings, and a copy of all points.
JoinedUnits join_units(const UnitLayer& layer, const std::vector<std::string>& codes);

}  // namespace grens
