#include "geometry/inscribed.hpp"

#include <gtest/gtest.h>

namespace grens {
namespace {

TEST(Inscribed, ARectangleHoldsCirclesUpToItsWidth) {
  const Polygon strip = {{{0, 0}, {1000, 0}, {1000, 8}, {0, 8}}, {}};
  EXPECT_TRUE(holds_circle(strip, 7.9));
  EXPECT_FALSE(holds_circle(strip, 8.5));
}

TEST(Inscribed, AStripHasRoomWhereItIsWidest) {
  const Polygon strip = {{{0, 0}, {300, 0}, {320, -10}, {340, 0}, {1000, 0}, {1000, 1}, {0, 1}},
                         {}};
  EXPECT_TRUE(holds_circle(strip, 8));
  EXPECT_FALSE(holds_circle(strip, 12));
}

TEST(Inscribed, AHoleTakesRoom) {
  const Polygon ring = {{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{{2, 2}, {2, 8}, {8, 8}, {8, 2}}}};
  EXPECT_TRUE(holds_circle(ring, 2));
  EXPECT_FALSE(holds_circle(ring, 2.6));
}

TEST(Inscribed, AVeryLongSliverIsNarrow) {
  const Polygon sliver = {{{0, 0}, {50000, 30000}, {50000, 30000.001}}, {}};
  EXPECT_FALSE(holds_circle(sliver, 10));
  EXPECT_FALSE(holds_circle(sliver, 0.01));
}

}  // namespace
}  // namespace grens
