#pragma once
#include "geometry/measure.hpp"
#include "geometry/point.hpp"
#include "geometry/polygon.hpp"

namespace grens {

/// Metres in a step of one along x and along y: turns small shapes of a layer into shapes in
/// metres, where only their width or their distances are asked for. Made for the middle of a layer;
/// away from it, a layer in degrees is stretched as much as its meridians run together: in the
/// Netherlands less than 4%.
struct MetreScale {
  double x = 1;  ///< metres in a unit eastwards
  double y = 1;  ///< metres in a unit northwards

  /// A place in metres.
  Point scaled(const Point& p) const { return {p.x * x, p.y * y}; }
  /// A polygon in metres.
  Polygon scaled(Polygon polygon) const;
};

/// The scale at a place, from steps of some layer units eastwards and northwards.
MetreScale scale_at(const Point& place, double step, const Measurer& measurer);

/// The scale at the middle of a box; 1 for a box without extent.
MetreScale scale_at_middle(const Box& box, const Measurer& measurer);

}  // namespace grens
