#pragma once
#include <cstdint>
#include <vector>

#include "coverage/defects.hpp"

namespace grens {

/// The border that units have towards the outside and towards wide holes, overlaps and narrow gaps
/// (`narrow`, by face) taken as settled: all that can still run along another unit's without a face
/// that tells it. Its arcs are those of the layer that are open on one side.
Coverage open_border(const FaceLayer& layer, const std::vector<std::uint8_t>& narrow);

/// Mismatched borders, and narrow water as a note: open border of each two units that faces each
/// other. A defect where it does so within the tolerance, and looking twice as wide finds at most a
/// third more: shores that part from each other are narrow water. Narrow water is looked for up to
/// kFacingTolerance.
void add_facing_borders(const Coverage& open, const Measurer& measurer, double tolerance,
                        std::vector<Defect>& defects);

}  // namespace grens
