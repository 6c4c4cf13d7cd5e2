// Which seat a unit gets, on small grids worked by hand and against the plainest way to do it.
#include "audit/allocate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "coverage/unit_locator.hpp"
#include "support/grid.hpp"

namespace grens {
namespace {

using Points = std::vector<std::optional<Point>>;
using Within = std::vector<RegionId>;

/// Three units in a row; the first two in region 0 of the other scheme, the last in region 1.
const Points kThree = {Point{0, 0}, Point{1000, 0}, Point{2000, 0}};
const Within kTwoRegions = {0, 0, 1};

std::vector<Allocation> give(const Points& points, const Within& within,
                             const std::vector<PlacedSeat>& seats,
                             const std::vector<bool>& kept = {}) {
  return allocate(points, within, kept, seats, *make_planar_measurer());
}

TEST(Allocate, TakesTheNearestSeatThatStandsInTheUnitsOwnRegion) {
  const auto given = give(kThree, kTwoRegions, {{"far", {-5000, 0}, 0}, {"near", {1500, 0}, 1}});
  EXPECT_EQ(given[0].seat, 0U);
  EXPECT_EQ(given[1].seat, 0U) << "the near one is across the line";
  EXPECT_EQ(given[1].metres, 6000);
  EXPECT_EQ(given[2].seat, 1U);
  for (const Allocation& one : given) EXPECT_EQ(one.outcome, Outcome::kNearest);
}

TEST(Allocate, TakesTheNearestOfTheSeatsOfOneRegion) {
  const auto given =
      give(kThree, {0, 0, 0}, {{"a", {0, 0}, 0}, {"b", {1100, 0}, 0}, {"a", {2000, 0}, 0}});
  EXPECT_EQ(given[0].seat, 0U);
  EXPECT_EQ(given[1].seat, 1U);
  EXPECT_EQ(given[2].seat, 2U);
}

TEST(Allocate, GivesATieToTheSmallerCodeThenToTheWesternmostSeat) {
  const auto given =
      give({Point{0, 0}}, {0}, {{"b", {0, 500}, 0}, {"a", {500, 0}, 0}, {"a", {-500, 0}, 0}});
  EXPECT_EQ(given[0].seat, 2U);
}

TEST(Allocate, LeavesWhatCannotBeGivenAndSaysWhy) {
  const Points points = {Point{0, 0}, Point{0, 0}, std::nullopt, Point{0, 0}};
  const auto given =
      give(points, {0, kNoRegion, 1, 1}, {{"a", {0, 0}, 1}, {"b", {0, 0}, kNoRegion}},
           {false, false, false, true});
  EXPECT_EQ(given[0].outcome, Outcome::kNoSeat);
  EXPECT_EQ(given[1].outcome, Outcome::kNotWithin) << "a seat without a region is none for it";
  EXPECT_EQ(given[2].outcome, Outcome::kNoPlace);
  EXPECT_EQ(given[3].outcome, Outcome::kKept);
}

TEST(Allocate, IsWhatLookingAtEverySeatGives) {
  std::mt19937 random(4);
  std::uniform_int_distribution<int> cell(0, 20);
  std::uniform_int_distribution<RegionId> region(kNoRegion, 5);
  for (int round = 0; round < 50; ++round) {
    const auto place = [&] {
      return Point{static_cast<double>(cell(random)), static_cast<double>(cell(random))};
    };
    Points points;
    Within within;
    for (int u = 0; u < 60; ++u) {
      points.push_back(place());
      within.push_back(region(random));
    }
    std::vector<PlacedSeat> seats;
    for (int s = 0; s < 20; ++s) {
      seats.push_back(
          {std::string(1, static_cast<char>('a' + cell(random))), place(), region(random)});
    }
    const auto given = give(points, within, seats);
    for (std::size_t u = 0; u < points.size(); ++u) {
      const PlacedSeat* best = nullptr;
      double least = 0;
      for (const PlacedSeat& seat : seats) {
        if (within[u] == kNoRegion || seat.within != within[u]) continue;
        const double metres = std::hypot(seat.at.x - points[u]->x, seat.at.y - points[u]->y);
        const bool better =
            best == nullptr || metres < least || (metres == least && seat.region < best->region);
        if (better) best = &seat;
        if (better) least = metres;
      }
      ASSERT_EQ(given[u].outcome == Outcome::kNearest, best != nullptr);
      if (best == nullptr) continue;
      EXPECT_EQ(&seats[given[u].seat], best);
    }
  }
}

TEST(RepresentativePoint, LiesInTheLargestPartAndNotInAHole) {
  UnitLayer layer;
  layer.units = {{"A", "", {}}};
  testing::add_unit(layer.rings, 0,
                    {{{{9, 0}, {10, 0}, {10, 1}, {9, 1}}, {}},
                     {{{0, 0}, {6, 0}, {6, 6}, {0, 6}}, {{{1, 1}, {1, 5}, {5, 5}, {5, 1}}}}});
  const Points points = representative_points(layer);
  ASSERT_TRUE(points[0]);
  EXPECT_THAT(UnitLocator(layer.rings).at(*points[0]), ::testing::ElementsAre(0));
  EXPECT_LT(points[0]->x, 6);
}

TEST(RepresentativePoint, IsMissingWhereAUnitHasNoPolygon) {
  UnitLayer layer;
  layer.units = {{"A", "", {}}, {"B", "", {}}};
  testing::add_unit(
      layer.rings, 1,
      {{{{0, 0}, {2, 0}, {2, 2}, {0, 2}}, {}}, {{{9, 9}, {10, 9}, {10, 10}, {9, 10}}, {}}});
  const Points points = representative_points(layer);
  EXPECT_FALSE(points[0]);
  ASSERT_TRUE(points[1]);
  EXPECT_LT(points[1]->x, 2);
  EXPECT_GT(points[1]->x, 0);
}

}  // namespace
}  // namespace grens
