#pragma once
#include <vector>

#include "geometry/point.hpp"

namespace grens {

/// A polygon as points. Rings are not closed; the shell runs counter-clockwise, holes clockwise.
struct Polygon {
  std::vector<Point> shell;               ///< outline, counter-clockwise
  std::vector<std::vector<Point>> holes;  ///< clockwise, inside the shell
};

/// Parts of one region.
using MultiPolygon = std::vector<Polygon>;

}  // namespace grens
