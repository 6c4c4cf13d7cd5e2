// What is done to regions that are not made of arcs, and to arcs that no rounding parts, is said.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "job/drawn.hpp"

namespace grens {
namespace {

using ::testing::HasSubstr;
using testing::Rectangle;

/// B lies over A's side, in one region; C is a region by itself.
const std::vector<Rectangle> kOverlapping = {{"A", "west", 0, 0, 1000, 1000},
                                             {"B", "west", 900, 100, 2000, 900},
                                             {"C", "east", 5000, 0, 6000, 1000}};

TEST(Repaired, RegionsThatNeedMoreDecimalsAreCountedAndSaid) {
  Notices notices;
  const WorkLayer work = testing::prepare_drawn(kOverlapping, notices);
  const SchemeLayer scheme = testing::drawn_regions(work, notices);
  ASSERT_EQ(scheme.land.repaired_count(), 1U);
  // a degree with one decimal is 7 km here: the region would vanish
  const OutputPoints points = OutputPoints::as_lonlat(work, {}, 1, notices);
  const std::size_t before = testing::of_kind(notices, "decimals").size();
  const FeatureLayer layer = region_features(work, scheme, points, "", notices);
  const auto said = testing::of_kind(notices, "decimals");
  ASSERT_EQ(said.size(), before + 1);
  EXPECT_THAT(said.back().text, HasSubstr("1 repaired region of region is written with 2"));
  EXPECT_EQ(layer.provenance["repaired_regions"], 1);
  EXPECT_EQ(layer.provenance["decimals_of_repaired_regions"], 2);
}

TEST(Repaired, BordersThatMeetWithAllDecimalsAreSaid) {
  Notices notices;
  const WorkLayer work = testing::prepare_drawn(kOverlapping, notices);
  OutputPoints::as_lonlat(work, {}, 7, notices);
  const auto said = testing::of_kind(notices, "meeting");
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0].count, 1U);
  EXPECT_EQ(said[0].units, (std::vector<std::string>{"A", "B"}));
  EXPECT_THAT(said[0].text, HasSubstr("1 of them in the layer itself as well"));
}

}  // namespace
}  // namespace grens
