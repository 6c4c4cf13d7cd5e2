// Exact signs where rounded arithmetic errs, and directions around a point in order.
#include "geometry/predicates.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace grens {
namespace {

TEST(Orientation, TurnsAndStraights) {
  EXPECT_EQ(orientation({0, 0}, {1, 0}, {1, 1}), 1);
  EXPECT_EQ(orientation({0, 0}, {1, 0}, {1, -1}), -1);
  EXPECT_EQ(orientation({0, 0}, {1, 1}, {3, 3}), 0);
}

TEST(Orientation, IsExactWhereRoundingErrs) {
  // Shewchuk's example: a grid of points around (0.5, 0.5), one unit in the last place apart,
  // against the line through (12, 12) and (24, 24). On the diagonal it is straight, beside it not.
  const double step = std::ldexp(1.0, -53);
  for (int i = 0; i < 32; ++i) {
    for (int j = 0; j < 32; ++j) {
      const Point p{0.5 + i * step, 0.5 + j * step};
      const int expected = p.x == p.y ? 0 : p.y > p.x ? 1 : -1;
      EXPECT_EQ(orientation({12, 12}, {24, 24}, p), expected) << i << " " << j;
    }
  }
}

TEST(Orientation, SeesOnWhichSideOfItsSegmentARoundedMiddleLies) {
  // signs by integers of 128 bits
  struct Case {
    Point a, b;
    int sign;
  };
  for (const auto& [a, b, sign] : {Case{{0x1.944d435081323p-1, 0x1.c5e7e02bf3a2cp-3},
                                        {0x1.acb77165d834p-2, 0x1.ff8b9162b3528p-3},
                                        -1},
                                   Case{{0x1.24e82548ebe9ap-2, 0x1.7f7bb83f238b7p-1},
                                        {0x1.d51e9a33f741p-2, 0x1.3989000c3bb3p-2},
                                        1},
                                   Case{{0x1.63b7b3e0da8e5p-1, 0x1.4bac032a34b14p-1},
                                        {0x1.9495d1c0d5311p-1, 0x1.91f1cb18ce1aep-2},
                                        1}}) {
    const Point middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
    EXPECT_EQ(orientation(a, b, middle), sign);
    EXPECT_EQ(orientation(b, middle, a), sign);
    EXPECT_EQ(orientation(middle, a, b), sign);
    EXPECT_EQ(orientation(b, a, middle), -sign);
    EXPECT_EQ(orientation(a, middle, b), -sign);
    EXPECT_EQ(orientation(middle, b, a), -sign);
  }
}

TEST(Orientation, IsAntisymmetric) {
  const Point a{155000.123, 463000.456};
  const Point b{155000.124, 463000.457};
  const Point c{155000.125, 463000.458};
  EXPECT_EQ(orientation(a, b, c), -orientation(b, a, c));
  EXPECT_EQ(orientation(a, b, c), orientation(b, c, a));
}

TEST(ClockwiseBefore, OrdersAllDirections) {
  const Point at{10, 20};
  const auto towards = [&](int step) {
    const double angle = -step * 2 * std::numbers::pi / 16;  // clockwise
    return Point{at.x + std::cos(angle), at.y + std::sin(angle)};
  };
  for (int from = 0; from < 16; ++from) {
    for (int p = 1; p < 16; ++p) {
      for (int q = 1; q < 16; ++q) {
        EXPECT_EQ(clockwise_before(at, towards(from), towards(from + p), towards(from + q)), p < q)
            << from << " " << p << " " << q;
      }
      EXPECT_TRUE(clockwise_before(at, towards(from), towards(from + p), towards(from)))
          << "the direction it came by is last";
    }
  }
}

TEST(Meeting, TellsHowSegmentsMeet) {
  const Point a{0, 0};
  const Point b{4, 0};
  EXPECT_EQ(meeting(a, b, {1, 1}, {2, 2}), Meeting::kNone);
  EXPECT_EQ(meeting(a, b, {5, 0}, {6, 0}), Meeting::kNone);
  EXPECT_EQ(meeting(a, b, {4, 0}, {6, 0}), Meeting::kEndpoint);
  EXPECT_EQ(meeting(a, b, {4, 0}, {4, 3}), Meeting::kEndpoint);
  EXPECT_EQ(meeting(a, b, {2, 0}, {2, 3}), Meeting::kTouch);
  EXPECT_EQ(meeting(a, b, {2, -1}, {2, 3}), Meeting::kCross);
  EXPECT_EQ(meeting(a, b, {3, 0}, {6, 0}), Meeting::kOverlap);
  EXPECT_EQ(meeting(a, b, {4, 0}, {1, 0}), Meeting::kOverlap);
  EXPECT_EQ(meeting(a, b, b, a), Meeting::kOverlap);
}

}  // namespace
}  // namespace grens
