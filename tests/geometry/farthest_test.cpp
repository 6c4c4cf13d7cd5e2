// How far lines stray from others, on shapes worked by hand and against many places on each
// segment.
#include "geometry/farthest.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace grens {
namespace {

using Line = std::vector<Point>;

FarthestPlace farthest(const std::vector<Line>& lines, const std::vector<Line>& others,
                       const MetreScale& scale = {}) {
  const std::vector<std::span<const Point>> a(lines.begin(), lines.end());
  const std::vector<std::span<const Point>> b(others.begin(), others.end());
  return farthest_from(NearLines(b, scale), a, scale);
}

TEST(Farthest, IsNothingForTheSameLinesWithOtherVertices) {
  const Line line = {{0, 0}, {100, 0}, {100, 50}};
  const Line denser = {{0, 0}, {20, 0}, {70, 0}, {100, 0}, {100, 10}, {100, 50}};
  EXPECT_EQ(farthest({line}, {line}).metres, 0);
  EXPECT_LE(farthest({line}, {denser}).metres, 1e-3);
  EXPECT_LE(farthest({denser}, {line}).metres, 1e-3);
}

TEST(Farthest, IsTheWidthBetweenParallelLines) {
  EXPECT_EQ(farthest({{{10, 3}, {60, 3}}}, {{{0, 0}, {100, 0}}}).metres, 3);
  EXPECT_EQ(farthest({{{0, 1}, {100, 3}}}, {{{0, 0}, {100, 0}}}).place, (Point{100, 3}));
}

/// Both ends of a line touch others, and its middle does not: vertices tell nothing of it.
TEST(Farthest, LooksBetweenVertices) {
  const std::vector<Line> posts = {{{0, -1}, {0, 1}}, {{100, -1}, {100, 1}}};
  const FarthestPlace found = farthest({{{0, 0}, {100, 0}}}, posts);
  EXPECT_NEAR(found.metres, 50, 1e-3);
  EXPECT_LE(found.metres, 50);
  EXPECT_NEAR(found.place.x, 50, 1e-3);
  // one that was cut off: others go along two sides of a right angle, the line along the third
  const FarthestPlace corner = farthest({{{0, 0}, {30, 40}}}, {{{0, 0}, {30, 0}, {30, 40}}});
  EXPECT_NEAR(corner.metres, 120.0 / 7, 1e-3) << "as far from both, at three sevenths";
}

/// One way the detour is seen, the other way it is not.
TEST(Farthest, IsDirected) {
  const Line straight = {{0, 0}, {100, 0}};
  const Line detour = {{0, 0}, {50, 0}, {50, 20}, {50, 0}, {100, 0}};
  EXPECT_EQ(farthest({detour}, {straight}).metres, 20);
  EXPECT_LE(farthest({straight}, {detour}).metres, 1e-3);
}

TEST(Farthest, MeasuresInMetres) {
  const FarthestPlace found = farthest({{{0, 1}, {1, 1}}}, {{{0, 0}, {1, 0}}}, {1000, 2000});
  EXPECT_EQ(found.metres, 2000);
  EXPECT_EQ(found.place.y, 1) << "the place is in layer coordinates";
}

TEST(Farthest, OfNoLinesAndFromNoLines) {
  EXPECT_EQ(farthest({}, {{{0, 0}, {1, 0}}}).metres, 0);
  EXPECT_TRUE(std::isinf(farthest({{{0, 0}, {1, 0}}}, {}).metres));
}

TEST(Farthest, AgreesWithManyPlacesOnRandomLines) {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> step(-3, 3);
  const auto wander = [&](double slant) {
    Line line = {{0, step(random)}};
    for (int i = 0; i < 30; ++i) {
      line.push_back({line.back().x + 3 + step(random), slant * line.back().x + 2 * step(random)});
    }
    return line;
  };
  for (int i = 0; i < 50; ++i) {
    const Line line = wander(0);
    const Line other = wander(0.1);
    const NearLines near({other}, {});
    double most = 0;
    for (std::size_t s = 0; s + 1 < line.size(); ++s) {
      for (int k = 0; k <= 500; ++k) {
        const double t = k / 500.0;
        most = std::max(most, near.distance({line[s].x + t * (line[s + 1].x - line[s].x),
                                             line[s].y + t * (line[s + 1].y - line[s].y)},
                                            1e6));
      }
    }
    const FarthestPlace found = farthest({line}, {other});
    EXPECT_GE(found.metres, most - 1e-3);
    EXPECT_LE(found.metres, most + 0.02) << "places asked are 0.03 apart";
    EXPECT_NEAR(near.distance(found.place, 1e6), found.metres, 1e-9);
  }
}

}  // namespace
}  // namespace grens
