// Single-use borders that face each other: shapes in metres, worked by hand, in every kind of
// mismatch; and shores, corners and wide waters, which are none.
#include "coverage/mismatch.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "support/grid.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Ring = std::vector<Point>;

Mismatches find(const std::vector<Ring>& units, const Measurer& measurer,
                double tolerance = kFacingTolerance) {
  RingSet rings;
  for (std::size_t u = 0; u < units.size(); ++u) {
    testing::add_unit(rings, static_cast<UnitId>(u), {{units[u], {}}});
  }
  return find_mismatches(build_coverage(rings, units.size()), measurer, tolerance);
}

Mismatches find(const std::vector<Ring>& units, double tolerance = kFacingTolerance) {
  return find(units, *make_planar_measurer(), tolerance);
}

Ring box(double x0, double y0, double x1, double y1) {
  return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
}

auto facing(UnitId unit, UnitId other, double length, double error = 1e-6) {
  return ::testing::AllOf(
      ::testing::Field("unit", &Facing::unit, unit),
      ::testing::Field("other", &Facing::other, other),
      ::testing::Field("length", &Facing::length, ::testing::DoubleNear(length, error)));
}

TEST(Mismatch, ACleanBorderHasNone) {
  const Mismatches found = find({box(0, 0, 1000, 1000), box(1000, 0, 2000, 1000)});
  EXPECT_THAT(found.pairs, IsEmpty());
  EXPECT_THAT(found.units, IsEmpty());
  EXPECT_EQ(found.length, 0);
  EXPECT_EQ(found.segments, 0U);
  EXPECT_EQ(found.tolerance, kFacingTolerance);
}

TEST(Mismatch, ANarrowGapIsFoundFromBothSides) {
  const Mismatches found = find({box(0, 0, 1000, 1000), box(1010, 0, 2000, 1000)});
  EXPECT_THAT(found.pairs, ElementsAre(facing(0, 1, 1000), facing(1, 0, 1000)));
  EXPECT_EQ(found.segments, 2U);
  EXPECT_NEAR(found.length, 1000, 1e-6);
  EXPECT_THAT(found.units, ElementsAre(0, 1));
}

TEST(Mismatch, AnOverlapIsFound) {
  const Mismatches found = find({box(0, 0, 1000, 1000), box(990, 0, 2000, 1000)});
  EXPECT_THAT(found.pairs, ElementsAre(facing(0, 1, 1000), facing(1, 0, 1000)));
}

TEST(Mismatch, AWiderWaterIsNone) {
  EXPECT_THAT(find({box(0, 0, 1000, 1000), box(1021, 0, 2000, 1000)}).pairs, IsEmpty());
  EXPECT_THAT(find({box(0, 0, 1000, 1000), box(1021, 0, 2000, 1000)}, 22).pairs,
              ElementsAre(facing(0, 1, 1000), facing(1, 0, 1000)));
}

TEST(Mismatch, AVertexOnOneSideOnlyIsFound) {
  // a T-junction: the second unit has a vertex in the middle of the common border
  const Mismatches found = find(
      {box(0, 0, 1000, 1000), {{1000, 0}, {2000, 0}, {2000, 1000}, {1000, 1000}, {1000, 400}}});
  EXPECT_THAT(found.pairs, ElementsAre(facing(0, 1, 1000), facing(1, 0, 1000)));
  EXPECT_EQ(found.pairs[0].segments, 1U);
  EXPECT_EQ(found.pairs[1].segments, 2U);
}

TEST(Mismatch, EachStretchFacesItsOwnNeighbour) {
  // one long side of unit 0 faces unit 1 below and unit 2 above, with open shore in between; a
  // stretch may be too long by the tolerance at either end
  const Mismatches found =
      find({box(0, 0, 1000, 1000), box(1005, 0, 2000, 300), box(1005, 500, 2000, 1000)});
  EXPECT_THAT(found.pairs, ElementsAre(facing(0, 1, 300, 40), facing(0, 2, 500, 40),
                                       facing(1, 0, 300), facing(2, 0, 500)));
}

TEST(Mismatch, TheTipOfAGapBelongsToIt) {
  // the borders part at (1000, 0) and are 10 m apart at the other end
  const Mismatches found =
      find({box(0, 0, 1000, 1000), {{1000, 0}, {2000, 0}, {2000, 1000}, {1010, 1000}}});
  EXPECT_THAT(found.pairs, ElementsAre(facing(0, 1, 1000), facing(1, 0, 1000, 0.1)));
}

