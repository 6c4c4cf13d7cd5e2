#pragma once
#include <array>
#include <cstddef>
#include <functional>
#include <mutex>
#include <span>
#include <vector>

#include "geometry/point.hpp"

namespace grens {

/// A smooth function from the plane to the plane that is dear to ask: a polynomial over each square
/// cell of an extent does nearly as well, at a thirtieth of the cost of PROJ. What comes out
/// depends on the extent and the point alone. `apply` may be called from several threads at a time.
class SmoothMap {
 public:
  /// Maps points in place; what has no image becomes infinite.
  using Exact = std::function<void(std::span<Point>)>;

  /// How far a cell may be from `exact` at most, relative to the largest value in it: in degrees
  /// of longitude and latitude it is 5e-12, half a micrometre; in metres of RD as much.
  static constexpr double kTolerance = 1e-13;

  SmoothMap(const Box& extent, Exact exact);

  /// In place. Returns the positions of points that are left as they are: those outside the extent,
  /// and those in cells where no polynomial is that close, because `exact` is not smooth. O(1) a
  /// point; a cell costs about a hundred calls of `exact` when its first point comes.
  std::vector<std::size_t> apply(std::span<Point> points);

 private:
  static constexpr std::size_t kDegree = 6;
  static constexpr std::size_t kTerms = kDegree + 1;

  struct Cell {
    std::once_flag made;
    bool smooth = false;
    Point middle;
    std::array<std::array<Point, kTerms>, kTerms> terms;  // [power of y][power of x]
  };

  Cell* find(const Point& p);
  void make(Cell& cell) const;
  Point value(const Cell& cell, const Point& p) const;

  Box extent_;
  Exact exact_;
  double side_ = 0;  // of a cell
  std::size_t columns_ = 0;
  std::vector<Cell> cells_;
};

}  // namespace grens
