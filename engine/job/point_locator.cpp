// Batches: all to the layer's coordinates, then a look into the grid for each.
#include "job/point_locator.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace grens {
namespace {

constexpr double kDoubt = 1e-12;  // of the largest coordinate: ten times what the map may err

double largest(const Box& box) {
  return std::max(
      {std::abs(box.min_x), std::abs(box.max_x), std::abs(box.min_y), std::abs(box.max_y)});
}

}  // namespace

PointLocator::PointLocator(const WorkLayer& work, const std::optional<Crs>& points,
                           Notices& notices)
    : way_(points ? *points : work.source.crs, work.source.crs, work.source.extent, notices),
      grid_(work.source.layer.rings),
      land_(work.coverage, work.clean(), *work.measurer),
      doubt_(way_.is_identity() || grid_.box().empty() ? 0 : kDoubt * largest(grid_.box())) {}

void PointLocator::locate(std::span<const std::optional<Point>> places,
                          std::span<PlaceFound> found) {
  std::vector<std::size_t> known;
  std::vector<Point> points;
  for (std::size_t i = 0; i < places.size(); ++i) {
    found[i] = {};
    if (!places[i]) continue;
    known.push_back(i);
    points.push_back(*places[i]);
  }
  way_.nearly(points);
  for (std::size_t k = 0; k < known.size(); ++k) {
    PlaceFound& one = found[known[k]];
    one.known = true;
    if (doubt_ > 0 && grid_.near_border(points[k], doubt_)) {
      points[k] = *places[known[k]];
      way_.exactly({&points[k], 1});
    }
    one.located = grid_.locate(points[k]);
    if (one.located.where == Where::kOut && std::isfinite(points[k].x + points[k].y)) {
      one.nearest = land_.nearest(points[k]);
    }
  }
}

bool PointLocator::is_swapped(const Point& place) const {
  return way_.extent().contains(Point{place.y, place.x});
}

}  // namespace grens
