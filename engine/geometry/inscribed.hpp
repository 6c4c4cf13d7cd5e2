#pragma once
#include <optional>

#include "geometry/polygon.hpp"

namespace grens {

/// Whether a circle of this diameter (in the polygon's units) has room in the polygon. Where one
/// has room that is larger by less than a hundredth, the answer may still be no. O(n) for n
/// vertices of a strip that is narrower; where its sides are as far apart as that, or bend much,
/// O(n) for each hundredth of a diameter along its outline at worst.
bool holds_circle(const Polygon& polygon, double diameter);

/// The same from the area and the length of the outline alone, holes included: no where the area is
/// less than the circle's, yes where the polygon is wide enough for one throughout, and nothing
/// where only a look at it can tell.
std::optional<bool> holds_circle_by_size(double area, double perimeter, double diameter);

}  // namespace grens
