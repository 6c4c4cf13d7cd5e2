// Which piece of a region is its main one, measure by measure.
#include "audit/main_piece.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace grens {
namespace {

using Weights = std::vector<PieceWeight>;

TEST(MainPiece, HasMostPeopleWhateverItsArea) {
  const auto main = main_piece(Weights{{10, 900, 1}, {20, 100, 1}});
  ASSERT_TRUE(main);
  EXPECT_EQ(main->index, 1U);
  EXPECT_TRUE(main->by_people);
}

TEST(MainPiece, HasMostAreaWhenThePeopleOfOneAreNotKnown) {
  const auto main = main_piece(Weights{{10, 900, 5}, {{}, 100, 50}});
  ASSERT_TRUE(main);
  EXPECT_EQ(main->index, 0U);
  EXPECT_FALSE(main->by_people);
}

TEST(MainPiece, HasMostPeopleByTheTablesWhenNeitherIsKnown) {
  const auto main = main_piece(Weights{{10, 900, 5}, {{}, {}, 50}});
  ASSERT_TRUE(main);
  EXPECT_EQ(main->index, 1U);
  EXPECT_TRUE(main->by_people);
}

TEST(MainPiece, IsTheFirstOfEqualOnes) {
  EXPECT_EQ(main_piece(Weights{{7, {}, {}}, {9, {}, {}}, {9, {}, {}}})->index, 1U);
}

TEST(MainPiece, IsNotKnownWhereNothingIsKnownOfAll) {
  EXPECT_FALSE(main_piece(Weights{{10, {}, {}}, {{}, 100, {}}}));
  EXPECT_FALSE(main_piece({}));
}

TEST(MainPiece, IsTheOnlyOneWhateverIsKnown) {
  const auto main = main_piece(Weights{{}});
  ASSERT_TRUE(main);
  EXPECT_EQ(main->index, 0U);
  EXPECT_FALSE(main->by_people);
}

}  // namespace
}  // namespace grens
