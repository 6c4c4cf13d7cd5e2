#pragma once
#include <cstdint>
#include <vector>

#include "geometry/rings.hpp"

namespace grens {

/// Which positions of a RingSet hold the same point, bit for bit. A position is an index into
/// RingSet::points; 8 bytes a position.
struct VertexMatch {
  std::vector<std::uint32_t> first;  ///< the smallest position that holds the same point
  std::vector<std::uint32_t> other;  ///< the next position of the same point, in a circle
};

/// Matches all points exactly. O(n) expected, about 8 bytes a position while it runs.
VertexMatch match_vertices(const RingSet& rings);

}  // namespace grens
