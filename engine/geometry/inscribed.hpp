#pragma once
#include "geometry/polygon.hpp"

namespace grens {

/// Whether a circle of this diameter (in the polygon's units) has room in the polygon; what is
/// within `precision` of it counts as room. In a polygon longer than 2,000 diameters, room for a
/// circle of a 2,000th of its length is asked for. O(c n) for n vertices and c cells, about length
/// over diameter of a strip that is narrower; the coarser, the fewer.
bool holds_circle(const Polygon& polygon, double diameter, double precision = 0.02);

}  // namespace grens
