#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "geometry/measure.hpp"
#include "geometry/rings.hpp"

namespace grens {

/// A unit: the smallest area with a code.
struct Unit {
  std::string code;                        ///< as the layer writes it; unique in it
  std::string name;                        ///< UTF-8; empty when the layer has no name field
  std::optional<std::int64_t> population;  ///< from the layer; none: the layer does not know
};

/// The polygons of all units, as read, with attributes.
struct UnitLayer {
  std::vector<Unit> units;  ///< sorted by code, no code twice
  RingSet rings;            ///< normalised by `append_record`; a unit without rings has no geometry
  bool has_population = false;  ///< whether a population field was found
  bool approximate = false;     ///< the layer's `quality` column says so; taints every output
  /// Further columns that were asked for (`--by`, `--where` ...): a value per unit, "" where null.
  std::map<std::string, std::vector<std::string>> columns;
};

/// Gives the units other codes, one for each in their order and none twice, and puts everything
/// in the order of the new codes. O(n) for n vertices when that is another order.
void recode_units(UnitLayer& layer, std::vector<std::string> codes);

}  // namespace grens
