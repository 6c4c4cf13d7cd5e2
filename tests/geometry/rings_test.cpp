// Rings as files give them: roles by nesting, whatever the winding or the claimed role.
#include "geometry/rings.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/error.hpp"
#include "geometry/inside.hpp"
#include "geometry/measure.hpp"
#include "geometry/nesting.hpp"
#include "geometry/ring_locator.hpp"

namespace grens {
namespace {

RawRing square(double x, double y, double side, bool hole, bool clockwise) {
  RawRing ring{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}, hole};
  if (clockwise) ring.points = {ring.points.rbegin(), ring.points.rend()};
  return ring;
}

struct Appended {
  RingRepairs repairs;
  RingSet rings;
};

Appended append(std::vector<RawRing> record) {
  Appended result;
  result.repairs = append_record(record, 0, result.rings);
  return result;
}

TEST(AppendRecord, TurnsShellsAndHolesWhateverTheirWinding) {
  for (const bool shell_clockwise : {false, true}) {
    for (const bool hole_clockwise : {false, true}) {
      const Appended a =
          append({square(0, 0, 10, false, shell_clockwise), square(2, 2, 2, true, hole_clockwise)});
      EXPECT_EQ(a.repairs.misplaced, 0U);
      EXPECT_DOUBLE_EQ(signed_area(a.rings.ring(0)), 100);
      EXPECT_DOUBLE_EQ(signed_area(a.rings.ring(1)), -4);
    }
  }
}

TEST(AppendRecord, AHoleOutsideItsShellIsAShell) {
  const Appended a = append({square(0, 0, 1, false, false), square(5, 5, 1, true, true)});
  EXPECT_EQ(a.repairs.misplaced, 1U);
  EXPECT_DOUBLE_EQ(signed_area(a.rings.ring(1)), 1);
}

TEST(AppendRecord, AnIslandInAHoleIsAShell) {
  const Appended a = append(
      {square(0, 0, 10, false, false), square(1, 1, 8, true, false), square(3, 3, 2, false, true)});
  EXPECT_EQ(a.repairs.misplaced, 0U);
  EXPECT_DOUBLE_EQ(signed_area(a.rings.ring(2)), 4);
}

TEST(AppendRecord, SortsARecordOfManyRings) {
  std::vector<RawRing> record;
  for (int x = 0; x < 100; ++x) {
    for (int y = 0; y < 100; ++y) {
      record.push_back(square(10 * x, 10 * y, 9, true, false));
      record.push_back(square(10 * x + 1, 10 * y + 1, 6, false, true));
      record.push_back(square(10 * x + 2, 10 * y + 2, 3, true, false));
    }
  }
  const Appended a = append(std::move(record));
  ASSERT_EQ(a.rings.size(), 30000U);
  EXPECT_EQ(a.repairs.misplaced, 30000U) << "each was given with the wrong role";
  const double expected[] = {81, -36, 9};
  for (std::size_t r = 0; r < a.rings.size(); ++r) {
    ASSERT_EQ(signed_area(a.rings.ring(r)), expected[r % 3]) << r;
  }
}

TEST(AppendRecord, DropsWhatHasNoAreaAndRepeatedPoints) {
  const Appended a = append({{{}, false},
                             {{{1, 1}}, false},
                             {{{1, 1}, {1, 1}, {1, 1}}, false},
                             {{{0, 0}, {3, 3}, {0, 0}}, false},
                             {{{0, 0}, {1, 1}, {2, 2}, {0, 0}}, false},
                             {{{0, 0}, {0, 0}, {1, 0}, {1, 0}, {1, 1}, {0, 0}, {0, 0}}, false}});
  EXPECT_EQ(a.repairs.degenerate, 5U);
  ASSERT_EQ(a.rings.size(), 1U);
  EXPECT_EQ(a.rings.ring(0).size(), 3U);
  EXPECT_FALSE(a.repairs.empty);
  EXPECT_TRUE(append({{{{1, 1}}, false}}).repairs.empty);
}

TEST(AppendRecord, ClosesRingsAndKnowsNoNegativeZero) {
  const Appended a = append({{{{-0.0, 0}, {1, -0.0}, {1, 1}}, false}});
  EXPECT_EQ(a.repairs.unclosed, 1U);
  for (const Point& p : a.rings.points) {
    EXPECT_FALSE(std::signbit(p.x));
    EXPECT_FALSE(std::signbit(p.y));
  }
}

TEST(Locate, InOnAndOut) {
  const std::vector<Point> ring = {{0, 0}, {4, 0}, {4, 4}, {2, 2}, {0, 4}};
  const RingLocator locator(ring);
  const auto both = [&](Point p) {
    EXPECT_EQ(locate(ring, p), locator.locate(p));
    return locate(ring, p);
  };
  EXPECT_EQ(both({1, 1}), Side::kIn);
  EXPECT_EQ(both({2, 3}), Side::kOut);
  EXPECT_EQ(both({5, 2}), Side::kOut);
  EXPECT_EQ(both({-1, 0}), Side::kOut);
  EXPECT_EQ(both({3, 3}), Side::kOn);
  EXPECT_EQ(both({2, 0}), Side::kOn);
  EXPECT_EQ(both({2, 2}), Side::kOn);
  EXPECT_EQ(both({1, 2}), Side::kIn) << "level with a vertex";
}

TEST(InteriorPoint, IsInsideShellAndOutsideHoles) {
  const std::vector<Point> shell = {{0, 0}, {10, 0}, {10, 10}, {0, 10}};
  const std::vector<Point> hole = {{1, 1}, {1, 9}, {9, 9}, {9, 1}};
  const std::vector<std::span<const Point>> holes = {hole};
  const Point p = interior_point(shell, holes);
  EXPECT_EQ(locate(shell, p), Side::kIn);
  EXPECT_EQ(locate(hole, p), Side::kOut);
  const std::vector<Point> thin = {{0, 0}, {1, 0x1p-50}, {2, 0}, {1, 0x1p-51}};
  EXPECT_EQ(locate(thin, interior_point(thin)), Side::kIn);
}

TEST(NestedPolygons, GivesHolesToTheSmallestShellAround) {
  const auto ring = [](double x, double y, double side, bool hole) {
    std::vector<Point> points = {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}};
    if (hole) points = {points.rbegin(), points.rend()};
    return points;
  };
  const MultiPolygon polygons = nested_polygons(
      {ring(3, 3, 1, true), ring(2, 2, 3, false), ring(1, 1, 5, true), ring(0, 0, 10, false)});
  ASSERT_EQ(polygons.size(), 2U);
  EXPECT_DOUBLE_EQ(signed_area(polygons[0].shell), 100);
  ASSERT_EQ(polygons[0].holes.size(), 1U);
  EXPECT_DOUBLE_EQ(signed_area(polygons[0].holes[0]), -25);
  ASSERT_EQ(polygons[1].holes.size(), 1U);
  EXPECT_DOUBLE_EQ(signed_area(polygons[1].holes[0]), -1);
}

