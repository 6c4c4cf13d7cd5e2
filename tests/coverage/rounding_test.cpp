// Rounded arcs must keep apart as the exact ones do: every region stays valid, both sides of a
// border are rounded alike, and only the arcs in trouble get more decimals.
#include "coverage/rounding.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "coverage/crossings.hpp"
#include "coverage/polygons.hpp"
#include "coverage/region_layer.hpp"
#include "geometry/geos.hpp"
#include "support/grid.hpp"

namespace grens {
namespace {

TEST(Rounding, KeepsToTheDecimalsWhereNothingMeets) {
  RingSet rings;
  testing::add_unit(rings, 0, {{{{0.123, 0}, {10, 0.456}, {10, 10}}, {}}});
  const Coverage coverage = build_coverage(rings, 1);
  const Rounding rounding = round_arcs(coverage, coverage.points, 1);
  EXPECT_TRUE(rounding.finer.empty());
  EXPECT_EQ(rounding.points.front(), (Point{0.1, 0}));
}

TEST(Rounding, ASmallIslandKeepsMoreDecimalsInsteadOfCollapsing) {
  RingSet rings;
  testing::add_unit(rings, 0, {{{{0, 0}, {10, 0}, {10, 10}}, {}}});
  testing::add_unit(rings, 1, {{{{20.001, 0.001}, {20.004, 0.001}, {20.004, 0.004}}, {}}});
  const Coverage coverage = build_coverage(rings, 2);
  const Rounding rounding = round_arcs(coverage, coverage.points, 1);
  EXPECT_EQ(rounding.finer, (std::map<int, std::size_t>{{3, 1}}));
}

TEST(Rounding, ANegativeZeroIsNeverMade) {
  RingSet rings;
  testing::add_unit(rings, 0, {{{{-0.01, 0}, {10, 0}, {10, 10}}, {}}});
  const Coverage coverage = build_coverage(rings, 1);
  const Rounding rounding = round_arcs(coverage, coverage.points, 1);
  for (const Point& p : rounding.points) EXPECT_FALSE(std::signbit(p.x));
}

/// Grids with their vertices jittered, the same for all units: borders stay shared.
RingSet jittered_grid(std::mt19937& random, double jitter) {
  RingSet rings = testing::cells_of(testing::random_grid(random, 8, 4));
  const auto move = [&](double value, double other) {
    const double angle = std::sin(value * 12.9898 + other * 78.233) * 43758.5453;
    return value + jitter * (angle - std::floor(angle) - 0.5);
  };
  for (Point& p : rings.points) p = {move(p.x, p.y), move(p.y, p.x + 100)};
  return rings;
}

TEST(Rounding, RandomCoveragesStayValid) {
  const unsigned seed = 7;
  std::mt19937 random(seed);
  const Geos geos;
  std::size_t refined = 0;
  for (int round = 0; round < 300; ++round) {
    SCOPED_TRACE("seed 7, round " + std::to_string(round));
    const RingSet rings = jittered_grid(random, 0.45);
    const Coverage coverage = build_coverage(rings, 4);
    ASSERT_TRUE(find_crossings(coverage, coverage.points).empty());
    const Rounding rounding = round_arcs(coverage, coverage.points, 0);
    refined += rounding.finer.size();
    EXPECT_TRUE(find_crossings(coverage, rounding.points).empty());
    const std::vector<RegionId> labels = {0, 1, 0, 1};
    for (const ArcRegion& region : dissolve(coverage, labels, 2).regions) {
      const MultiPolygon polygons = to_polygons(coverage, rounding.points, region.parts);
      EXPECT_FALSE(geos.invalid_at(*geos.to_geos(polygons)));
    }
  }
  RingSet close;  // a vertex that rounding would push over its neighbour's line
  testing::add_unit(close, 0, {{{{0, 0}, {10, 0.2}, {10, 5}, {0, 5}}, {}}});
  testing::add_unit(close, 1, {{{{0, -5}, {10, -5}, {10, 0.1}, {5, 0.06}}, {}}});
  const Coverage coverage = build_coverage(close, 2);
  ASSERT_TRUE(find_crossings(coverage, coverage.points).empty());
  const Rounding rounding = round_arcs(coverage, coverage.points, 0);
  EXPECT_FALSE(rounding.finer.empty());
  EXPECT_TRUE(find_crossings(coverage, rounding.points).empty());
}

TEST(Rounding, PolygonsGetMoreDecimalsUntilTheyAreValid) {
  MultiPolygon sliver = {{{{0, 0}, {0, -0.01}, {10, 0.03}, {10, 0.04}}, {}}};
  EXPECT_EQ(round_polygons({&sliver, 1}, 1), 2);
  const Geos geos;
  EXPECT_FALSE(geos.invalid_at(*geos.to_geos(sliver)));
}

TEST(Rounding, NeighboursThatAreNotMadeOfArcsKeepTheirSharedLine) {
  std::vector<MultiPolygon> regions = {
      {{{{0, 0}, {0, -0.01}, {10.123, 0.03}, {10.123, 0.04}}, {}}},    // needs 2 decimals
      {{{{10.123, 0.03}, {20, 0.03}, {20, 5}, {10.123, 0.04}}, {}}}};  // would be valid with 1
  EXPECT_EQ(round_polygons(regions, 1), 2);
  EXPECT_EQ(regions[0][0].shell[2], regions[1][0].shell[0]);
  EXPECT_EQ(regions[0][0].shell[3], regions[1][0].shell[3]);
}

TEST(Rounding, ArcsThatMeetInFullAreGivenBack) {
  RingSet rings;
  testing::add_unit(rings, 0, {{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {}}});
  testing::add_unit(rings, 1, {{{{20, 0}, {30, 0}, {30, 10}, {11, 5}}, {}}});
  testing::add_unit(rings, 2, {{{{50, 0}, {60, 0}, {60, 10}}, {}}});
  const Coverage coverage = build_coverage(rings, 3);
  ASSERT_TRUE(find_crossings(coverage, coverage.points).empty());
  std::vector<Point> projected = coverage.points;
  for (Point& p : projected) {
    if (p == Point{11, 5}) p.x = 9;  // over the neighbour's line
  }
  const Rounding rounding = round_arcs(coverage, projected, 3);
  EXPECT_EQ(rounding.finer, (std::map<int, std::size_t>{{kFullDecimals, 2}}));
  ASSERT_EQ(rounding.left.size(), 1U);
  EXPECT_EQ(crossing_units(coverage, rounding.left), (std::vector<UnitId>{0, 1}));
  EXPECT_TRUE(round_arcs(coverage, coverage.points, 3).left.empty());
}

TEST(Rounding, PolygonsWithASliverTurnedOverAreMadeValid) {
  // a hole along the lower side, whose middle has come to lie a hair below it
  MultiPolygon turned = {
      {{{0, 0}, {5, 0}, {10, 0}, {10, 10}, {0, 10}}, {{{0, 0}, {3, 1}, {10, 0}, {5, -1e-13}}}}};
  const Geos geos;
  ASSERT_TRUE(geos.invalid_at(*geos.to_geos(turned)));
  EXPECT_EQ(round_polygons({&turned, 1}, 3), 3);
  const Geos::Geometry made = geos.to_geos(turned);
  EXPECT_FALSE(geos.invalid_at(*made));
  EXPECT_NEAR(geos.area(*made), 95, 1e-3);
}

}  // namespace
}  // namespace grens
