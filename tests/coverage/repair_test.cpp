// Layers drawn by hand with known damage.
#include "coverage/repair.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "coverage/repaired.hpp"
#include "support/wavy.hpp"

namespace grens {
namespace {

using testing::areas;
using testing::overlaps_left;
using testing::part_count;

const std::unique_ptr<Measurer> kMeasurer = make_planar_measurer();

MultiPolygon rectangle(double left, double bottom, double right, double top) {
  return {{{{left, bottom}, {right, bottom}, {right, top}, {left, top}}, {}}};
}

RingSet layer_of(const std::vector<MultiPolygon>& units) {
  RingSet rings;
  for (std::size_t u = 0; u < units.size(); ++u) {
    testing::add_unit(rings, static_cast<UnitId>(u), units[u]);
  }
  return rings;
}

Repair repair(const RingSet& rings, std::size_t units, std::optional<double> tolerance = {},
              const RepairRules& rules = {}) {
  return repair_layer(rings, units, *kMeasurer, tolerance, rules);
}

TEST(Repair, LeavesACleanLayerAsItIs) {
  std::mt19937 random(3);
  const RingSet rings = testing::wavy_grid(random, 4, 9).rings();
  const Repair result = repair(rings, 16);
  EXPECT_FALSE(result.changed);
  EXPECT_EQ(result.rings.points, rings.points);
  EXPECT_EQ(result.rings.starts, rings.starts);
  EXPECT_TRUE(result.units.empty());
}

// Two units with a gap of 2 m between them, closed by a third and a fourth one.
const std::vector<MultiPolygon> kGap = {
    rectangle(0, 10, 100, 110),
    rectangle(102, 10, 200, 110),
    {{{{0, 110}, {100, 110}, {102, 110}, {200, 110}, {200, 120}, {0, 120}}, {}}},
    {{{{0, 0}, {200, 0}, {200, 10}, {102, 10}, {100, 10}, {0, 10}}, {}}}};

TEST(Repair, FillsANarrowGap) {
  const Repair result = repair(layer_of(kGap), 4, 5);
  ASSERT_EQ(result.faces.size(), 1U);
  EXPECT_TRUE(result.faces[0].units.empty());
  EXPECT_EQ(result.faces[0].to, 0);  // both have 100 m of it: the first by code
  EXPECT_DOUBLE_EQ(result.faces[0].area, 200);
  EXPECT_EQ(areas(result.rings, 4), (std::vector<double>{10200, 9800, 2000, 2000}));
  ASSERT_EQ(result.units.size(), 1U);
  EXPECT_DOUBLE_EQ(result.units[0].after - result.units[0].before, 200);
}

TEST(Repair, KeepsAGapThatIsWider) {
  const Repair result = repair(layer_of(kGap), 4, 1);
  EXPECT_FALSE(result.changed);
  ASSERT_EQ(result.faces.size(), 1U);
  EXPECT_EQ(result.faces[0].to, -1);
}

TEST(Repair, KeepsGapsWhenAskedTo) {
  RepairRules rules;
  rules.keep_gaps = true;
  EXPECT_FALSE(repair(layer_of(kGap), 4, 5, rules).changed);
}

TEST(Repair, GivesAGapByTheRuleThatWasAskedFor) {
  RepairRules rules;
  rules.receiver = Receiver::kLargest;
  EXPECT_EQ(repair(layer_of(kGap), 4, 5, rules).faces[0].to, 0);
  rules.receiver = Receiver::kSmallest;
  EXPECT_EQ(repair(layer_of(kGap), 4, 5, rules).faces[0].to, 2);
  rules.named = 3;
  EXPECT_EQ(repair(layer_of(kGap), 4, 5, rules).faces[0].to, 3);
}

TEST(Repair, GivesAnOverlapToTheUnitWithMoreBorderAlongIt) {
  // 1 reaches 10 m into 0, over 20 m of its height: 40 m of the overlap's outline are inside 0.
  const Repair result = repair(
      layer_of(
          {rectangle(0, 0, 100, 100),
           {{{{100, 0}, {200, 0}, {200, 100}, {100, 100}, {100, 60}, {90, 60}, {90, 40}, {100, 40}},
             {}}}}),
      2);
  ASSERT_EQ(result.faces.size(), 1U);
  EXPECT_EQ(result.faces[0].units, (std::vector<UnitId>{0, 1}));
  EXPECT_EQ(result.faces[0].to, 0);
  EXPECT_EQ(areas(result.rings, 2), (std::vector<double>{10000, 10000}));
}

TEST(Repair, DoesNotLoseAUnitDrawnOverAnother) {
  const Repair result = repair(layer_of({rectangle(0, 0, 100, 100), rectangle(40, 40, 50, 50)}), 2);
  EXPECT_EQ(areas(result.rings, 2), (std::vector<double>{9900, 100}));
  ASSERT_EQ(result.faces.size(), 1U);
  EXPECT_EQ(result.faces[0].to, 1);
  EXPECT_EQ(overlaps_left(result), 0U);
}

TEST(Repair, DoesNotCutAStripThatAnotherUnitLiesOver) {
  // 1 is a dike through 0, which has no opening for it in the middle third.
  const Repair result = repair(
      layer_of(
          {{{{{0, 0},
              {300, 0},
              {300, 50},
              {200, 50},
              {200, 52},
              {300, 52},
              {300, 100},
              {0, 100},
              {0, 52},
              {100, 52},
              {100, 50},
              {0, 50}},
             {}}},
           {{{{0, 50}, {100, 50}, {200, 50}, {300, 50}, {300, 52}, {200, 52}, {100, 52}, {0, 52}},
             {}}}}),
      2);
  // Either would be cut in two: 0 hangs together only by way of the dike.
  EXPECT_FALSE(result.changed);
  EXPECT_EQ(areas(result.rings, 2), (std::vector<double>{29600, 600}));
  ASSERT_EQ(result.faces.size(), 1U);
  EXPECT_EQ(result.faces[0].to, -1);
  EXPECT_EQ(result.faces[0].area, 200);
}

TEST(Repair, DoesNotCutAStripAtAHairline) {
  // 0 and 1 overlap by a hundred-billionth of a metre where the strip 2 crosses both: no point of
  // doubles lies within, and yet it is of all three.
  const RingSet rings = layer_of({{{{{150157.03904764543, 450185.0416545199},
                                     {149848.07121283343, 451136.94255659444},
                                     {150504.45413428394, 451070.67774513754},
                                     {150851.95926742177, 451036.95371804194},
                                     {151021.8420053635, 450291.69328763644},
                                     {151142.92311697954, 449934.07116628176},
                                     {150735.52976496422, 450037.77880457364}},
                                    {}}},
                                  {{{{151142.9653281538, 449933.9464924206},
                                     {151021.8420053635, 450291.69328763644},
                                     {150851.93687842286, 451037.05193658476},
                                     {152137.74272627177, 450996.876972737},
                                     {152132.4516338925, 450477.1295494692},
                                     {151962.0332794512, 449983.93792602565},
                                     {151426.27471836357, 449960.77915528364}},
                                    {}}},
                                  rectangle(149900, 450061.2942034906, 153100, 450062.2942034906)});
  const Repair result = repair(rings, 3, 0.1);
  EXPECT_TRUE(result.changed);
  EXPECT_EQ(std::count(result.rings.unit.begin(), result.rings.unit.end(), 2), 1);
  EXPECT_NEAR(areas(result.rings, 3)[2], 3200, 1e-6);
}

TEST(Repair, LeavesTwinsAsTheyAre) {
  const Repair result = repair(layer_of({rectangle(0, 0, 10, 10), rectangle(0, 0, 10, 10)}), 2);
  EXPECT_FALSE(result.changed);
  ASSERT_EQ(result.faces.size(), 1U);
  EXPECT_EQ(result.faces[0].units, (std::vector<UnitId>{0, 1}));
  EXPECT_EQ(result.faces[0].to, -1);
  EXPECT_EQ(areas(result.rings, 2), (std::vector<double>{100, 100}));
}

TEST(Repair, LeavesTwinsInALayerThatItMends) {
  // one of the two has a dent; a third unit laps over both by 1 m, and a fourth over the third
  const RingSet rings =
      layer_of({rectangle(0, 0, 100, 100),
                {{{{0, 0}, {50, 1}, {90, 0}, {100, 0}, {100, 100}, {0, 100}}, {}}},
                rectangle(99, 0, 200, 100),
                rectangle(199, 0, 300, 100)});
  const Repair result = repair(rings, 4, 5);
  EXPECT_TRUE(result.changed);
  EXPECT_TRUE(result.settled);
  const std::vector<double> after = areas(result.rings, 4);
  EXPECT_NEAR(after[0], 10000, 1e-6);
  EXPECT_NEAR(after[1], 9955, 1e-6);
  EXPECT_NEAR(after[2] + after[3], 20100, 1e-6);  // the third keeps the strip that the twins claim
  EXPECT_FALSE(repair(result.rings, 4, 5).changed);
}

TEST(Repair, LeavesAUnitThatOthersCoverTogether) {
  // 0 is the whole of 1 and 2
  const Repair result =
      repair(layer_of({{{{{0, 0}, {50, 0}, {100, 0}, {100, 100}, {50, 100}, {0, 100}}, {}}},
                       rectangle(0, 0, 50, 100),
                       rectangle(50, 0, 100, 100)}),
             3);
  EXPECT_FALSE(result.changed);
  EXPECT_EQ(areas(result.rings, 3), (std::vector<double>{10000, 5000, 5000}));
  EXPECT_EQ(result.faces.size(), 2U);
}

TEST(Repair, DoesNotLoseTheInnermostOfThree) {
  const std::vector<MultiPolygon> nested = {rectangle(0, 0, 100, 100), rectangle(20, 20, 80, 80),
                                            rectangle(40, 40, 60, 60)};
  const std::vector<double> land = {6400, 3200, 400};
  std::vector<std::size_t> order = {0, 1, 2};
  do {
    std::vector<MultiPolygon> units;
    std::vector<double> expected;
    for (const std::size_t u : order) {
      units.push_back(nested[u]);
      expected.push_back(land[u]);
    }
    EXPECT_EQ(areas(repair(layer_of(units), 3).rings, 3), expected);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(Repair, MendsARingThatCrossesItself) {
  const Repair result = repair(layer_of({{{{{0, 0}, {10, 10}, {10, 0}, {0, 10}}, {}}}}), 1);
  EXPECT_EQ(result.vertices_added, 1U);
  EXPECT_EQ(areas(result.rings, 1), std::vector<double>{50});
  EXPECT_EQ(part_count(result.rings, 1), 2U);
}

TEST(Repair, FindsTheToleranceFromTheSlivers) {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> off(-0.4, 0.4);
  testing::WavyGrid grid = testing::wavy_grid(random, 4, 12);
  for (std::size_t unit = 0; unit < 16; ++unit) {
    for (std::size_t line = 0; line < 2; ++line) {
      if (!grid.inside_border(unit, line)) continue;
      for (std::size_t i = 0; i < grid.inner; ++i) {
        Point& p = grid.units[unit][grid.first_inside(line) + i];
        p = {p.x + off(random), p.y + off(random)};
      }
    }
  }
  const Repair result = repair(grid.rings(), 16);
  EXPECT_GE(result.tolerance, 0.2);
  EXPECT_LE(result.tolerance, 1);
  EXPECT_FALSE(result.why.empty());
  for (const RepairedFace& face : result.faces) EXPECT_GE(face.to, 0);
}

}  // namespace
}  // namespace grens
