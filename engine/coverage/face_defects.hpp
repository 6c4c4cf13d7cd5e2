#pragma once
#include <cstdint>
#include <vector>

#include "coverage/defects.hpp"

namespace grens {

/// Overlaps, gaps and wide holes: the faces that not just one unit has. `twin` gives for each unit
/// the first one with the same geometry: these do not overlap each other.
void add_disputed_faces(const FaceLayer& layer, const std::vector<std::uint8_t>& narrow,
                        const std::vector<UnitId>& twin, std::vector<Defect>& defects);

/// Slivers and exclaves: the parts of units beside their largest one.
void add_parts(const FaceLayer& layer, const std::vector<std::uint8_t>& narrow, double tolerance,
               std::vector<Defect>& defects);

}  // namespace grens
