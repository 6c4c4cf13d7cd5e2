#pragma once
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "coverage/crossings.hpp"
#include "coverage/dissolve.hpp"
#include "geometry/geos.hpp"
#include "geometry/polygon.hpp"

namespace grens {

/// The land of one region: whole arcs, or where the borders of its units do not match, the union of
/// its units.
struct RegionLand {
  std::vector<ArcPolygon> parts;   ///< empty when repaired
  bool repaired = false;           ///< built by GEOS; exempt from "no vertex is invented"
  MultiPolygon united;             ///< in layer coordinates; only when repaired
  std::size_t holes_left_out = 0;  ///< of its units: they lie in no ring of their unit
};

/// One layer of regions, by label.
struct RegionLayer {
  std::vector<RegionLand> regions;  ///< by label
  /// How many regions were built by a union because their borders do not match inside.
  std::size_t repaired_count() const;
};

/// Marks as broken every region two of whose borders are among `crossings` (found in layer
/// coordinates): its rings cross. O(crossings).
void mark_crossed(const Coverage& coverage, std::span<const RegionId> labels,
                  std::span<const Crossing> crossings, Dissolved& dissolved);

/// Makes what leaves valid: a broken region of `dissolved` is built by a robust union of its units,
/// each made valid first. Clean layers pay nothing for this. Repairs run in threads.
/// InputError when GEOS cannot unite a region, with what `name` calls it.
RegionLayer make_region_layer(const Coverage& coverage, const RingSet& rings,
                              std::span<const RegionId> labels, Dissolved dissolved,
                              const std::function<std::string(std::size_t)>& name);

/// The polygons of a region in layer coordinates.
MultiPolygon layer_polygons(const Coverage& coverage, const RegionLand& land);

/// For each unit the positions of its rings in `rings`.
std::vector<std::vector<std::size_t>> rings_by_unit(const RingSet& rings, std::size_t unit_count);

/// The polygons of one unit as it was read; `holes_left_out` as nested_polygons.
MultiPolygon unit_polygons(const RingSet& rings, std::span<const std::size_t> positions,
                           std::size_t* holes_left_out = nullptr);

}  // namespace grens
