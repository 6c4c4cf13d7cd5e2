#include "geometry/line_ranks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace grens {
namespace {

using ::testing::DoubleEq;
using ::testing::ElementsAre;

constexpr double kEnd = std::numeric_limits<double>::infinity();
constexpr MetreScale kMetres{1, 1};

std::vector<double> by_area(const std::vector<Point>& line, bool loop = false,
                            const MetreScale& scale = kMetres) {
  std::vector<double> ranks(line.size());
  rank_by_area(line, loop, scale, ranks);
  return ranks;
}

std::vector<double> by_distance(const std::vector<Point>& line, bool loop = false,
                                const MetreScale& scale = kMetres) {
  std::vector<double> ranks(line.size());
  rank_by_distance(line, loop, scale, ranks);
  return ranks;
}

std::vector<Point> random_line(std::mt19937& random, int points) {
  std::uniform_real_distribution<double> step(-1, 1);
  std::vector<Point> line = {{0, 0}};
  while (static_cast<int>(line.size()) < points) {
    line.push_back({line.back().x + step(random), line.back().y + step(random)});
  }
  return line;
}

double distance(const Point& p, const Point& a, const Point& b) {
  const double length = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
  double t = length == 0 ? 0 : ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length;
  t = std::min(1.0, std::max(0.0, t));
  return std::hypot(p.x - a.x - t * (b.x - a.x), p.y - a.y - t * (b.y - a.y));
}

TEST(LineRanks, TheSmallestTriangleGoesFirstAndNeighboursAreJudgedAnew) {
  // triangles of 1, 2 and 2: when the second point goes, those of the next are others
  const std::vector<Point> line = {{0, 0}, {1, 1}, {2, 0}, {4, 2}, {9, 9}};
  const std::vector<double> ranks = by_area(line);
  EXPECT_EQ(ranks.front(), kEnd);
  EXPECT_EQ(ranks.back(), kEnd);
  EXPECT_DOUBLE_EQ(ranks[1], 1);
  EXPECT_DOUBLE_EQ(ranks[2], std::sqrt(2));  // (0,0) (2,0) (4,2)
  EXPECT_DOUBLE_EQ(ranks[3], std::sqrt(9));  // (0,0) (4,2) (9,9)
}

TEST(LineRanks, ARankIsNeverBelowOneThatHadToGoBefore) {
  std::mt19937 random(3);
  for (int round = 0; round < 50; ++round) {
    const std::vector<Point> line = random_line(random, 60);
    // takes points off by the rule, naively
    std::vector<std::size_t> left(line.size());
    for (std::size_t i = 0; i < left.size(); ++i) left[i] = i;
    const std::vector<double> ranks = by_area(line);
    double largest = 0;
    while (left.size() > 2) {
      std::size_t best = 0;
      double smallest = kEnd;
      for (std::size_t k = 1; k + 1 < left.size(); ++k) {
        const Point& a = line[left[k - 1]];
        const Point& p = line[left[k]];
        const Point& b = line[left[k + 1]];
        const double area = std::abs((p.x - a.x) * (b.y - a.y) - (b.x - a.x) * (p.y - a.y)) / 2;
        if (area < smallest) {
          smallest = area;
          best = k;
        }
      }
      largest = std::max(largest, smallest);
      EXPECT_DOUBLE_EQ(ranks[left[best]], std::sqrt(largest));
      left.erase(left.begin() + static_cast<std::ptrdiff_t>(best));
    }
  }
}

TEST(LineRanks, LeavingOutWhatRanksUpToADistanceKeepsWithinIt) {
  std::mt19937 random(5);
  for (int round = 0; round < 50; ++round) {
    const std::vector<Point> line = random_line(random, 200);
    const std::vector<double> ranks = by_distance(line);
    for (const double tolerance : {0.2, 0.7, 3.0}) {
      std::size_t from = 0;
      std::size_t gone = 0;
      for (std::size_t to = 1; to < line.size(); ++to) {
        if (ranks[to] <= tolerance) {
          ++gone;
          continue;
        }
        for (std::size_t i = from; i <= to; ++i) {
          EXPECT_LE(distance(line[i], line[from], line[to]), tolerance + 1e-12);
        }
        from = to;
      }
      EXPECT_GT(gone, 0U);
    }
  }
}

TEST(LineRanks, ASpurBeyondTheEndIsSeen) {
  EXPECT_THAT(by_distance({{0, 0}, {9, 0}, {4, 0}}), ElementsAre(kEnd, DoubleEq(5), kEnd));
}

TEST(LineRanks, OfALoopEveryPointIsJudgedOnce) {
  const std::vector<Point> loop = {{0, 0}, {1, -0.1}, {2, 0}, {2, 2}, {0, 2}, {0, 0}};
  const std::vector<double> area = by_area(loop, true);
  EXPECT_DOUBLE_EQ(area[1], std::sqrt(0.1));
  for (const std::size_t i : {0U, 2U, 3U, 4U}) EXPECT_LT(area[i], kEnd);
  const std::vector<double> away = by_distance(loop, true);
  EXPECT_DOUBLE_EQ(away[0], std::sqrt(8));
  EXPECT_DOUBLE_EQ(away[3], std::sqrt(8));
  EXPECT_LT(away[1], 0.2);
}

TEST(LineRanks, AreInMetres) {
  const MetreScale scale{50, 100};
  EXPECT_DOUBLE_EQ(by_area({{0, 0}, {1, 1}, {2, 0}}, false, scale)[1], std::sqrt(5000));
  EXPECT_DOUBLE_EQ(by_distance({{0, 0}, {1, 1}, {2, 0}}, false, scale)[1], 100);
  EXPECT_DOUBLE_EQ(by_distance({{0, 0}, {1, 1}, {0, 2}}, false, scale)[1], 50);
  EXPECT_DOUBLE_EQ(sagitta(std::vector<Point>{{0, 0}, {1, 1}, {2, 0}}, scale), 100);
}

}  // namespace
}  // namespace grens
