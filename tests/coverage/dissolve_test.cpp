// Random grids are full of diagonal touches, which real regions hardly have: every region must be a
// valid polygon with exactly its cells, and so must a dissolve of the dissolved.
#include "coverage/dissolve.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "coverage/polygons.hpp"
#include "geometry/geos.hpp"
#include "geometry/measure.hpp"
#include "support/grid.hpp"

namespace grens {
namespace {

double area_of(const MultiPolygon& polygons) {
  double area = 0;
  for (const Polygon& polygon : polygons) {
    area += signed_area(polygon.shell);
    for (const auto& hole : polygon.holes) area += signed_area(hole);
  }
  return area;
}

std::vector<MultiPolygon> dissolve_to_polygons(const Coverage& coverage,
                                               const std::vector<RegionId>& labels,
                                               std::size_t regions) {
  std::vector<MultiPolygon> result;
  for (const ArcRegion& region : dissolve(coverage, labels, regions).regions) {
    EXPECT_FALSE(region.broken);
    result.push_back(to_polygons(coverage, coverage.points, region.parts));
  }
  return result;
}

std::vector<RegionId> identity(std::size_t n) {
  std::vector<RegionId> labels(n);
  std::iota(labels.begin(), labels.end(), 0);
  return labels;
}

TEST(Dissolve, TwoUnitsThatTouchInACornerAreTwoParts) {
  const RingSet rings = testing::cells_of({"A.", ".A"});
  const Coverage coverage = build_coverage(rings, 1);
  const auto regions = dissolve_to_polygons(coverage, {0}, 1);
  ASSERT_EQ(regions[0].size(), 2U);
  EXPECT_EQ(regions[0][0].shell.size(), 4U);
  EXPECT_EQ(coverage.nodes.size(), 1U);
}

TEST(Dissolve, AnEnclaveIsAHoleAndItsRimAnArcWithoutNode) {
  const RingSet rings = testing::cells_of({"AAA", "ABA", "AAA"});
  const Coverage coverage = build_coverage(rings, 2);
  ASSERT_EQ(coverage.arcs.size(), 2U);
  EXPECT_TRUE(coverage.nodes.empty());
  const auto regions = dissolve_to_polygons(coverage, {0, 1}, 2);
  ASSERT_EQ(regions[0].size(), 1U);
  EXPECT_EQ(regions[0][0].holes.size(), 1U);
  EXPECT_EQ(area_of(regions[0]), 8);
  const auto together = dissolve_to_polygons(coverage, {0, 0}, 1);
  EXPECT_TRUE(together[0][0].holes.empty());
}

TEST(Dissolve, AHoleThatTouchesItsShellInAPointStaysAHole) {
  // B touches the corner of A's outline at its upper left
  const RingSet rings = testing::cells_of({".AA", "ABA", "AAA"});
  const auto regions = dissolve_to_polygons(build_coverage(rings, 2), {0, kNoRegion}, 1);
  ASSERT_EQ(regions[0].size(), 1U);
  EXPECT_EQ(regions[0][0].holes.size(), 1U);
  const Geos geos;
  EXPECT_FALSE(geos.invalid_at(*geos.to_geos(regions[0])));
}

TEST(Dissolve, UnitsWithoutARegionAreNotOutside) {
  const RingSet rings = testing::cells_of({"AB"});
  const Coverage coverage = build_coverage(rings, 2);
  const auto regions = dissolve_to_polygons(coverage, {0, kNoRegion}, 1);
  EXPECT_EQ(area_of(regions[0]), 1);
}

TEST(Dissolve, RandomGridsGiveValidRegionsOfTheRightArea) {
  const unsigned seed = 20240101;
  std::mt19937 random(seed);
  const Geos geos;
  std::size_t with_touch = 0;
  for (int round = 0; round < 4000; ++round) {
    SCOPED_TRACE("seed " + std::to_string(seed) + ", round " + std::to_string(round));
    const int units = 2 + round % 5;
    const auto rows = testing::random_grid(random, 3 + round % 7, units);
    std::vector<double> cells(static_cast<std::size_t>(units));
    for (const auto& row : rows) {
      for (const char cell : row) {
        if (cell != '.') ++cells[static_cast<std::size_t>(cell - 'A')];
      }
    }
    const Coverage coverage = build_coverage(testing::cells_of(rows), cells.size());
    EXPECT_EQ(coverage.matches.bad, 0U);
    const auto regions = dissolve_to_polygons(coverage, identity(cells.size()), cells.size());
    RingSet again;
    for (std::size_t r = 0; r < regions.size(); ++r) {
      EXPECT_EQ(area_of(regions[r]), cells[r]);
      EXPECT_FALSE(geos.invalid_at(*geos.to_geos(regions[r])));
      for (const Polygon& polygon : regions[r]) {
        EXPECT_GT(signed_area(polygon.shell), 0);
        for (const auto& hole : polygon.holes) EXPECT_LT(signed_area(hole), 0);
      }
      testing::add_unit(again, static_cast<UnitId>(r), regions[r]);
    }
    // real unit polygons now, holes, touches and all: group them, and compare with the first
    std::vector<RegionId> groups(cells.size());
    for (auto& group : groups) group = static_cast<RegionId>(random() % 2);
    const Coverage second = build_coverage(again, cells.size());
    EXPECT_EQ(second.matches.bad, 0U);
    const auto grouped = dissolve_to_polygons(second, groups, 2);
    const auto direct = dissolve_to_polygons(coverage, groups, 2);
    for (std::size_t g = 0; g < 2; ++g) {
      EXPECT_FALSE(geos.invalid_at(*geos.to_geos(grouped[g])));
      ASSERT_EQ(grouped[g].size(), direct[g].size());
      for (std::size_t part = 0; part < grouped[g].size(); ++part) {
        EXPECT_EQ(grouped[g][part].shell, direct[g][part].shell);
        EXPECT_EQ(grouped[g][part].holes, direct[g][part].holes);
      }
    }
    for (const Point& node : coverage.nodes) {
      std::size_t degree = 0;
      for (const Arc& arc : coverage.arcs) {
        degree += static_cast<std::size_t>(coverage.points[arc.first] == node) +
                  static_cast<std::size_t>(coverage.points[arc.first + arc.count - 1] == node);
      }
      with_touch += degree == 4 ? 1 : 0;
    }
  }
  EXPECT_GT(with_touch, 10000U) << "too few nodes of degree four for this test to mean much";
}

}  // namespace
}  // namespace grens
