#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "coverage/dissolve.hpp"
#include "coverage/polygons.hpp"
#include "geometry/geos.hpp"
#include "geometry/measure.hpp"

namespace grens::testing {

/// The points of an arc without the repeated one of a loop, which starts at `from` here.
inline std::vector<Point> cycle_from(std::span<const Point> loop, const Point& from) {
  std::vector<Point> points(loop.begin(), loop.end() - 1);
  const auto start = std::find(points.begin(), points.end(), from);
  EXPECT_NE(start, points.end());
  std::rotate(points.begin(), start, points.end());
  points.push_back(points.front());
  return points;
}

/// An arc before, turned so that it starts where it does after.
inline std::vector<Point> as_after(const Coverage& before, const Coverage& after,
                                   std::int32_t arc) {
  const auto points = before.arc_points(arc);
  if (before.arc(arc).from >= 0) return {points.begin(), points.end()};
  return cycle_from(points, after.arc_points(arc).front());
}

/// Whether each arc has some of its points, in their order, its ends, sides and nodes.
inline void expect_some_of_the_points(const Coverage& before, const Coverage& after) {
  EXPECT_EQ(before.nodes, after.nodes);
  ASSERT_EQ(before.arcs.size(), after.arcs.size());
  for (std::size_t i = 0; i < before.arcs.size(); ++i) {
    const Arc& a = before.arcs[i];
    const Arc& b = after.arcs[i];
    EXPECT_EQ(std::tie(a.left, a.right, a.from, a.to), std::tie(b.left, b.right, b.from, b.to));
    const auto index = static_cast<std::int32_t>(i);
    const std::vector<Point> all = as_after(before, after, index);
    const auto some = after.arc_points(index);
    EXPECT_EQ(all.front(), some.front());
    EXPECT_EQ(all.back(), some.back());
    auto next = some.begin();
    for (const Point& p : all) {
      if (next != some.end() && *next == p) ++next;
    }
    EXPECT_EQ(next, some.end()) << "arc " << i;
  }
}

/// The polygons of each unit as arcs, each ring and list starting at its smallest.
using ArcRings = std::vector<std::vector<ArcRef>>;
inline std::vector<std::vector<ArcRings>> normal_form(const Dissolved& dissolved) {
  const auto turned = [](const ArcRing& ring) {
    std::vector<ArcRef> arcs = ring.arcs;
    std::rotate(arcs.begin(), std::min_element(arcs.begin(), arcs.end()), arcs.end());
    return arcs;
  };
  std::vector<std::vector<ArcRings>> units;
  for (const ArcRegion& region : dissolved.regions) {
    EXPECT_FALSE(region.broken);
    units.emplace_back();
    for (const ArcPolygon& part : region.parts) {
      ArcRings rings;
      for (const ArcRing& hole : part.holes) rings.push_back(turned(hole));
      std::sort(rings.begin(), rings.end());
      rings.insert(rings.begin(), turned(part.shell));
      units.back().push_back(std::move(rings));
    }
    std::sort(units.back().begin(), units.back().end());
  }
  return units;
}

/// Whether units are made of the same rings of arcs, with the same holes in the same shells, and
/// whether GEOS finds them valid and without a common area.
inline void expect_same_topology(const Coverage& before, const Coverage& after) {
  expect_some_of_the_points(before, after);
  std::vector<RegionId> each(before.unit_count);
  std::iota(each.begin(), each.end(), 0);
  const Dissolved units = dissolve(after, each, each.size());
  EXPECT_EQ(normal_form(dissolve(before, each, each.size())), normal_form(units));
  const Geos geos;
  std::vector<Geos::Geometry> all;
  double sum = 0;
  for (const ArcRegion& unit : units.regions) {
    const MultiPolygon polygons = to_polygons(after, after.points, unit.parts);
    for (const Polygon& polygon : polygons) {
      EXPECT_GT(signed_area(polygon.shell), 0);
      for (const auto& hole : polygon.holes) EXPECT_LT(signed_area(hole), 0);
    }
    all.push_back(geos.to_geos(polygons));
    EXPECT_FALSE(geos.invalid_at(*all.back()));
    sum += geos.area(*all.back());
  }
  EXPECT_NEAR(geos.area(*geos.unite(std::move(all))) / sum, 1, 1e-9);
}

}  // namespace grens::testing
