#pragma once
#include <cstdint>
#include <vector>

#include "coverage/defects.hpp"

namespace grens {

/// The border that units have towards the outside, and towards enclosed land of nobody but that
/// which is `settled` (by face): all that can run along another unit's without a face that tells
/// it. Its arcs are those of the layer that are open on one side.
Coverage open_border(const FaceLayer& layer, const std::vector<std::uint8_t>& settled);

/// Mismatched borders: border of two units that is open to the outside or to a wide hole (not one
/// of the `narrow` faces) and faces each other within the tolerance, where looking twice as wide
/// finds at most a third more: shores that part from each other are none. Other border that is open
/// to the outside and faces another unit within kFacingTolerance is a note: narrow water.
void add_facing_borders(const FaceLayer& layer, const std::vector<std::uint8_t>& narrow,
                        const Measurer& measurer, double tolerance, std::vector<Defect>& defects);

}  // namespace grens
