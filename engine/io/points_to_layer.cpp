// Points near the layer go by way of its smooth map; those elsewhere, which may have no place in the
// layer's CRS at all, are PROJ's.
#include "io/points_to_layer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace grens {
namespace {

constexpr int kSteps = 20;        // along a side of the layer's extent
constexpr double kMargin = 0.01;  // of its extent, as its sides are bent in another CRS

/// The extent of the layer in the coordinates of the points.
Box extent_in(const Crs& points, const Crs& layer, const Box& extent) {
  if (extent.empty()) return extent;
  std::vector<Point> places;
  for (int i = 0; i <= kSteps; ++i) {
    for (int j = 0; j <= kSteps; ++j) {
      places.push_back({extent.min_x + (extent.max_x - extent.min_x) * i / kSteps,
                        extent.min_y + (extent.max_y - extent.min_y) * j / kSteps});
    }
  }
  Transformer(layer, points, extent).forward(places);
  Box box;
  for (const Point& p : places) box.add(p);
  const double margin = kMargin * std::max(box.max_x - box.min_x, box.max_y - box.min_y);
  return {box.min_x - margin, box.min_y - margin, box.max_x + margin, box.max_y + margin};
}

}  // namespace

PointsToLayer::PointsToLayer(const Crs& points, const Crs& layer, const Box& extent,
                             Notices& notices)
    : extent_(extent_in(points, layer, extent)), transformer_(points, layer, extent_) {
  const Operation& way = transformer_.operation();
  if (way.better.empty()) return;
  notices.info("missing-grid",
               fmt::format("points are taken from {} to {} by '{}' (accurate to {} m); '{}' would "
                           "be accurate to {} m but PROJ does not find its grid {}",
                           way.source, way.target, way.name, way.accuracy, way.better,
                           way.better_accuracy, fmt::join(way.missing_grids, ", ")));
}

void PointsToLayer::nearly(std::span<Point> points) const {
  if (is_identity()) return;
  std::vector<Point> near;
  std::vector<std::size_t> places;
  std::vector<Point> far;
  std::vector<std::size_t> far_places;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool inside = extent_.contains(points[i]);
    (inside ? near : far).push_back(points[i]);
    (inside ? places : far_places).push_back(i);
  }
  transformer_.forward(near);
  transformer_.forward_by_proj(far);
  for (std::size_t i = 0; i < near.size(); ++i) points[places[i]] = near[i];
  for (std::size_t i = 0; i < far.size(); ++i) points[far_places[i]] = far[i];
}

}  // namespace grens
