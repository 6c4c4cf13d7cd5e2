#pragma once
#include <optional>
#include <vector>

#include "coverage/defects.hpp"

namespace grens {

/// For each unit the first one with the same geometry, itself when there is none before it.
/// A unit without rings is nobody's twin.
std::vector<UnitId> find_twins(const RingSet& rings, std::size_t unit_count);

/// Duplicates: the units of each twin together, at their place.
void add_duplicates(const FaceLayer& layer, const std::vector<UnitId>& twin,
                    const std::vector<std::optional<Point>>& places, std::vector<Defect>& defects);

/// T-junctions, and rings that cross or touch themselves. A vertex on the border of a unit that
/// overlaps its own there is a corner of the overlap, which is told, and no T-junction.
void add_meetings(const RingSet& rings, const Coverage& coverage, const FaceLayer& layer,
                  std::vector<Defect>& defects);

}  // namespace grens
