// Seats are sorted by the region they stand in, then by the rule for ties, so that a unit looks at
// the seats of its own region only and the first of the nearest is the right one.
#include "audit/allocate.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "coverage/region_layer.hpp"
#include "geometry/inside.hpp"

namespace grens {
namespace {

std::optional<Point> point_in(const MultiPolygon& polygons) {
  if (polygons.empty()) return std::nullopt;
  const Polygon& largest = polygons.front();  // nested_polygons: largest first
  const std::vector<std::span<const Point>> holes(largest.holes.begin(), largest.holes.end());
  return interior_point(largest.shell, holes);
}

}  // namespace

std::vector<std::optional<Point>> representative_points(const UnitLayer& layer) {
  std::vector<std::optional<Point>> points;
  for (const auto& rings : rings_by_unit(layer.rings, layer.units.size())) {
    points.push_back(point_in(unit_polygons(layer.rings, rings)));
  }
  return points;
}

std::vector<Allocation> allocate(std::span<const std::optional<Point>> points,
                                 std::span<const RegionId> within, const std::vector<bool>& kept,
                                 std::span<const PlacedSeat> seats, const Measurer& measurer) {
  std::vector<std::size_t> order;
  for (std::size_t s = 0; s < seats.size(); ++s) order.push_back(s);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const PlacedSeat& p = seats[a];
    const PlacedSeat& q = seats[b];
    return std::tie(p.within, p.region, p.at.x, p.at.y, a) <
           std::tie(q.within, q.region, q.at.x, q.at.y, b);
  });
  const auto nearest = [&](const Point& from, RegionId region) {
    Allocation found{Outcome::kNoSeat, 0, 0};
    const auto first = std::partition_point(
        order.begin(), order.end(), [&](std::size_t seat) { return seats[seat].within < region; });
    for (auto at = first; at != order.end() && seats[*at].within == region; ++at) {
      const std::size_t s = *at;
      const double metres = measurer.length(std::array<Point, 2>{from, seats[s].at});
      if (found.outcome == Outcome::kNearest && metres >= found.metres) continue;
      found = {Outcome::kNearest, s, metres};
    }
    return found;
  };
  std::vector<Allocation> allocations(points.size());
  for (std::size_t u = 0; u < points.size(); ++u) {
    if (!kept.empty() && kept[u]) {
      allocations[u].outcome = Outcome::kKept;
    } else if (within[u] == kNoRegion) {
      allocations[u].outcome = Outcome::kNotWithin;
    } else if (!points[u]) {
      allocations[u].outcome = Outcome::kNoPlace;
    } else {
      allocations[u] = nearest(*points[u], within[u]);
    }
  }
  return allocations;
}

}  // namespace grens
