#pragma once
#include <span>

#include "coverage/dissolve.hpp"
#include "geometry/polygon.hpp"

namespace grens {

/// The polygons of a region as points. `points` is Coverage::points or an array parallel to it.
MultiPolygon to_polygons(const Coverage& coverage, std::span<const Point> points,
                         const std::vector<ArcPolygon>& parts);

}  // namespace grens
