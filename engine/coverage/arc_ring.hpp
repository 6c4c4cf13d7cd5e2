#pragma once
#include <span>
#include <vector>

#include "coverage/coverage.hpp"
#include "geometry/inside.hpp"
#include "geometry/nesting.hpp"

namespace grens {

/// A closed loop of arcs that passes no node twice.
struct ArcRing {
  std::vector<ArcRef> arcs;  ///< in walking order; the ring lies left of its land
};

/// Area, smallest point and box of a ring; O(1) an arc. The area is summed around one of the ring's
/// own points, which keeps its sign right for small rings far from the origin.
RingShape ring_shape(const Coverage& coverage, const ArcRing& ring);

/// Where a point lies with respect to a ring (exact, even-odd). O(1) an arc that a ray from the
/// point misses by its box.
Side locate_in(const Coverage& coverage, const ArcRing& ring, const Point& p);

/// Writes the points of a ring to `out` (which is cleared), not closed and without repeated points,
/// starting at the ring's smallest point in the coverage, so that the same ring always gives the
/// same sequence. `points` is Coverage::points or an array that runs parallel to it (the same arcs
/// in another CRS, or rounded). One copy of the points, and O(1) an arc.
void ring_points(const Coverage& coverage, std::span<const Point> points, const ArcRing& ring,
                 std::vector<Point>& out);

}  // namespace grens
