#pragma once
// What must hold of every repaired layer, seen by own means and by GEOS.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

#include "coverage/crossings.hpp"
#include "coverage/dissolve.hpp"
#include "coverage/region_layer.hpp"
#include "coverage/repair.hpp"
#include "geometry/geos.hpp"

namespace grens::testing {

/// Area by unit, straight from the rings.
inline std::vector<double> areas(const RingSet& rings, std::size_t units) {
  std::vector<double> area(units);
  for (std::size_t r = 0; r < rings.size(); ++r) {
    area[static_cast<std::size_t>(rings.unit[r])] += signed_area(rings.ring(r));
  }
  return area;
}

inline std::size_t overlaps_left(const Repair& result) {
  return static_cast<std::size_t>(
      std::count_if(result.faces.begin(), result.faces.end(),
                    [](const RepairedFace& face) { return !face.units.empty() && face.to < 0; }));
}

inline std::size_t part_count(const RingSet& rings, std::size_t units) {
  const Coverage coverage = build_coverage(rings, units);
  std::vector<RegionId> each(units);
  std::iota(each.begin(), each.end(), 0);
  std::size_t parts = 0;
  for (const ArcRegion& region : dissolve(coverage, each, units).regions) {
    parts += region.parts.size();
  }
  return parts;
}

/// Every segment is used once, or twice in opposite directions; nothing crosses, nothing overlaps,
/// and no gap is narrower than the tolerance.
inline void expect_coverage(const RingSet& rings, std::size_t units, const Measurer& measurer,
                            double tolerance) {
  const Coverage coverage = build_coverage(rings, units);
  EXPECT_EQ(coverage.matches.bad, 0U);
  EXPECT_EQ(coverage.matches.interior, 0U);
  EXPECT_TRUE(find_crossings(coverage, coverage.points).empty());
  const FaceLayer layer = find_faces(rings, units, measurer);
  for (const Face& face : layer.faces) EXPECT_LE(face.units.size(), 1U);
  const std::vector<std::uint8_t> narrow = narrow_gaps(layer, tolerance);
  EXPECT_EQ(std::count(narrow.begin(), narrow.end(), 1), 0);
}

/// The same by GEOS: all units are valid, and their union is as large as they are together, so that
/// no two overlap.
inline void expect_coverage_by_geos(const RingSet& rings, std::size_t units) {
  const Geos geos;
  const auto positions = rings_by_unit(rings, units);
  std::vector<Geos::Geometry> land;
  double sum = 0;
  for (std::size_t u = 0; u < units; ++u) {
    land.push_back(geos.to_geos(unit_polygons(rings, positions[u])));
    EXPECT_FALSE(geos.invalid_at(*land.back())) << u;
    sum += geos.area(*land.back());
  }
  EXPECT_NEAR(geos.area(*geos.unite(std::move(land))), sum, 1e-9 * sum);
}

/// Vertices of `after` that `before` has not, each once.
inline std::vector<Point> new_vertices(const RingSet& before, const RingSet& after) {
  const auto sorted = [](std::vector<Point> points) {
    std::sort(points.begin(), points.end(), lexicographic_less);
    points.erase(std::unique(points.begin(), points.end()), points.end());
    return points;
  };
  const std::vector<Point> old = sorted(before.points);
  const std::vector<Point> now = sorted(after.points);
  std::vector<Point> added;
  std::set_difference(now.begin(), now.end(), old.begin(), old.end(), std::back_inserter(added),
                      lexicographic_less);
  return added;
}

/// How many segments of `rings` pass through a place, within 1e-6 of their units.
inline std::size_t segments_at(const RingSet& rings, const Point& p) {
  std::size_t count = 0;
  for (std::size_t r = 0; r < rings.size(); ++r) {
    const auto ring = rings.ring(r);
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Point& a = ring[i];
      const Point& b = ring[(i + 1) % ring.size()];
      const double length2 = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
      const double t =
          std::clamp(((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length2, 0.0, 1.0);
      const double off = std::hypot(a.x + t * (b.x - a.x) - p.x, a.y + t * (b.y - a.y) - p.y);
      if (off <= 1e-6) ++count;
    }
  }
  return count;
}

/// All that must hold of the repair of `before`, where no gap is open to the outside: a coverage,
/// every vertex in its place, every new one where borders crossed, and nothing left to do.
inline void expect_repaired(const RingSet& before, const Repair& result, std::size_t units,
                            const Measurer& measurer) {
  EXPECT_TRUE(result.settled);
  EXPECT_TRUE(result.vanished.empty());
  EXPECT_EQ(overlaps_left(result), 0U);
  EXPECT_EQ(result.left, 0U);
  expect_coverage(result.rings, units, measurer, result.tolerance);
  expect_coverage_by_geos(result.rings, units);
  const std::vector<Point> added = new_vertices(before, result.rings);
  EXPECT_EQ(added.size(), result.vertices_added);
  for (const Point& p : added) EXPECT_GE(segments_at(before, p), 2U) << p.x << " " << p.y;
  EXPECT_FALSE(repair_layer(result.rings, units, measurer, result.tolerance, {}).changed);
}

}  // namespace grens::testing
