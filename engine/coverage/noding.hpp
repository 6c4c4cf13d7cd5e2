#pragma once
#include <cstddef>

#include "coverage/coverage.hpp"

namespace grens {

/// What it took to lay lines over each other.
struct NodingCounts {
  std::size_t added = 0;  ///< vertices that were not there: where segments cross
  std::size_t split = 0;  ///< vertices of one line that now also are vertices of another
  std::size_t left = 0;   ///< meetings that rounding kept from being resolved; nearly always 0
};

/// Linework whose segments meet in common vertices only.
struct Noded {
  Coverage linework;    ///< the lines as arcs
  NodingCounts counts;  ///< what was done to get there
};

/// Splits segments where they cross, and where a vertex of another lies on them, until none do.
/// No vertex moves. A crossing within a rounding error of a vertex is taken to be that vertex.
/// Each round costs a search for meetings and a rebuild of the linework; two or three do, because
/// what a round splits is bent by rounding errors only.
Noded node_linework(Coverage linework);

/// The same for linework that was noded before: only segments with an end among `fresh` are new and
/// may meet others. O(n) beside what they cost.
Noded node_linework(Coverage linework, const std::vector<Point>& fresh);

}  // namespace grens
