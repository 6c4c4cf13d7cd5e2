#pragma once
#include <span>

#include "geometry/metre_scale.hpp"
#include "geometry/point.hpp"

namespace grens {

// How much each point of a line matters to its shape: its rank, in metres. Leaving out all points
// up to a rank simplifies the line, so one pass over it serves every degree of simplification.
//
// `ranks` has a place for each point. The ends of a line are not judged and rank as infinite. A
// `loop` (its last point repeats its first) has no ends: all its points are judged, the repeated
// one once. Equal ranks are settled along the line, so a line and its reverse may differ there.
// `scale` turns layer coordinates into metres.

/// M. Visvalingam and J. D. Whyatt, Line generalisation by repeated elimination of points, 1993:
/// the point whose triangle with its neighbours is smallest goes first, then that of what is left,
/// and so on. A point's rank is the side of a square as large as the largest triangle that had to
/// go up to it. O(n log n).
void rank_by_area(std::span<const Point> line, bool loop, const MetreScale& scale,
                  std::span<double> ranks);

/// D. H. Douglas and T. K. Peucker, Algorithms for the reduction of the number of points required
/// to represent a digitized line, 1973: leaving out all points that rank at most t leaves no point
/// farther than t from what remains. Distances are to segments, not to the lines through them, so
/// that a spur beyond an end is seen. Of a loop, the first point and the one farthest from it are
/// where it is divided. O(n log n) expected.
void rank_by_distance(std::span<const Point> line, bool loop, const MetreScale& scale,
                      std::span<double> ranks);

/// Metres from the segment between the ends of a line to its point farthest from it.
double sagitta(std::span<const Point> line, const MetreScale& scale);

}  // namespace grens
