// Distances from places outside, against every segment of the border.
#include "coverage/nearest_land.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <memory>
#include <random>

#include "geometry/near_lines.hpp"
#include "support/grid.hpp"

namespace grens::testing {
namespace {

const std::unique_ptr<Measurer> kFlat = make_planar_measurer();

std::unique_ptr<Measurer> on_the_ellipsoid() {
  return make_ellipsoidal_measurer(6378137, 1 / 298.257223563, [](std::span<Point>) {});
}

TEST(NearestLand, MeasuresToTheNearestUnit) {
  const Coverage coverage = build_coverage(cells_of({"AB", "CC"}), 3);
  const NearestLand land(coverage, true, *kFlat);
  EXPECT_EQ(land.nearest({-3, 1.5}).unit, 0);
  EXPECT_DOUBLE_EQ(land.nearest({-3, 1.5}).distance, 3);
  EXPECT_EQ(land.nearest({5, 6}).unit, 1);
  EXPECT_DOUBLE_EQ(land.nearest({5, 6}).distance, 5);
  EXPECT_EQ(land.nearest({1, -1}).unit, 2);
  EXPECT_EQ(land.nearest({1, 2.5}).unit, 0) << "A and B are equally near";
  EXPECT_EQ(land.nearest({3, 1}).unit, 1) << "B and C are equally near";
}

TEST(NearestLand, HasNothingToSayWithoutLandOrPlace) {
  const Coverage none = build_coverage(RingSet{}, 0);
  EXPECT_EQ(NearestLand(none, true, *kFlat).nearest({0, 0}).unit, kOutside);
  const Coverage coverage = build_coverage(cells_of({"A"}), 1);
  constexpr double kFar = std::numeric_limits<double>::infinity();
  EXPECT_EQ(NearestLand(coverage, true, *kFlat).nearest({kFar, kFar}).unit, kOutside);
}

TEST(NearestLand, LooksAtBadSegmentsToo) {
  RingSet rings = cells_of({"A"});
  for (const UnitId unit : {1, 2}) {
    add_unit(rings, unit, {{{{5, 0}, {6, 0}, {6, 1}, {5, 1}}, {}}});
  }
  const Coverage coverage = build_coverage(rings, 3);
  ASSERT_FALSE(coverage.bad_segments.empty());
  const NearestUnit found = NearestLand(coverage, false, *kFlat).nearest({5.5, 3});
  EXPECT_EQ(found.unit, 1);
  EXPECT_DOUBLE_EQ(found.distance, 2);
}

TEST(NearestLand, AgreesWithEverySegment) {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> at(-15, 25);
  for (int round = 0; round < 20; ++round) {
    const RingSet rings = cells_of(random_grid(random, 12, 4));
    const Coverage coverage = build_coverage(rings, 4);
    const NearestLand land(coverage, true, *kFlat);
    for (int i = 0; i < 50; ++i) {
      const Point p{at(random), at(random)};
      double least = std::numeric_limits<double>::infinity();
      for (std::size_t a = 0; a < coverage.arcs.size(); ++a) {
        if (coverage.arcs[a].left != kOutside && coverage.arcs[a].right != kOutside) continue;
        const auto line = coverage.arc_points(static_cast<std::int32_t>(a));
        for (std::size_t s = 0; s + 1 < line.size(); ++s) {
          least = std::min(least, distance_to_segment(p, line[s], line[s + 1]));
        }
      }
      ASSERT_NEAR(land.nearest(p).distance, least, 1e-9);
    }
  }
}

/// Land of 6 by 4 degrees at 53 north; the truth is found by walking along the border in small
/// steps.
TEST(NearestLand, IsTrueOnTheEllipsoidToAThousandthWithin300Kilometres) {
  RingSet rings;
  add_unit(rings, 0, {{{{2, 51}, {8, 51}, {8, 55}, {2, 55}}, {}}});
  const Coverage coverage = build_coverage(rings, 1);
  const auto measurer = on_the_ellipsoid();
  const NearestLand land(coverage, true, *measurer);
  for (const Point& p : {Point{1, 53}, Point{9.5, 50.2}, Point{12, 53}, Point{5, 48.5},
                         Point{-1.5, 56}, Point{8.5, 57}}) {
    double least = std::numeric_limits<double>::infinity();
    const auto line = coverage.arc_points(0);
    for (std::size_t s = 0; s + 1 < line.size(); ++s) {
      for (int step = 0; step <= 20000; ++step) {
        const double t = step / 20000.0;
        const std::array<Point, 2> way{p, Point{line[s].x + t * (line[s + 1].x - line[s].x),
                                                line[s].y + t * (line[s + 1].y - line[s].y)}};
        least = std::min(least, measurer->length(way));
      }
    }
    const double found = land.nearest(p).distance;
    EXPECT_GE(found, least - 1) << p.x << " " << p.y;
    EXPECT_LE(found, least * 1.001) << p.x << " " << p.y;
  }
}

}  // namespace
}  // namespace grens::testing
