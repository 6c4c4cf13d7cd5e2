#pragma once
#include <optional>
#include <span>

#include "audit/place_tally.hpp"
#include "coverage/nearest_land.hpp"
#include "coverage/point_grid.hpp"
#include "io/points_to_layer.hpp"
#include "job/work_layer.hpp"

namespace grens {

/// Locates points of some CRS in a layer. Keeps a reference to the layer. Thread-safe.
class PointLocator {
 public:
  /// `points` is the CRS of the points; none: the layer's. Throws as PointsToLayer.
  PointLocator(const WorkLayer& work, const std::optional<Crs>& points, Notices& notices);

  /// What is found for each place, `found` as long as `places`. A point that lies within what the
  /// smooth map may err from a border is taken there by PROJ itself, so that every answer is that
  /// of PROJ's coordinates.
  void locate(std::span<const std::optional<Point>> places, std::span<PlaceFound> found);

  /// Whether a place, with its coordinates exchanged, is within the layer's extent.
  bool is_swapped(const Point& place) const;

  const PointsToLayer& way() const { return way_; }

 private:
  PointsToLayer way_;
  PointGrid grid_;
  NearestLand land_;
  double doubt_ = 0;  // so near to a border a point is looked at again
};

}  // namespace grens
