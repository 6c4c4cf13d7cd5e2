#include "regions/apportion.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <random>

namespace grens {
namespace {

using testing::ElementsAre;
using Numbers = std::vector<std::int64_t>;

TEST(Apportion, GivesWhatIsLeftToTheLargestRemainders) {
  // Quotas 4.6, 3.1, 2.3: one is left, and the largest remainder is the first's.
  EXPECT_THAT(apportion(10, Numbers{46, 31, 23}), ElementsAre(5, 3, 2));
  // Quotas 1.5, 1.5, 0: of equal remainders the first gets it.
  EXPECT_THAT(apportion(3, Numbers{1, 1, 0}), ElementsAre(2, 1, 0));
  EXPECT_THAT(apportion(2, Numbers{1, 1, 1}), ElementsAre(1, 1, 0));
  EXPECT_THAT(apportion(5, Numbers{0, 7}), ElementsAre(0, 5));
  EXPECT_THAT(apportion(0, Numbers{3, 4}), ElementsAre(0, 0));
}

TEST(Apportion, DividesNegativeTotalsLikePositiveOnes) {
  EXPECT_THAT(apportion(-10, Numbers{46, 31, 23}), ElementsAre(-5, -3, -2));
}

TEST(Apportion, IsExactForTheLargestNumbers) {
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  EXPECT_THAT(apportion(most, Numbers{most, most}), ElementsAre(most / 2 + 1, most / 2));
  EXPECT_THAT(apportion(std::numeric_limits<std::int64_t>::min() + 1, Numbers{most}),
              ElementsAre(-most));
}

/// By the method's own definition: the sum is kept, no share is a whole unit off its quota, and a
/// larger weight never gets less.
TEST(Apportion, KeepsToItsRulesForRandomNumbers) {
  std::mt19937 random(4);
  std::uniform_int_distribution<std::int64_t> totals(0, 100000);
  std::uniform_int_distribution<std::int64_t> sizes(1, 6);
  std::uniform_int_distribution<std::int64_t> sizes_of_weights(1, 1000);
  for (int round = 0; round < 5000; ++round) {
    const std::int64_t total = totals(random);
    Numbers weights(static_cast<std::size_t>(sizes(random)));
    for (std::int64_t& weight : weights) weight = sizes_of_weights(random);
    const Numbers shares = apportion(total, weights);
    ASSERT_EQ(shares.size(), weights.size());
    EXPECT_EQ(std::accumulate(shares.begin(), shares.end(), std::int64_t{0}), total);
    const auto sum = static_cast<double>(std::accumulate(weights.begin(), weights.end(), 0LL));
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const double quota = static_cast<double>(total) * static_cast<double>(weights[i]) / sum;
      EXPECT_LT(std::abs(static_cast<double>(shares[i]) - quota), 1 + 1e-9);
      for (std::size_t j = 0; j < weights.size(); ++j) {
        if (weights[i] > weights[j]) {
          EXPECT_GE(shares[i], shares[j]);
        }
      }
    }
  }
}

}  // namespace
}  // namespace grens
