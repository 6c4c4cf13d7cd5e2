#pragma once
#include "geometry/polygon.hpp"

namespace grens {

/// Whether a circle of this diameter (in the polygon's units) has room in the polygon. Where one
/// has room that is larger by less than a hundredth, the answer may still be no. O(n) for n
/// vertices of a strip that is narrower; where its sides are as far apart as that, or bend much,
/// O(n) for each hundredth of a diameter along its outline at worst.
bool holds_circle(const Polygon& polygon, double diameter);

}  // namespace grens
