#pragma once
#include <optional>
#include <span>

#include "base/notices.hpp"
#include "geometry/point.hpp"
#include "io/crs.hpp"
#include "io/smooth_map.hpp"
#include "io/transform.hpp"

namespace grens {

/// Takes very many points of some CRS to the coordinates of a layer. Thread-safe. A point that has
/// no place there becomes infinite.
class PointsToLayer {
 public:
  /// `extent` is the layer's, in its own coordinates. Says in `notices` (`missing-grid`) which grid
  /// would have made it more accurate. InputError as Transformer, and when the layer itself has no
  /// place in the points' CRS.
  PointsToLayer(const Crs& points, const Crs& layer, const Box& extent, Notices& notices);
  PointsToLayer(const PointsToLayer&) = delete;
  PointsToLayer& operator=(const PointsToLayer&) = delete;

  /// Whether coordinates stay as they are, bit for bit.
  bool is_identity() const { return from_layer_.is_identity(); }
  /// From the layer to the points: all goes by its inverse.
  const Operation& operation() const { return from_layer_.operation(); }

  /// In place: within a part in 1e13 of what PROJ gives (see SmoothMap).
  void nearly(std::span<Point> points);
  /// The same, by PROJ itself.
  void exactly(std::span<Point> points) const;

  /// The layer's extent in the points' coordinates, and a little more.
  const Box& extent() const { return extent_; }

 private:
  Transformer from_layer_;
  Box extent_;
  std::optional<SmoothMap> smooth_;  // none: a grid of shifts has edges, which it would round off
};

/// Takes points to longitude and latitude, in place; those without become infinite.
void points_to_lonlat(const Crs& from, std::span<Point> points, Notices& notices);

}  // namespace grens
