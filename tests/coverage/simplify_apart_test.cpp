// A projection that bends straight lines: chords that keep apart in the layer would meet in it.
#include "coverage/simplify_apart.hpp"

#include <gtest/gtest.h>

#include "coverage/crossings.hpp"
#include "coverage/simplified.hpp"
#include "support/grid.hpp"

namespace grens {
namespace {

/// Lifts what is midway between x = 0 and x = 100 by 1.
std::vector<Point> bent(const Coverage& coverage) {
  std::vector<Point> points = coverage.points;
  for (Point& p : points) p.y += p.x * (100 - p.x) / 2500;
  return points;
}

class SimplifyApart : public ::testing::TestWithParam<SimplifyMethod> {};

TEST_P(SimplifyApart, PutsBackWhatChordsWouldMeetWithout) {
  // A straight shore of many points, with an enclave under its middle: bent, the enclave rises by 1
  // and a shore without points between its ends does not.
  std::vector<Point> shore = {{0, -50}, {100, -50}};
  for (int x = 100; x >= 0; x -= 5) shore.push_back({static_cast<double>(x), 0});
  const std::vector<Point> enclave = {{48, -1.5}, {52, -1.5}, {52, -0.5}, {48, -0.5}};
  RingSet rings;
  testing::add_unit(rings, 0, {{shore, {{enclave.rbegin(), enclave.rend()}}}});
  testing::add_unit(rings, 1, {{enclave, {}}});
  const Coverage coverage = build_coverage(rings, 2);
  ASSERT_TRUE(find_crossings(coverage, bent(coverage)).empty());
  const auto measurer = make_planar_measurer();
  for (const SimplifyTarget& target :
       {SimplifyTarget{SimplifyTolerance{0.1}}, SimplifyTarget{SimplifyCount{8}}}) {
    const SimplifyRule rule{target, GetParam()};
    const Simplified plain = simplify(coverage, rule, *measurer);
    EXPECT_FALSE(find_crossings(plain.coverage, bent(plain.coverage)).empty());
    const Simplified apart = simplify_apart(coverage, rule, *measurer, bent);
    EXPECT_TRUE(find_crossings(apart.coverage, bent(apart.coverage)).empty());
    testing::expect_same_topology(coverage, apart.coverage);
    EXPECT_GT(apart.guarded, plain.guarded);
  }
}

TEST_P(SimplifyApart, LeavesWhatMeetsInTheOtherCrsAnyway) {
  RingSet rings;
  testing::add_unit(rings, 0, {{{{0, 0}, {100, 0}, {100, 50}, {0, 50}}, {}}});
  testing::add_unit(rings, 1, {{{{40, -2}, {60, -2}, {60, -0.5}, {50, -0.4}, {40, -0.5}}, {}}});
  const Coverage coverage = build_coverage(rings, 2);
  ASSERT_FALSE(find_crossings(coverage, bent(coverage)).empty());
  const SimplifyRule rule{SimplifyTolerance{1}, GetParam()};
  const Simplified apart = simplify_apart(coverage, rule, *make_planar_measurer(), bent);
  testing::expect_same_topology(coverage, apart.coverage);
}

INSTANTIATE_TEST_SUITE_P(Methods, SimplifyApart,
                         ::testing::Values(SimplifyMethod::kVisvalingam,
                                           SimplifyMethod::kDouglasPeucker));

}  // namespace
}  // namespace grens
