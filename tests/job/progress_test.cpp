// Progress of the whole job never falls back.
#include <gtest/gtest.h>

#include <algorithm>

#include "job/prepared.hpp"

namespace grens {
namespace {

TEST(Progress, OnlyGoesForwardWhileALayerIsPrepared) {
  std::vector<double> shares;
  Notices notices;
  prepare_layer(testing::reading(testing::kShippedLayer), testing::nl_tables(), {}, {Dirt::kReport},
                notices, [&](double share, std::string_view) { shares.push_back(share); });
  EXPECT_GT(shares.size(), 2U);
  EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
  EXPECT_LE(shares.back(), 0.7) << "the rest is the caller's";
}

}  // namespace
}  // namespace grens
