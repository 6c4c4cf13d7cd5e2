#pragma once
#include <cstdint>
#include <vector>

#include "geometry/point.hpp"

namespace grens {

/// Which positions of an array of points (all rings of a layer, say) hold the same point, bit for
/// bit. 8 bytes a position.
struct VertexMatch {
  std::vector<std::uint32_t> first;  ///< the smallest position that holds the same point
  std::vector<std::uint32_t> other;  ///< the next position of the same point, in a circle
};

/// Matches all points exactly. O(n) expected, about 8 bytes a position while it runs.
VertexMatch match_vertices(const std::vector<Point>& points);

}  // namespace grens
