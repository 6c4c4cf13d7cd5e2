#pragma once
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "geometry/inside.hpp"
#include "geometry/polygon.hpp"

namespace grens {

/// How rings lie in one another.
struct Nesting {
  std::vector<std::size_t> order;  ///< positions of shells, largest first, ties by smallest point
  std::vector<std::vector<std::size_t>> holes;  ///< for each shell in that order: positions of its
                                                ///< holes, largest first
  bool sound = true;  ///< every hole has a shell, and no shell lies in another one's polygon
};

/// What sorting rings needs to know of each. Counter-clockwise rings are shells.
struct RingShape {
  double area = 0;  ///< signed
  Point smallest;   ///< lexicographically
  Box box;          ///< around all points
};

/// The rings to be sorted, by position.
struct RingAccess {
  std::function<std::vector<Point>(std::size_t)> points;  ///< the points of a ring, not closed
  std::function<Side(std::size_t, const Point&)> locate;  ///< as geometry/inside.hpp
};

/// Sorts rings into polygons. A hole goes to the smallest larger shell that contains an interior
/// point of it: its vertices may lie on the shell. Rings are looked at only where a region has
/// several shells and boxes cannot tell. O(n log n) up to one search a pair of rings whose boxes
/// contain each other.
Nesting nest(std::span<const RingShape> shapes, const RingAccess& rings);

/// Rings (not closed) put together to polygons, each ring starting at its smallest point. Holes
/// that lie in no shell have no place in polygons: their number is added to `holes_left_out`, if
/// given.
MultiPolygon nested_polygons(std::vector<std::vector<Point>> rings,
                             std::size_t* holes_left_out = nullptr);

}  // namespace grens
