#include "geometry/inscribed.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "geometry/ray.hpp"

namespace grens {
namespace {

TEST(Inscribed, ARectangleHoldsCirclesUpToItsWidth) {
  const Polygon strip = {{{0, 0}, {1000, 0}, {1000, 8}, {0, 8}}, {}};
  EXPECT_TRUE(holds_circle(strip, 7.9));
  EXPECT_FALSE(holds_circle(strip, 8.5));
}

TEST(Inscribed, AStripHasRoomWhereItIsWidest) {
  const Polygon strip = {{{0, 0}, {300, 0}, {320, -10}, {340, 0}, {1000, 0}, {1000, 1}, {0, 1}},
                         {}};
  EXPECT_TRUE(holds_circle(strip, 8));
  EXPECT_FALSE(holds_circle(strip, 12));
}

TEST(Inscribed, AHoleTakesRoom) {
  const Polygon ring = {{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{{2, 2}, {2, 8}, {8, 8}, {8, 2}}}};
  EXPECT_TRUE(holds_circle(ring, 2));
  EXPECT_FALSE(holds_circle(ring, 2.6));
}

TEST(Inscribed, AVeryLongSliverIsNarrow) {
  const Polygon sliver = {{{0, 0}, {50000, 30000}, {50000, 30000.001}}, {}};
  EXPECT_FALSE(holds_circle(sliver, 10));
  EXPECT_FALSE(holds_circle(sliver, 0.01));
}

TEST(Inscribed, ATipIsNoRoom) {
  // An angle of a ten millionth at the far end, where an edge is as good as opposite to itself.
  const Polygon wedge = {{{0, 0}, {10000, 0}, {0, 0.001}}, {}};
  EXPECT_FALSE(holds_circle(wedge, 0.0010001));
  EXPECT_FALSE(holds_circle(wedge, 10));
}

TEST(Inscribed, ThereIsRoomBetweenCornersThatPointInwards) {
  // A square whose sides are pushed in until their middles are 4 apart.
  const Polygon star = {{{0, 0}, {10, 8}, {20, 0}, {12, 10}, {20, 20}, {10, 12}, {0, 20}, {8, 10}},
                        {}};
  EXPECT_TRUE(holds_circle(star, 3.95));
  EXPECT_FALSE(holds_circle(star, 4.01));
}

double squared_distance(const Point& p, const Point& a, const Point& b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double t =
      std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
  return std::pow(p.x - a.x - t * dx, 2) + std::pow(p.y - a.y - t * dy, 2);
}

/// Radius of the largest circle whose middle is on a grid of a step.
double largest_on_grid(const std::vector<Point>& ring, double size, double step) {
  double largest = 0;
  for (double x = -size; x < size; x += step) {
    for (double y = -size; y < size; y += step) {
      RayCount count({x, y});
      double nearest = size * size;
      for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point& next = ring[(i + 1) % ring.size()];
        count.add(ring[i], next);
        nearest = std::min(nearest, squared_distance({x, y}, ring[i], next));
      }
      if (count.side() == Side::kIn) largest = std::max(largest, std::sqrt(nearest));
    }
  }
  return largest;
}

TEST(Inscribed, IsAsTryingEveryPlace) {
  constexpr double kStep = 0.02;
  constexpr double kPi = 3.14159265358979323846;
  std::mt19937 random(11);
  std::uniform_real_distribution<double> radius(0.2, 5);
  for (int round = 0; round < 60; ++round) {
    std::vector<Point> ring;  // a star of 3 to 12 corners, seen from its middle
    const int corners = 3 + round % 10;
    for (int i = 0; i < corners; ++i) {
      const double angle = 2 * kPi * i / corners;
      const double r = radius(random);
      ring.push_back({r * std::cos(angle), r * std::sin(angle)});
    }
    const double largest = largest_on_grid(ring, 5, kStep);
    const Polygon star = {ring, {}};
    EXPECT_TRUE(holds_circle(star, 2 * largest * 0.985)) << round;
    EXPECT_FALSE(holds_circle(star, 2 * (largest + kStep))) << round;
    const Polygon turned = {{ring.rbegin(), ring.rend()}, {}};
    EXPECT_EQ(holds_circle(turned, 2 * largest * 0.985), true) << round;
  }
}

// Seven digits of the coordinates are before the point; a strip of half a metre is found all the
// same.
TEST(Inscribed, IsNotMisledByLargeCoordinates) {
  const double y = 5785902.4699;
  const Polygon strip{
      {{343390.08, y}, {350257.88, y}, {349571.1, y + 0.5563}, {344076.86, y + 0.5563}}, {}};
  for (int i = 1; i <= 139; ++i) EXPECT_TRUE(holds_circle(strip, i * 0.004)) << i;
  EXPECT_FALSE(holds_circle(strip, 0.5564));
}

}  // namespace
}  // namespace grens
