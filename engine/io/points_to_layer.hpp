#pragma once
#include <span>

#include "base/notices.hpp"
#include "geometry/point.hpp"
#include "io/crs.hpp"
#include "io/transform.hpp"

namespace grens {

/// Takes very many points of some CRS to the coordinates of a layer. Thread-safe.
class PointsToLayer {
 public:
  /// `extent` is the layer's, in its own coordinates. Says in `notices` (`missing-grid`) which grid
  /// would have made it more accurate. InputError as Transformer, and when the layer itself has no
  /// place in the points' CRS.
  PointsToLayer(const Crs& points, const Crs& layer, const Box& extent, Notices& notices);

  /// Whether coordinates stay as they are, bit for bit.
  bool is_identity() const { return transformer_.is_identity(); }
  const Operation& operation() const { return transformer_.operation(); }

  /// In place: within a part in 1e13 of what PROJ gives (see SmoothMap); a point that has no place
  /// there becomes infinite.
  void nearly(std::span<Point> points) const;
  /// The same, by PROJ itself.
  void exactly(std::span<Point> points) const { transformer_.forward_by_proj(points); }

  /// The layer's extent in the points' coordinates, and a little more.
  const Box& extent() const { return extent_; }

 private:
  Box extent_;
  Transformer transformer_;
};

}  // namespace grens
