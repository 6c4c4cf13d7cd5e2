// Worked by hand: six units, A = {1,2,3}{4,5,6}, B = {1,2}{3,4,5,6}.
#include "audit/similarity.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace grens {
namespace {

const std::vector<RegionId> kA = {0, 0, 0, 1, 1, 1};
const std::vector<RegionId> kB = {0, 0, 1, 1, 1, 1};

TEST(Similarity, CountsPiecesAndSplitRegions) {
  const Similarity found = compare_divisions(kA, kB);
  EXPECT_EQ(found.units, 6U);
  EXPECT_EQ(found.pieces, 3U);
  EXPECT_EQ(found.split_a, 1U);
  EXPECT_EQ(found.split_b, 1U);
  // of 15 pairs together in both: 1-2, 4-5, 4-6, 5-6; apart in both: 1 and 2 with 4, 5, 6
  ASSERT_TRUE(found.rand);
  EXPECT_DOUBLE_EQ(*found.rand, 10.0 / 15);
}

TEST(Similarity, ByWeight) {
  const std::vector<double> weight = {1, 1, 2, 2, 1, 1};
  const auto found = compare_divisions(kA, kB, weight);
  ASSERT_TRUE(found);
  // the first region of A (4 of 8) falls into halves, the second is whole
  EXPECT_DOUBLE_EQ(found->effective_pieces_a, std::exp(0.5 * std::log(2)));
  // the second region of B (6 of 8) has 2 and 4
  const double within_b = 0.75 * (std::log(3) / 3 + 2 * std::log(1.5) / 3);
  EXPECT_NEAR(found->effective_pieces_b, std::exp(within_b), 1e-12);
  EXPECT_DOUBLE_EQ(found->outside_main_a, 2.0 / 8);
  EXPECT_DOUBLE_EQ(found->outside_main_b, 2.0 / 8);
  EXPECT_NEAR(found->variation, 0.5 * std::log(2) + within_b, 1e-12);
}

TEST(Similarity, OfTheSameDivisionIsComplete) {
  const std::vector<RegionId> renamed = {1, 1, 1, 0, 0, 0};
  const auto found = compare_divisions(kA, renamed, std::vector<double>(6, 1.5));
  EXPECT_EQ(found->effective_pieces_a, 1);
  EXPECT_EQ(found->variation, 0);
  EXPECT_EQ(found->outside_main_b, 0);
  EXPECT_EQ(*compare_divisions(kA, renamed).rand, 1);
}

TEST(Similarity, LeavesOutUnitsWithoutARegion) {
  const std::vector<RegionId> some = {0, 0, kNoRegion, 1, 1, kNoRegion};
  EXPECT_EQ(compare_divisions(kA, some).units, 4U);
  EXPECT_EQ(compare_divisions(kA, some).pieces, 2U);
  const std::vector<RegionId> none(6, kNoRegion);
  EXPECT_FALSE(compare_divisions(kA, none).rand);
  EXPECT_FALSE(compare_divisions(kA, none, std::vector<double>(6, 1)));
  EXPECT_FALSE(compare_divisions(kA, kB, std::vector<double>(6, 0)));
}

TEST(Similarity, AWeightOfNothingIsAPieceWithoutEffect) {
  const auto found = compare_divisions(kA, kB, std::vector<double>{1, 1, 0, 1, 1, 1});
  EXPECT_EQ(found->effective_pieces_a, 1);
}

}  // namespace
}  // namespace grens
