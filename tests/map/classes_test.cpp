#include "map/classes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace grens::testing {
namespace {

std::vector<std::size_t> counts(const std::vector<NumberClass>& classes) {
  std::vector<std::size_t> result;
  for (const NumberClass& one : classes) result.push_back(one.count);
  return result;
}

constexpr Breaks kAll[] = {Breaks::kQuantiles, Breaks::kNatural, Breaks::kEqual};

TEST(Classes, FollowTheirRule) {
  const std::vector<double> numbers = {1, 2, 3, 10, 11, 12, 40, 41, 100};
  EXPECT_THAT(counts(classify(numbers, 3, Breaks::kQuantiles)), ::testing::ElementsAre(3, 3, 3));
  EXPECT_THAT(counts(classify(numbers, 3, Breaks::kNatural)), ::testing::ElementsAre(6, 2, 1));
  EXPECT_THAT(counts(classify(numbers, 3, Breaks::kEqual)), ::testing::ElementsAre(6, 2, 1));
  EXPECT_THAT(counts(classify(numbers, 4, Breaks::kNatural)), ::testing::ElementsAre(3, 3, 2, 1));
}

TEST(Classes, AreNeverEmptyAndDivideNoEqualNumbers) {
  for (const Breaks how : kAll) {
    EXPECT_TRUE(classify({}, 5, how).empty());
    EXPECT_THAT(counts(classify({7, 7, 7}, 5, how)), ::testing::ElementsAre(3));
    EXPECT_THAT(counts(classify({-2, 5}, 5, how)), ::testing::ElementsAre(1, 1));
  }
  EXPECT_THAT(counts(classify({1, 1, 1, 1, 9}, 2, Breaks::kNatural)), ::testing::ElementsAre(4, 1));
  EXPECT_THAT(counts(classify({1, 1, 1, 1, 9}, 2, Breaks::kQuantiles)), ::testing::ElementsAre(5));
}

TEST(Classes, HoldEachNumberOnce) {
  std::mt19937 random(3);
  std::lognormal_distribution<double> skewed(5, 1);
  for (const Breaks how : kAll) {
    std::vector<double> numbers;
    for (int i = 0; i < 3000; ++i) numbers.push_back(std::floor(skewed(random)));
    const auto classes = classify(numbers, 6, how);
    std::vector<std::size_t> found(classes.size(), 0);
    for (const double number : numbers) {
      const std::size_t k = class_of(classes, number);
      EXPECT_TRUE(number >= classes[k].least && number <= classes[k].most);
      ++found[k];
    }
    EXPECT_EQ(found, counts(classes));
  }
}

}  // namespace
}  // namespace grens::testing
