// Gaps with an open end, drawn by hand, closed by the repair.
#include "coverage/inlets.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "coverage/mismatch.hpp"
#include "coverage/repair.hpp"
#include "support/wavy.hpp"

namespace grens {
namespace {

const std::unique_ptr<Measurer> kMeasurer = make_planar_measurer();

using Shells = std::vector<std::vector<Point>>;

RingSet layer_of(const Shells& shells) {
  RingSet rings;
  for (std::size_t u = 0; u < shells.size(); ++u) {
    testing::add_unit(rings, static_cast<UnitId>(u), {{shells[u], {}}});
  }
  return rings;
}

Repair repair(const Shells& shells, double width, const RepairRules& rules = {}) {
  return repair_layer(layer_of(shells), shells.size(), *kMeasurer, width, rules);
}

double area(const RingSet& rings, UnitId unit) {
  double sum = 0;
  for (std::size_t r = 0; r < rings.size(); ++r) {
    if (rings.unit[r] == unit) sum += signed_area(rings.ring(r));
  }
  return sum;
}

/// Metres of border beside another unit's within a width that both do not share.
double apart(const Repair& repaired, std::size_t units, double width) {
  return find_mismatches(build_coverage(repaired.rings, units), *kMeasurer, width).length;
}

/// Vertices after the repair that no unit had before.
std::vector<Point> new_vertices(const Repair& repaired, const Shells& shells) {
  std::vector<Point> added;
  for (const Point& p : repaired.rings.points) {
    const bool known = std::any_of(shells.begin(), shells.end(), [&](const auto& shell) {
      return std::find(shell.begin(), shell.end(), p) != shell.end();
    });
    if (!known && std::find(added.begin(), added.end(), p) == added.end()) added.push_back(p);
  }
  return added;
}

/// What is told is what is in the rings.
void expect_true(const Repair& repaired, const Shells& shells) {
  EXPECT_EQ(new_vertices(repaired, shells).size(), repaired.vertices_added);
  for (const UnitChange& change : repaired.units) {
    EXPECT_NEAR(change.after, area(repaired.rings, change.unit), 1e-6);
    EXPECT_NEAR(change.before, signed_area(shells[static_cast<std::size_t>(change.unit)]), 1e-6);
  }
}

void expect_idle(const Repair& repaired, std::size_t units, double width) {
  const Repair again = repair_layer(repaired.rings, units, *kMeasurer, width, {});
  EXPECT_FALSE(again.changed);
}

// Two units that share a border from 500 up, and below it are 2 m apart.
const Shells kOpenBelow = {
    {{0, 0}, {100, 0}, {100, 490}, {101, 500}, {101, 1000}, {0, 1000}},
    {{102, 0}, {200, 0}, {200, 1000}, {101, 1000}, {101, 500}, {102, 490}, {102, 250}}};

TEST(Inlets, AreClosedAndGivenToOneUnit) {
  const Repair result = repair(kOpenBelow, 5);
  EXPECT_TRUE(result.changed);
  EXPECT_EQ(apart(result, 2, 5), 0);
  ASSERT_EQ(result.faces.size(), 1U);
  EXPECT_EQ(result.faces[0].to, 0);  // both have as much border along it: the first
  EXPECT_NEAR(result.faces[0].area, 2 * 490 + 2 * 10 / 2, 1e-6);
  EXPECT_NEAR(result.faces[0].width, 2, 0.05);
  EXPECT_NEAR(area(result.rings, 0) + area(result.rings, 1), 200 * 1000, 1e-6);
  EXPECT_TRUE(new_vertices(result, kOpenBelow).empty());
  expect_true(result, kOpenBelow);
  EXPECT_TRUE(result.vanished.empty());
  expect_idle(result, 2, 5);
}

TEST(Inlets, StayWhereGapsAreKept) {
  RepairRules rules;
  rules.keep_gaps = true;
  EXPECT_FALSE(repair(kOpenBelow, 5, rules).changed);
}

TEST(Inlets, StayWhereTheyAreWider) { EXPECT_FALSE(repair(kOpenBelow, 1.5).changed); }

TEST(Inlets, AreClosedUpToWhereTheyWiden) {
  // 2 m apart down to 400, from there on 60 m and more.
  const Shells shells = {
      {{0, 0}, {70, 0}, {70, 390}, {100, 400}, {100, 490}, {101, 500}, {101, 1000}, {0, 1000}},
      {{130, 0},
       {200, 0},
       {200, 1000},
       {101, 1000},
       {101, 500},
       {102, 490},
       {102, 400},
       {130, 390}}};
  const Repair result = repair(shells, 5);
  EXPECT_EQ(apart(result, 2, 5), 0);
  const double before = area(layer_of(shells), 0) + area(layer_of(shells), 1);
  EXPECT_NEAR(area(result.rings, 0) + area(result.rings, 1), before + 2 * 90 + 2 * 10 / 2, 1e-6);
  expect_idle(result, 2, 5);
}

TEST(Inlets, EndInAVertexOfTheBorderAcross) {
  // As before, but the border across is straight where the other turns away.
  const Shells shells = {
      {{0, 0}, {70, 0}, {70, 390}, {100, 400}, {100, 490}, {101, 500}, {101, 1000}, {0, 1000}},
      {{102, 0}, {200, 0}, {200, 1000}, {101, 1000}, {101, 500}, {102, 490}}};
  for (const Receiver receiver : {Receiver::kLargest, Receiver::kSmallest}) {
    RepairRules rules;
    rules.receiver = receiver;
    const Repair result = repair(shells, 5, rules);
    EXPECT_EQ(new_vertices(result, shells), (std::vector<Point>{{102, 400}}));
    expect_true(result, shells);
    EXPECT_EQ(apart(result, 2, 2), 0);
    expect_idle(result, 2, 5);
  }
}

TEST(Inlets, BetweenUnitsThatMeetNowhereAreClosed) {
  const Shells shells = {{{0, 0}, {100, 0}, {100, 500}, {100, 1000}, {0, 1000}},
                         {{102, 0}, {200, 0}, {200, 1000}, {102, 1000}, {102, 300}}};
  const Repair result = repair(shells, 5);
  EXPECT_EQ(apart(result, 2, 5), 0);
  EXPECT_NEAR(area(result.rings, 0) + area(result.rings, 1), 200 * 1000, 1e-6);
  EXPECT_TRUE(new_vertices(result, shells).empty());
  expect_true(result, shells);
  expect_idle(result, 2, 5);
}

TEST(Inlets, ShoresThatPartInACornerAreLeft) {
  const Shells shells = {{{0, 0}, {100, 100}, {100, 1000}, {0, 1000}},
                         {{200, 0}, {200, 1000}, {100, 1000}, {100, 100}}};
  EXPECT_FALSE(repair(shells, 5).changed);
}

TEST(Inlets, BetweenThreeUnitsGoToMoreThanOne) {
  // One unit above two others, 2 m apart over the whole width; those share a border. The open strip
  // is one, but lies between different units.
  const Shells shells = {{{0, 102}, {300, 102}, {300, 200}, {0, 200}},
                         {{0, 0}, {100, 0}, {100, 100}, {40, 100}, {0, 100}},
                         {{100, 0}, {300, 0}, {300, 100}, {250, 100}, {100, 100}}};
  RepairRules rules;
  rules.receiver = Receiver::kSmallest;
  const Repair result = repair(shells, 5, rules);
  EXPECT_EQ(apart(result, 3, 5), 0);
  EXPECT_NEAR(area(result.rings, 1), 100 * 102, 1e-6);  // not the other's share of the strip
  EXPECT_NEAR(area(result.rings, 2), 200 * 102, 1e-6);
  expect_idle(result, 3, 5);
}

}  // namespace
}  // namespace grens
