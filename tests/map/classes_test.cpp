#include "map/classes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "base/error.hpp"
#include "map/class_text.hpp"

namespace grens::testing {
namespace {

std::vector<std::size_t> counts(const std::vector<NumberClass>& classes) {
  std::vector<std::size_t> result;
  for (const NumberClass& one : classes) result.push_back(one.count);
  return result;
}

std::vector<NumberClass> classify(std::vector<double> numbers, std::size_t classes, Breaks how) {
  return grens::classify(std::move(numbers), {how, classes, {}, {}});
}

std::vector<NumberClass> classify(std::vector<double> numbers, const std::string& breaks,
                                  std::optional<double> middle = {}) {
  ClassRule rule = class_rule(breaks);
  rule.middle = middle;
  return grens::classify(std::move(numbers), rule);
}

std::vector<int> sides(const std::vector<NumberClass>& classes) {
  std::vector<int> result;
  for (const NumberClass& one : classes) result.push_back(one.side);
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

constexpr double kInfinite = std::numeric_limits<double>::infinity();
using ::testing::ElementsAre;

TEST(Classes, OfGivenBoundsStayWhenTheyAreEmpty) {
  const auto classes = classify({5, 100, 499, 500, 5000}, "100,500,1000");
  EXPECT_THAT(counts(classes), ElementsAre(1, 2, 1, 1));
  EXPECT_EQ(classes.front().least, -kInfinite);
  EXPECT_EQ(classes[1].least, 100);
  EXPECT_EQ(classes[1].most, 500);
  EXPECT_EQ(classes.back().most, kInfinite);
  EXPECT_THAT(counts(classify({150}, "100,500,1000")), ElementsAre(0, 1, 0, 0));
  EXPECT_EQ(class_of(classes, 100), 1U) << "a bound is where a class begins";
  EXPECT_EQ(class_of(classes, 99.9), 0U);
  EXPECT_EQ(class_of(classes, 1e9), 3U);
}

TEST(Classes, BoundsAreReadOrRefused) {
  EXPECT_THAT(class_rule("-1.5, 0,2e3").bounds, ElementsAre(-1.5, 0, 2000));
  EXPECT_EQ(class_rule("pretty").how, Breaks::kPretty);
  for (const char* text :
       {"", "quantile", "1,1", "2,1", "1,,2", "1,", "nan", "1,inf", "1;2", "1.000.000"}) {
    EXPECT_THROW(class_rule(text), UsageError) << text;
  }
}

TEST(Classes, PrettyBoundsAreRound) {
  EXPECT_THAT(pretty_bounds(363, 799, 5, {}), ElementsAre(300, 400, 500, 600, 700, 800));
  EXPECT_THAT(pretty_bounds(0.12, 0.61, 5, {}), ElementsAre(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7));
  EXPECT_THAT(pretty_bounds(1, 11, 5, {}), ElementsAre(0, 2.5, 5, 7.5, 10, 12.5));
  EXPECT_THAT(pretty_bounds(1, 11, 5, {}, true), ElementsAre(0, 2, 4, 6, 8, 10, 12));
  EXPECT_THAT(pretty_bounds(0, 1, 1, {}), ElementsAre(0, 1));
  EXPECT_THAT(pretty_bounds(-7, 12, 4, {}), ElementsAre(-10, -5, 0, 5, 10, 15));
}

TEST(Classes, PrettyBoundsOfOneNumberAreAroundIt) {
  EXPECT_THAT(pretty_bounds(7, 7, 5, {}), ElementsAre(7, 8));
  EXPECT_THAT(pretty_bounds(123, 123, 5, {}), ElementsAre(100, 200));
  EXPECT_THAT(pretty_bounds(0, 0, 5, {}), ElementsAre(0, 1));
  EXPECT_THAT(pretty_bounds(-0.03, -0.03, 5, {}), ElementsAre(-0.03, -0.02));
}

TEST(Classes, PrettyBoundsHoldWhateverComes) {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> number(-1, 1), power(-290, 290);
  for (int round = 0; round < 3000; ++round) {
    const double scale = std::pow(10, power(random));
    const double offset = round % 3 == 0 ? 1e9 * scale : 0;
    const double a = offset + scale * number(random);
    const double b = offset + scale * number(random);
    const auto [least, most] = std::minmax(a, b);
    std::optional<double> middle;
    if (round % 2 == 0) middle = scale * number(random);
    for (std::size_t classes = 1; classes <= kMostClasses; ++classes) {
      const std::vector<double> bounds = pretty_bounds(least, most, classes, middle);
      ASSERT_GE(bounds.size(), 2U);
      ASSERT_LE(bounds.size(), (middle ? 2 * kMostOnASide : kMostClasses) + 1);
      ASSERT_LE(bounds.front(), least);
      ASSERT_GE(bounds.back(), most);
      for (std::size_t i = 1; i < bounds.size(); ++i) ASSERT_LT(bounds[i - 1], bounds[i]);
      ASSERT_THAT(bounds, ::testing::Contains(middle.value_or(bounds.front())));
    }
  }
  for (const double huge : {1.7e308, 5e-324}) {
    EXPECT_GE(pretty_bounds(-huge, huge, 5, {}).size(), 2U);
    EXPECT_GE(pretty_bounds(huge, huge, 5, {}).size(), 2U);
  }
}

TEST(Classes, AMiddlePartsThem) {
  const std::vector<double> numbers = {-9, -3, -1, 0, 2, 4, 5, 6, 80};
  for (const Breaks how : {Breaks::kQuantiles, Breaks::kNatural, Breaks::kEqual, Breaks::kPretty}) {
    const auto classes = grens::classify(numbers, {how, 4, {}, 0.0});
    std::size_t below = 0, all = 0;
    for (const NumberClass& one : classes) {
      EXPECT_TRUE(one.side < 0 ? one.most <= 0 : one.least >= 0);
      if (one.side < 0) below += one.count;
      all += one.count;
    }
    EXPECT_EQ(below, 3U);
    EXPECT_EQ(all, numbers.size());
  }
  EXPECT_THAT(sides(grens::classify(numbers, {Breaks::kQuantiles, 4, {}, 0.0})),
              ElementsAre(-2, -1, 1, 2));
  EXPECT_THAT(sides(grens::classify(numbers, {Breaks::kQuantiles, 5, {}, 0.0})),
              ElementsAre(-3, -2, -1, 1, 2, 3));
  EXPECT_THAT(sides(classify(numbers, "-5,0,5", 0.0)), ElementsAre(-2, -1, 1, 2));
}

/// -9 lies as near to the middle as 9 would, so it is as pale although nothing is below it.
TEST(Classes, EqualStepsAroundAMiddleAreOfOneSize) {
  const auto classes = grens::classify({-9, 0, 2, 79, 80}, {Breaks::kEqual, 4, {}, 0.0});
  EXPECT_THAT(sides(classes), ElementsAre(-1, 1, 2));
  EXPECT_THAT(counts(classes), ElementsAre(1, 2, 2));
}

TEST(Classes, OnOneSideOfAMiddleHaveTheOtherSideEmpty) {
  EXPECT_THAT(sides(grens::classify({3, 4, 9}, {Breaks::kQuantiles, 4, {}, 0.0})),
              ElementsAre(1, 2));
  EXPECT_THAT(sides(grens::classify({0, 0}, {Breaks::kEqual, 4, {}, 0.0})), ElementsAre(1));
  EXPECT_THAT(sides(grens::classify({-4}, {Breaks::kNatural, 4, {}, 0.0})), ElementsAre(-1));
}

std::vector<std::string> texts(const std::vector<double>& numbers, const std::string& breaks,
                               Language language = Language::kEnglish) {
  const ClassRule rule = class_rule(breaks);
  return class_texts(grens::classify(numbers, rule), rule.how, numbers, language);
}

TEST(ClassTexts, TellEndsOrBounds) {
  EXPECT_THAT(texts({1, 2, 30, 40}, "natural"), ElementsAre("1", "2", "30", "40"));
  EXPECT_THAT(texts({1000, 2500, 1200.5}, "1100,2000"),
              ElementsAre("under 1,100", "1,100 – 2,000", "2,000 or more"));
  EXPECT_THAT(texts({1000, 2500, 1200.5}, "1100,2000", Language::kDutch),
              ElementsAre("minder dan 1.100", "1.100 – 2.000", "2.000 of meer"));
  EXPECT_THAT(
      texts({0.1, 0.35}, "pretty", Language::kDutch),
      ElementsAre("0,10 – 0,15", "0,15 – 0,20", "0,20 – 0,25", "0,25 – 0,30", "0,30 – 0,35"));
}

/// What a key with four decimals would call "0.0000 – 0.0000".
TEST(ClassTexts, SmallNumbersKeepTheirDigits) {
  EXPECT_THAT(texts({0.00001, 0.00002, 0.00003, 0.00004}, "0.000025"),
              ElementsAre("under 0.000025", "0.000025 or more"));
  ClassRule two;
  two.classes = 2;
  const auto in_two = [&](const std::vector<double>& numbers) {
    return class_texts(grens::classify(numbers, two), two.how, numbers, Language::kEnglish);
  };
  EXPECT_THAT(in_two({0.00001, 0.00002, 0.00003, 0.00004}),
              ElementsAre("0.00001 – 0.00002", "0.00003 – 0.00004"));
  EXPECT_THAT(in_two({1e-9, 2e-9, 3e-9, 4.5e-9}), ElementsAre("1e-9 – 2e-9", "3e-9 – 4.5e-9"));
  EXPECT_THAT(in_two({-1e300, 0, 1, 2e300}), ElementsAre("-1e300 – 0", "1 – 2e300"));
  EXPECT_THAT(in_two({0.0004, 0.02, 3000, 4000}), ElementsAre("0.00040 – 0.020", "3,000 – 4,000"));
  EXPECT_THAT(in_two({5.2, 5.4, 3000, 4000}), ElementsAre("5.2 – 5.4", "3,000.0 – 4,000.0"));
  EXPECT_THAT(in_two({-0.4, 0, 600, 900}), ElementsAre("-0.40 – 0", "600 – 900"));
}

TEST(ClassTexts, ThereIsNoMinusZero) {
  EXPECT_EQ(number_text(-0.0, 0, Language::kEnglish), "0");
  EXPECT_EQ(number_text(-0.4, 0, Language::kEnglish), "0");
  EXPECT_EQ(number_text(-0.004, 2, Language::kDutch), "0,00");
  EXPECT_EQ(number_text(-0.5, 1, Language::kDutch), "-0,5");
}

}  // namespace
}  // namespace grens::testing
