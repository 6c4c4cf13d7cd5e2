#include "geometry/near_lines.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace grens {
namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();

TEST(NearLines, MeasuresToTheInsideAndTheEndsOfSegments) {
  const std::vector<Point> line = {{0, 0}, {10, 0}};
  const NearLines lines({line}, {});
  EXPECT_EQ(lines.distance({5, 3}, 100), 3);
  EXPECT_EQ(lines.distance({13, 4}, 100), 5);
  EXPECT_EQ(lines.distance({5, 0}, 100), 0);
  EXPECT_EQ(lines.distance({5, 3}, 3), 3);
  EXPECT_EQ(lines.distance({5, 3}, 2.99), kFar);
  EXPECT_EQ(NearLines({}, {}).distance({5, 3}, 100), kFar);
}

TEST(NearLines, MeasuresInMetres) {
  const std::vector<Point> line = {{0, 0}, {0, 1}};
  const NearLines lines({line}, {1000, 2000});
  EXPECT_EQ(lines.distance({0.25, 0.5}, 300), 250);
  EXPECT_EQ(lines.distance({0.25, 0.5}, 200), kFar);
  EXPECT_EQ(lines.distance({0, 1.25}, 600), 500);
}

TEST(NearLines, FindsTheNearestSegmentHoweverFar) {
  const std::vector<Point> line = {{0, 0}, {10, 0}, {10, 10}};
  const NearLines lines({line}, {});
  for (const double guess : {0.0, 1.0, 5e6}) {
    const NearSegment found = lines.nearest({3e6 + 10, 4}, guess);
    EXPECT_EQ(found.distance, 3e6) << guess;
    EXPECT_EQ(found.a, (Point{10, 0}));
    EXPECT_EQ(found.b, (Point{10, 10}));
  }
  EXPECT_EQ(NearLines({line}, {2, 3}).nearest({0, -2}, 1).distance, 6);
  EXPECT_EQ(NearLines({}, {}).nearest({5, 3}, 1).distance, kFar);
}

/// Long lines are cut into stretches: the same as asking every segment.
TEST(NearLines, AgreesWithEverySegmentOfLongLines) {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> step(-1, 1);
  std::vector<Point> line = {{0, 0}};
  for (int i = 0; i < 500; ++i) line.push_back({line.back().x + step(random), line.back().y + 0.1});
  const NearLines lines({line}, {});
  for (int i = 0; i < 200; ++i) {
    const Point p{5 * step(random), 25 + 25 * step(random)};
    double best = kFar;
    for (std::size_t s = 0; s + 1 < line.size(); ++s) {
      const std::vector<Point> one = {line[s], line[s + 1]};
      best = std::min(best, NearLines({one}, {}).distance(p, 1000));
    }
    EXPECT_EQ(lines.distance(p, 1000), best);
    EXPECT_EQ(lines.distance(p, 1.001 * best), best);
    EXPECT_EQ(lines.distance(p, 0.999 * best), kFar);
  }
}

}  // namespace
}  // namespace grens
