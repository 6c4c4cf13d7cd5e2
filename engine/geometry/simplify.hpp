#pragma once
#include <span>
#include <vector>

#include "geometry/point.hpp"

namespace grens {

/// The line with as few of its points as Douglas and Peucker's rule keeps: all that are left out
/// lie within `tolerance` of what is left. First and last point stay. A closed line (its last point
/// is its first) keeps at least one point and one to each side of it, the highest by
/// rank_by_distance, where it has room. O(n log n) expected for n points.
std::vector<Point> simplify_line(std::span<const Point> line, double tolerance);

}  // namespace grens
