#pragma once
#include <vector>

#include "coverage/face_layer.hpp"
#include "coverage/linework.hpp"

namespace grens {

/// What closes the narrow inlets of a layer.
struct Bridges {
  LineSet lines;            ///< the layer's borders, and the bridges
  std::vector<Point> ends;  ///< of the bridges, two of each; empty: nothing to close
  std::vector<Point> feet;  ///< vertices that borders got where bridges end on them; ascending
};

/// An inlet is a gap with an open end: land of nobody, the outside or a wide hole, between two
/// units whose borders run against each other. Where it is narrower than `width` metres, bridges
/// cut it off: from each vertex of the one border the shortest way to the other. Then it is made of
/// faces as any gap. `owner` is the unit of each face, or negative. Borders that meet in a corner
/// of more than 30 degrees are two shores, as find_mismatches has it. O(s log s) for s segments
/// beside land of nobody, and O(1) a segment within reach.
Bridges bridge_inlets(const FaceLayer& layer, const std::vector<RegionId>& owner, double width);

/// The same where something changed since there was no bridge to be found: from vertices within
/// two widths of these boxes only.
Bridges bridge_inlets(const FaceLayer& layer, const std::vector<RegionId>& owner, double width,
                      const std::vector<Box>& changed);

}  // namespace grens
