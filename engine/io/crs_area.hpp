#pragma once
#include <span>
#include <string>

#include "base/notices.hpp"
#include "geometry/point.hpp"
#include "io/crs.hpp"

namespace grens {

/// The first of the points that is no longitude and latitude within 180 and 90 degrees (and a
/// hair); nullptr when all are, and for a CRS that is not geographic. O(n).
const Point* off_the_earth(std::span<const Point> points, const Crs& crs);

/// Warns ("outside-crs") when a layer of this extent, in coordinates of `crs`, lies wholly outside
/// the area that `crs` is made for, and whether it would lie inside with x and y exchanged. Says
/// nothing where PROJ knows no such area. An empty extent is nowhere and fine.
void warn_outside_area_of_use(const std::string& path, const Crs& crs, const Box& extent,
                              Notices& notices);

}  // namespace grens
