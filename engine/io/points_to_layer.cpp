// Points near the layer go by way of its smooth map; those elsewhere, which may have no place in
// the layer's CRS at all, are PROJ's. Who has none stops a Transformer, and is then looked for.
#include "io/points_to_layer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "base/error.hpp"

namespace grens {
namespace {

constexpr int kSteps = 20;        // along a side of the layer's extent
constexpr double kMargin = 0.01;  // of its extent, as its sides are bent in another CRS

/// The extent of the layer in the coordinates of the points.
Box extent_by(const Transformer& from_layer, const Box& extent) {
  if (extent.empty()) return extent;
  std::vector<Point> places;
  for (int i = 0; i <= kSteps; ++i) {
    for (int j = 0; j <= kSteps; ++j) {
      places.push_back({extent.min_x + (extent.max_x - extent.min_x) * i / kSteps,
                        extent.min_y + (extent.max_y - extent.min_y) * j / kSteps});
    }
  }
  from_layer.forward(places);
  Box box;
  for (const Point& p : places) box.add(p);
  const double margin = kMargin * std::max(box.max_x - box.min_x, box.max_y - box.min_y);
  return {box.min_x - margin, box.min_y - margin, box.max_x + margin, box.max_y + margin};
}

/// Does it to all points at once, or to each by itself when one of them cannot be done.
template <typename Way>
void for_all(std::span<Point> points, const Way& way) {
  const std::vector<Point> before(points.begin(), points.end());
  try {
    way(points);
  } catch (const InputError&) {
    constexpr double kFar = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < points.size(); ++i) {
      points[i] = before[i];
      try {
        way(points.subspan(i, 1));
      } catch (const InputError&) {
        points[i] = {kFar, kFar};
      }
    }
  }
}

}  // namespace

PointsToLayer::PointsToLayer(const Crs& points, const Crs& layer, const Box& extent,
                             Notices& notices)
    : from_layer_(layer, points, extent), extent_(extent_by(from_layer_, extent)) {
  const Operation& way = from_layer_.operation();
  if (!way.better.empty()) {
    notices.info("missing-grid",
                 fmt::format("points are taken from {} to {} by '{}' (accurate to {} m); '{}' "
                             "would be accurate to {} m but PROJ does not find its grid {}",
                             way.target, way.source, way.name, way.accuracy, way.better,
                             way.better_accuracy, fmt::join(way.missing_grids, ", ")));
  }
  if (is_identity() || way.definition.find("grids=") != std::string::npos) return;
  smooth_.emplace(extent_, [this](std::span<Point> places) { exactly(places); });
}

void PointsToLayer::exactly(std::span<Point> points) const {
  for_all(points, [this](std::span<Point> some) { from_layer_.inverse(some); });
}

void PointsToLayer::nearly(std::span<Point> points) {
  if (is_identity()) return;
  if (!smooth_) return exactly(points);
  const std::vector<std::size_t> rest = smooth_->apply(points);
  std::vector<Point> others;
  for (const std::size_t i : rest) others.push_back(points[i]);
  exactly(others);
  for (std::size_t k = 0; k < rest.size(); ++k) points[rest[k]] = others[k];
}

void points_to_lonlat(const Crs& from, std::span<Point> points, Notices& notices) {
  Box extent;
  for (const Point& p : points) extent.add(p);
  const Transformer way = make_lonlat_transformer(from, extent, notices);
  for_all(points, [&](std::span<Point> some) { way.forward(some); });
}

}  // namespace grens
