#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "coverage/coverage.hpp"

namespace grens {

/// Polylines in one block of memory; consecutive points of a line are its segments.
struct LineSet {
  std::vector<Point> points;                ///< of all lines, one after another
  std::vector<std::uint32_t> starts = {0};  ///< line k is points[starts[k]] up to starts[k + 1]

  /// Ends the line whose points were appended last.
  void end_line() { starts.push_back(static_cast<std::uint32_t>(points.size())); }
};

/// The rings as closed lines.
LineSet ring_lines(const RingSet& rings);

/// Every distinct segment of the lines once, whoever uses it and how often, as arcs between nodes:
/// vertices in which other than two of them end. A Coverage whose sides are all kOutside: what lies
/// there is for `number_faces` to find. O(n) expected, as build_coverage.
Coverage build_linework(const LineSet& lines);

}  // namespace grens
