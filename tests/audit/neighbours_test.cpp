// Who borders whom, on grids of 1 km cells worked by hand.
#include "audit/neighbours.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "audit/grid_audit.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;
using testing::GridAudit;

/// Lengths in km.
auto pair(RegionId a, RegionId b, double km, std::size_t arcs) {
  return ::testing::AllOf(::testing::Field("a", &Neighbours::a, a),
                          ::testing::Field("b", &Neighbours::b, b),
                          ::testing::Field("length", &Neighbours::length, km * 1000),
                          ::testing::Field("arcs", &Neighbours::arcs, arcs),
                          ::testing::Field("unmatched", &Neighbours::unmatched, 0));
}

TEST(Neighbours, RegionsThenNoRegionThenOutside) {
  const GridAudit grid({"AAB", "CCD"});
  const SchemeLabels labels = grid.scheme("s", {"x", "y", "x", ""});
  EXPECT_THAT(find_neighbours(grid.input(), labels.region),
              ElementsAre(pair(0, 1, 1, 1), pair(0, kNoRegion, 1, 1), pair(0, kOutside, 6, 2),
                          pair(1, kNoRegion, 1, 1), pair(1, kOutside, 2, 1)));
}

TEST(Neighbours, SeveralStretchesOfOnePairAddUp) {
  // x and y border twice, with a lake in between
  const GridAudit grid({"AAB", "A.B", "AAB"});
  const SchemeLabels labels = grid.scheme("s", {"x", "y"});
  EXPECT_THAT(find_neighbours(grid.input(), labels.region),
              ElementsAre(pair(0, 1, 2, 2), pair(0, kOutside, 10, 2), pair(1, kOutside, 6, 2)));
}

TEST(Neighbours, AnEnclaveHasOneNeighbourAndNoOutside) {
  const GridAudit grid({"AAA", "ABA", "AAA"});
  const SchemeLabels labels = grid.scheme("s", {"x", "y"});
  EXPECT_THAT(find_neighbours(grid.input(), labels.region),
              ElementsAre(pair(0, 1, 4, 1), pair(0, kOutside, 12, 1)));
}

TEST(Neighbours, ATouchInAPointIsNone) {
  const GridAudit grid({"A.", ".B"});
  const SchemeLabels labels = grid.scheme("s", {"x", "y"});
  EXPECT_THAT(find_neighbours(grid.input(), labels.region),
              ElementsAre(pair(0, kOutside, 4, 1), pair(1, kOutside, 4, 1)));
}

TEST(Neighbours, BordersThatDoNotMatchAreToldApart) {
  // two squares of 1 km, the right one moved 5 m off
  RingSet rings;
  testing::add_unit(rings, 0, {{{{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}}, {}}});
  testing::add_unit(rings, 1, {{{{1005, 0}, {2005, 0}, {2005, 1000}, {1005, 1000}}, {}}});
  const GridAudit grid(std::move(rings));
  const SchemeLabels labels = grid.scheme("s", {"x", "y"});
  const auto found = find_neighbours(grid.input(), labels.region);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].b, 1);
  EXPECT_EQ(found[0].length, 0);
  EXPECT_EQ(found[0].arcs, 0U);
  EXPECT_NEAR(found[0].unmatched, 1000, 1e-6);
  EXPECT_EQ(found[1].b, kOutside);
  EXPECT_EQ(found[1].length, 4000);
  EXPECT_NEAR(found[1].unmatched, 1000, 1e-6);
}

}  // namespace
}  // namespace grens
