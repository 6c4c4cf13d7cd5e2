#include "geometry/live_points.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "geometry/predicates.hpp"

namespace grens {
namespace {

/// Told from the three half-planes, for a triangle that runs counter-clockwise.
bool in_closed(const Point& a, const Point& b, const Point& c, const Point& p) {
  if (p == a || p == b || p == c) return false;
  return orientation(a, b, p) >= 0 && orientation(b, c, p) >= 0 && orientation(c, a, p) >= 0;
}

TEST(LivePoints, FindsWhatIsLeftInATriangle) {
  std::mt19937 random(11);
  std::uniform_int_distribution<int> place(0, 40);  // so that many lie on edges
  const auto pick = [&] {
    return Point{static_cast<double>(place(random)), static_cast<double>(place(random))};
  };
  std::vector<Point> points(500);
  for (Point& p : points) p = pick();
  std::vector<std::uint8_t> there(points.size(), 1);
  for (std::size_t i = 0; i < there.size(); i += 7) there[i] = 0;
  LivePoints live(points, std::vector<std::uint32_t>{0, 3, 100, 101}, there);
  std::size_t hits = 0;
  std::size_t misses = 0;
  for (int round = 0; round < 3000; ++round) {
    Point a = pick();
    Point b = pick();
    Point c = {a.x + place(random) / 8.0, a.y + place(random) / 8.0};
    if (orientation(a, b, c) < 0) std::swap(b, c);
    if (orientation(a, b, c) == 0) continue;
    const auto found = live.in_triangle(a, b, c);
    bool expected = false;
    for (std::size_t i = 0; i < points.size(); ++i) {
      expected = expected || (there[i] != 0 && in_closed(a, b, c, points[i]));
    }
    ASSERT_EQ(found.has_value(), expected);
    EXPECT_EQ(live.in_triangle(c, b, a).has_value(), expected);
    ++(expected ? hits : misses);
    if (!found) continue;
    EXPECT_TRUE(there[*found] != 0 && in_closed(a, b, c, points[*found]));
    there[*found] = 0;
    live.remove(*found);
  }
  EXPECT_GT(hits, 200U);
  EXPECT_GT(misses, 200U);
}

TEST(LivePoints, OfATriangleWithoutAreaItIsTheSegment) {
  const std::vector<Point> points = {{1, 1}, {5, 5}, {2, 1}};
  const LivePoints live(points, std::vector<std::uint32_t>{0}, std::vector<std::uint8_t>(3, 1));
  EXPECT_EQ(live.in_triangle({0, 0}, {1, 1}, {2, 2}), std::nullopt);  // at a corner only
  EXPECT_EQ(live.in_triangle({0, 0}, {3, 3}, {2, 2}), 0U);
  EXPECT_EQ(live.in_triangle({4, 4}, {6, 6}, {5.5, 5.5}), 1U);
}

TEST(LivePoints, NoPointsHoldNothing) {
  const LivePoints live({}, {}, {});
  EXPECT_EQ(live.in_triangle({0, 0}, {1, 0}, {0, 1}), std::nullopt);
}

}  // namespace
}  // namespace grens
