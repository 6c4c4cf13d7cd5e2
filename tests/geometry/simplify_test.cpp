#include "geometry/simplify.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace grens::testing {
namespace {

using ::testing::ElementsAre;

double distance(const Point& p, const Point& a, const Point& b) {
  const double length = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
  double t = length == 0 ? 0 : ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length;
  t = std::min(1.0, std::max(0.0, t));
  return std::hypot(p.x - a.x - t * (b.x - a.x), p.y - a.y - t * (b.y - a.y));
}

TEST(SimplifyLine, LeavesOutWhatIsNearAndKeepsTheEnds) {
  const std::vector<Point> line = {{0, 0}, {1, 0.01}, {2, 0}, {3, 1}, {4, 0}};
  EXPECT_THAT(simplify_line(line, 0.05),
              ElementsAre(Point{0, 0}, Point{2, 0}, Point{3, 1}, Point{4, 0}));
  EXPECT_THAT(simplify_line(line, 5), ElementsAre(Point{0, 0}, Point{4, 0}));
}

TEST(SimplifyLine, SeesASpurBeyondTheEnd) {
  const std::vector<Point> line = {{0, 0}, {9, 0}, {4, 0}};
  EXPECT_EQ(simplify_line(line, 1).size(), 3U);
}

TEST(SimplifyLine, ClosedLineStaysAnArea) {
  const std::vector<Point> square = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
  EXPECT_EQ(simplify_line(square, 100).size(), 5U);
}

TEST(SimplifyLine, WhatIsLeftOutLiesWithinTheTolerance) {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> step(-1, 1);
  for (int round = 0; round < 50; ++round) {
    std::vector<Point> line = {{0, 0}};
    for (int i = 0; i < 200; ++i) {
      line.push_back({line.back().x + step(random), line.back().y + step(random)});
    }
    const std::vector<Point> kept = simplify_line(line, 0.7);
    EXPECT_LT(kept.size(), line.size());
    std::size_t k = 0;
    for (const Point& point : line) {
      if (k + 1 < kept.size() && point == kept[k + 1]) ++k;
      const double off = k + 1 < kept.size() ? distance(point, kept[k], kept[k + 1]) : 0;
      EXPECT_LE(off, 0.7 + 1e-12);
    }
  }
}

}  // namespace
}  // namespace grens::testing
