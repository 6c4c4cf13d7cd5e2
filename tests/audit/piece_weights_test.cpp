// Points and small units on two regions of A and two of B, which cut a square into quarters.
#include "audit/piece_weights.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "support/grid.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;

void add_box(RingSet& rings, UnitId unit, double left, double bottom, double right, double top) {
  testing::add_unit(rings, unit,
                    {{{{left, bottom}, {right, bottom}, {right, top}, {left, top}}, {}}});
}

class PieceWeightsTest : public ::testing::Test {
 protected:
  PieceWeightsTest() {
    add_box(a_, 0, 0, 0, 50, 100);
    add_box(a_, 1, 50, 0, 100, 100);
    add_box(b_, 0, 0, 0, 100, 48);
    add_box(b_, 1, 0, 48, 100, 100);
    land_ = cut_pieces(a(), b(), *measurer_, 5, OneSided::kKeep);
  }

  RegionRings a() const { return {a_, 2}; }
  RegionRings b() const { return {b_, 2}; }
  PieceWeights points(const std::vector<WeightedPoint>& points) const {
    return weigh_points(land_, a(), b(), points);
  }
  PieceWeights units(const RingSet& rings,
                     const std::vector<std::optional<std::int64_t>>& persons) const {
    return weigh_units(land_, {rings, persons.size()}, persons, *measurer_, 5);
  }

  std::unique_ptr<Measurer> measurer_ = make_planar_measurer();
  RingSet a_;
  RingSet b_;
  LandPieces land_;  // a0b0, a0b1, a1b0, a1b1
};

TEST_F(PieceWeightsTest, OfPointsAddUpByPiece) {
  const PieceWeights found = points({{{10, 10}, 5}, {{20, 20}, 6}, {{60, 90}, 7}, {{200, 0}, 8}});
  EXPECT_THAT(found.weight, ElementsAre(11, 0, 0, 7));
  EXPECT_EQ(found.counted, 3U);
  EXPECT_EQ(found.outside, 1U);
  EXPECT_EQ(found.outside_weight, 8);
}

TEST_F(PieceWeightsTest, OfAPointOnABorderCountForTheFirstRegion) {
  EXPECT_THAT(points({{{50, 10}, 1}}).weight, ElementsAre(1, 0, 0, 0));
  EXPECT_THAT(points({{{50, 48}, 1}}).weight, ElementsAre(1, 0, 0, 0));
  EXPECT_THAT(points({{{100, 100}, 1}}).weight, ElementsAre(0, 0, 0, 1));  // and the outer border
}

TEST_F(PieceWeightsTest, OfAPointOnABorderCountWhereItsRegionsShareLand) {
  RingSet a;
  add_box(a, 0, 0, 0, 50, 50);
  add_box(a, 1, 50, 50, 100, 100);
  RingSet b;
  add_box(b, 0, 50, 50, 100, 100);
  add_box(b, 1, 0, 0, 50, 50);
  const LandPieces land = cut_pieces({a, 2}, {b, 2}, *measurer_, 5, OneSided::kKeep);
  ASSERT_EQ(land.pieces.size(), 2U);  // a0b1, a1b0
  const PieceWeights found =
      weigh_points(land, {a, 2}, {b, 2}, std::vector{WeightedPoint{{50, 50}, 3}});
  EXPECT_THAT(found.weight, ElementsAre(3, 0));
  EXPECT_EQ(found.outside, 0U);
}

TEST_F(PieceWeightsTest, TellPointsInSliversApart) {
  RingSet moved;
  add_box(moved, 0, 0, 0, 52, 100);
  add_box(moved, 1, 52, 0, 100, 100);
  const LandPieces land = cut_pieces(a(), {moved, 2}, *measurer_, 5, OneSided::kKeep);
  const std::vector<WeightedPoint> between = {{{51, 10}, 4}, {{500, 10}, 1}};
  const PieceWeights found = weigh_points(land, a(), {moved, 2}, between);
  EXPECT_THAT(found.weight, ElementsAre(0, 0));
  EXPECT_EQ(found.in_slivers, 1U);
  EXPECT_EQ(found.outside, 1U);
  EXPECT_EQ(found.outside_weight, 5);
}

TEST_F(PieceWeightsTest, RefuseMoreThanANumberHolds) {
  EXPECT_THROW(points({{{10, 10}, INT64_MAX}, {{10, 10}, 1}}), InputError);
}

TEST_F(PieceWeightsTest, OfUnitsFollowTheirLand) {
  RingSet rings;
  add_box(rings, 0, 0, 0, 100, 24);     // half in a0b0, half in a1b0
  add_box(rings, 1, 0, 24, 50, 48);     // wholly in a0b0
  add_box(rings, 2, 90, 90, 110, 100);  // half beyond
  const PieceWeights found = units(rings, {11, 30, 8});
  EXPECT_THAT(found.weight, ElementsAre(36, 0, 5, 4));
  EXPECT_EQ(found.outside_weight, 4);
  EXPECT_EQ(found.counted, 3U);
  EXPECT_THAT(found.unknown, ElementsAre(0, 0, 0, 0));
}

TEST_F(PieceWeightsTest, OfAUnitOverTheBorderByASliverStayInside) {
  RingSet rings;
  add_box(rings, 0, -2, 0, 40, 40);
  EXPECT_THAT(units(rings, {1000}).weight, ElementsAre(1000, 0, 0, 0));
}

TEST_F(PieceWeightsTest, OfAUnitWithoutPeopleAreUnknown) {
  RingSet rings;
  add_box(rings, 0, 0, 0, 40, 100);
  add_box(rings, 1, 60, 0, 100, 40);
  add_box(rings, 2, 300, 0, 310, 10);
  const PieceWeights found = units(rings, {std::nullopt, 5, 6});
  EXPECT_THAT(found.unknown, ElementsAre(1, 1, 0, 0));
  EXPECT_THAT(found.weight, ElementsAre(0, 0, 5, 0));
  EXPECT_EQ(found.outside, 1U);
  EXPECT_EQ(found.outside_weight, 6);
}

}  // namespace
}  // namespace grens