TEST(Mismatch, ShoresThatMeetInACornerDoNotFaceEachOther) {
  // a bay between two units that share the border below it, at 90 and at 53 degrees
  const Ring left = {{0, 0}, {500, 0}, {500, 500}, {0, 1000}};
  EXPECT_THAT(find({left, {{500, 0}, {1000, 0}, {1000, 1000}, {500, 500}}}).pairs, IsEmpty());
  const Ring steep = {{0, 0}, {500, 0}, {500, 500}, {250, 1000}, {0, 1000}};
  EXPECT_THAT(find({steep, {{500, 0}, {1000, 0}, {1000, 1000}, {750, 1000}, {500, 500}}}).pairs,
              IsEmpty());
}

TEST(Mismatch, ATouchInAPointIsNone) {
  EXPECT_THAT(find({box(0, 0, 1000, 1000), box(1000, 1000, 2000, 2000)}).pairs, IsEmpty());
}

TEST(Mismatch, AUnitThatFacesItselfIsNone) {
  RingSet rings;
  testing::add_unit(rings, 0, {{box(0, 0, 1000, 1000), {}}, {box(1010, 0, 2000, 1000), {}}});
  EXPECT_THAT(find_mismatches(build_coverage(rings, 1), *make_planar_measurer()).pairs, IsEmpty());
}

TEST(Mismatch, TheToleranceIsInMetresWhateverTheCrs) {
  // coordinates in km, a gap of 10 m
  const std::vector<Ring> gap = {box(0, 0, 1, 1), box(1.01, 0, 2, 1)};
  const auto km = make_planar_measurer(1000);
  EXPECT_THAT(find(gap, *km).pairs, ElementsAre(facing(0, 1, 1000), facing(1, 0, 1000)));
  EXPECT_THAT(find(gap, *km, 9).pairs, IsEmpty());
  // degrees at 60 north: 0.0001 is 5.6 m to the east and 11 m to the north
  const auto degrees =
      make_ellipsoidal_measurer(6378137, 1 / 298.257223563, [](std::span<Point>) {});
  const std::vector<Ring> east = {box(5, 60, 5.01, 60.01), box(5.0101, 60, 5.02, 60.01)};
  const std::vector<Ring> north = {box(5, 60, 5.01, 60.01), box(5, 60.0101, 5.01, 60.02)};
  EXPECT_EQ(find(east, *degrees, 8).pairs.size(), 2U);
  EXPECT_THAT(find(east, *degrees, 5).pairs, IsEmpty());
  EXPECT_THAT(find(north, *degrees, 8).pairs, IsEmpty());
  EXPECT_EQ(find(north, *degrees, 14).pairs.size(), 2U);
}

TEST(Mismatch, NothingAtAllIsFine) { EXPECT_THAT(find(std::vector<Ring>{}).pairs, IsEmpty()); }

TEST(Mismatch, RandomGridsAreClean) {
  // full of touches and of units that lie beside water one cell wide, 30 m
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    RingSet rings = testing::cells_of(testing::random_grid(random, 7, 4));
    for (Point& p : rings.points) p = {p.x * 30, p.y * 30};
    const Coverage coverage = build_coverage(rings, 4);
    EXPECT_THAT(find_mismatches(coverage, *make_planar_measurer()).pairs, IsEmpty()) << round;
  }
}

TEST(Mismatch, AWigglyBorderGeneralisedTwiceIsFoundInFull) {
  // unit 0 keeps every point of a border of 10 km that wiggles by 2 m, unit 1 every third
  Ring all;
  Ring third;
  for (int i = 0; i <= 999; ++i) {
    all.push_back({5000 + 2 * std::sin(i * 1.7), i * 10.0});
    if (i % 3 == 0) third.push_back(all.back());
  }
  Ring left = all;
  left.insert(left.end(), {{0, 9990}, {0, 0}});
  Ring right = third;
  right.insert(right.end(), {{9000, 9990}, {9000, 0}});
  const Mismatches found = find({left, right});
  ASSERT_EQ(found.pairs.size(), 2U);
  EXPECT_NEAR(found.pairs[0].length, polyline_length(all), 20);
  EXPECT_NEAR(found.pairs[1].length, polyline_length(third), 20);
  EXPECT_GT(found.segments, 1300U);
}

}  // namespace
}  // namespace grens