TEST(NestedPolygons, CountsHolesThatLieInNoShell) {
  const std::vector<Point> a = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
  const std::vector<Point> b = {{5, 0}, {6, 0}, {6, 1}, {5, 1}};
  const std::vector<Point> lost = {{9, 0}, {9, 1}, {10, 1}, {10, 0}};
  std::size_t left_out = 0;
  EXPECT_EQ(nested_polygons({a, b, lost}, &left_out).size(), 2U);
  EXPECT_EQ(left_out, 1U);
}

TEST(Measure, PlanarAndEllipsoidalAgreeWhereTheyShould) {
  // 0.1 x 0.1 degrees at the equator of the WGS 84 ellipsoid, by Karney's routines themselves
  const std::vector<Point> ring = {{0, 0}, {0.1, 0}, {0.1, 0.1}, {0, 0.1}};
  const auto on_ellipsoid =
      make_ellipsoidal_measurer(6378137, 1 / 298.257223563, [](std::span<Point>) {});
  const double metre = 6378137 * 0.1 * 3.14159265358979323846 / 180;
  EXPECT_NEAR(on_ellipsoid->area(ring) / (metre * metre), 1, 0.007)
      << "a degree of latitude is less";
  const std::vector<Point> line = {{0, 0}, {0.1, 0}};
  EXPECT_NEAR(on_ellipsoid->length(line), metre, 1e-6);
  EXPECT_DOUBLE_EQ(make_planar_measurer(0.3048)->area(ring), 0.01 * 0.3048 * 0.3048);
}

TEST(Measure, WhatCannotBeAMeasureIsRefused) {
  const auto on_ellipsoid =
      make_ellipsoidal_measurer(6378137, 1 / 298.257223563, [](std::span<Point>) {});
  const std::vector<Point> metres = {{155000, 463000}, {155001, 463000}, {155000, 463001}};
  EXPECT_THROW(on_ellipsoid->area(metres), InputError) << "latitude 463000 is not a number there";
  EXPECT_THROW(on_ellipsoid->length(metres), InputError);
  const auto planar = make_planar_measurer();
  const std::vector<Point> huge = {{0, 0}, {1e200, 0}, {0, 1e200}};
  EXPECT_THROW(planar->area(huge), InputError);
  EXPECT_THROW(planar->length(huge), InputError);
}

}  // namespace
}  // namespace grens
