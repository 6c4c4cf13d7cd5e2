// Overlaps of known area, drawn by hand.
#include "coverage/overlaps.hpp"

#include <gtest/gtest.h>

#include "support/grid.hpp"

namespace grens {
namespace {

MultiPolygon rectangle(double left, double bottom, double right, double top) {
  return {{{{left, bottom}, {right, bottom}, {right, top}, {left, top}}, {}}};
}

std::vector<UnitOverlap> overlaps_of(const std::vector<MultiPolygon>& units) {
  RingSet rings;
  for (std::size_t u = 0; u < units.size(); ++u) {
    for (const Polygon& polygon : units[u]) {
      testing::add_unit(rings, static_cast<UnitId>(u), {polygon});
    }
  }
  return find_overlaps(find_faces(rings, units.size(), *make_planar_measurer()));
}

TEST(Overlaps, AreFoundByPairTheWorstFirst) {
  const auto found = overlaps_of({rectangle(0, 0, 10, 10), rectangle(9, 0, 20, 10),
                                  rectangle(18, 0, 30, 10), rectangle(30, 0, 40, 10)});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].a, 1);
  EXPECT_EQ(found[0].b, 2);
  EXPECT_DOUBLE_EQ(found[0].area, 20);
  EXPECT_EQ(found[1].a, 0);
  EXPECT_EQ(found[1].b, 1);
  EXPECT_DOUBLE_EQ(found[1].area, 10);
}

TEST(Overlaps, OfAUnitThatLiesWhollyInAnotherAreItsArea) {
  const auto found = overlaps_of({rectangle(0, 0, 10, 10), rectangle(4, 4, 6, 7)});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_DOUBLE_EQ(found[0].area, 6);
}

TEST(Overlaps, AreNoneInAHoleOrAlongABorderOrByRounding) {
  const MultiPolygon with_hole = {
      {{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{{4, 4}, {4, 6}, {6, 6}, {6, 4}}}}};
  // the second fills the hole; the third shares a side; the fourth lies over by 5e-5 m2
  EXPECT_TRUE(overlaps_of({with_hole, rectangle(4, 4, 6, 6), rectangle(10, 0, 20, 10),
                           rectangle(0, -5, 10, 5e-6)})
                  .empty());
}

TEST(Overlaps, OfAUnitThatCrossesItselfCountOnce) {
  // two rings of one unit lie over each other, and a second unit over both
  const MultiPolygon twice = {rectangle(0, 0, 10, 10)[0], rectangle(5, 0, 15, 10)[0]};
  const auto found = overlaps_of({twice, rectangle(0, 8, 15, 20)});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_DOUBLE_EQ(found[0].area, 30);
}

TEST(Overlaps, OfThreeUnitsAreInEachPair) {
  const auto found =
      overlaps_of({rectangle(0, 0, 10, 10), rectangle(8, 0, 20, 10), rectangle(0, 7, 20, 20)});
  ASSERT_EQ(found.size(), 3U);
  EXPECT_DOUBLE_EQ(found[0].area, 36);  // 1 and 2
  EXPECT_DOUBLE_EQ(found[1].area, 30);  // 0 and 2
  EXPECT_DOUBLE_EQ(found[2].area, 20);  // 0 and 1, of which 6 are in 2 as well
}

}  // namespace
}  // namespace grens
