// Pairs come from an R-tree of the units' boxes. GEOS keeps what it computes (envelopes) in its
// geometries, so threads do not share them: each makes the units that it needs, once.
#include "coverage/overlaps.hpp"

#include <algorithm>
#include <mutex>
#include <tuple>
#include <utility>

#include "base/parallel.hpp"
#include "coverage/region_layer.hpp"
#include "geometry/box_index.hpp"

namespace grens {
namespace {

double area_of(const MultiPolygon& polygons, const Measurer& measurer) {
  double area = 0;
  for (const Polygon& polygon : polygons) {
    area += measurer.area(polygon.shell);
    for (const auto& hole : polygon.holes) area += measurer.area(hole);
  }
  return area;
}

std::vector<std::pair<std::size_t, std::size_t>> near_pairs(const RingSet& rings,
                                                            std::size_t unit_count) {
  std::vector<Box> boxes(unit_count);
  for (std::size_t r = 0; r < rings.size(); ++r) {
    for (const Point& p : rings.ring(r)) boxes[static_cast<std::size_t>(rings.unit[r])].add(p);
  }
  const BoxIndex index(boxes);
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t a = 0; a < unit_count; ++a) {
    if (boxes[a].empty()) continue;
    for (const std::size_t b : index.meeting(boxes[a])) {
      if (a < b) pairs.emplace_back(a, b);
    }
  }
  return pairs;
}

}  // namespace

std::vector<UnitOverlap> find_overlaps(const RingSet& rings, std::size_t unit_count,
                                       const Measurer& measurer) {
  const auto pairs = near_pairs(rings, unit_count);
  const auto positions = rings_by_unit(rings, unit_count);
  std::vector<UnitOverlap> overlaps;
  std::mutex mutex;
  parallel_for(pairs.size(), 16, [&](std::size_t begin, std::size_t end) {
    const Geos geos;
    std::vector<Geos::Geometry> units(unit_count);
    const auto valid = [&](std::size_t unit) -> const GEOSGeometry& {
      if (!units[unit]) units[unit] = valid_unit(geos, rings, positions[unit]);
      return *units[unit];
    };
    for (std::size_t i = begin; i < end; ++i) {
      const auto [a, b] = pairs[i];
      MultiPolygon polygons = geos.to_polygons(*geos.intersect(valid(a), valid(b)));
      const double area = area_of(polygons, measurer);
      if (area < kSmallestOverlap) continue;
      const std::lock_guard lock(mutex);
      overlaps.push_back(
          {static_cast<UnitId>(a), static_cast<UnitId>(b), area, std::move(polygons)});
    }
  });
  std::sort(overlaps.begin(), overlaps.end(), [](const UnitOverlap& p, const UnitOverlap& q) {
    return std::tuple(-p.area, p.a, p.b) < std::tuple(-q.area, q.a, q.b);
  });
  return overlaps;
}

}  // namespace grens
