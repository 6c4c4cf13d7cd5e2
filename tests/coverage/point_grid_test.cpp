// Points beside, on and between the borders of units, against a plain oracle: every ring, every
// segment.
#include "coverage/point_grid.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <set>

#include "geometry/inside.hpp"
#include "geometry/measure.hpp"
#include "geometry/predicates.hpp"
#include "support/grid.hpp"

namespace grens {

/// For GoogleTest, which finds it here.
static void PrintTo(const Located& located, std::ostream* out) {
  *out << "unit " << located.unit << " where " << static_cast<int>(located.where) << " several "
       << located.several;
}

namespace testing {
namespace {

bool on(const Point& a, const Point& b, const Point& p) {
  return p == a || p == b || lies_inside(a, b, p);
}

/// Looks at all rings and segments. A point on an inner line of a unit is looked at `nudge` beside
/// it, all around.
Located oracle(const RingSet& rings, const Point& p, double nudge) {
  std::map<UnitId, int> depth;
  std::map<UnitId, std::map<std::array<double, 4>, int>> net;  // of the segments that p lies on
  for (std::size_t r = 0; r < rings.size(); ++r) {
    const auto ring = rings.ring(r);
    const UnitId unit = rings.unit[r];
    depth[unit];
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Point& a = ring[i];
      const Point& b = ring[i + 1 == ring.size() ? 0 : i + 1];
      if (!on(a, b, p)) continue;
      const bool forward = lexicographic_less(a, b);
      const Point& low = forward ? a : b;
      const Point& high = forward ? b : a;
      net[unit][{low.x, low.y, high.x, high.y}] += forward ? 1 : -1;
    }
  }
  Located found;
  int inside = 0;
  for (auto& [unit, sum] : depth) {
    bool touched = false;
    for (const auto& [segment, times] : net[unit]) touched = touched || times != 0;
    const double beside = net[unit].empty() ? 0 : nudge;
    for (int turn = 0; turn < 16 && sum <= 0; ++turn) {
      const double angle = 0.1 + 2 * 3.14159265358979323846 * turn / 16;
      const Point at{p.x + beside * std::cos(angle), p.y + beside * std::sin(angle)};
      sum = 0;
      for (std::size_t r = 0; r < rings.size(); ++r) {
        if (rings.unit[r] != unit || locate(rings.ring(r), at) != Side::kIn) continue;
        sum += signed_area(rings.ring(r)) > 0 ? 1 : -1;
      }
    }
    if (!touched && sum <= 0) continue;
    if (found.unit == kOutside) found.unit = unit;
    if (touched) {
      found.where = Where::kBorder;
    } else {
      ++inside;
      if (found.where == Where::kOut) found.where = Where::kIn;
    }
  }
  found.several = inside > 1;
  return found;
}

RingSet moved(RingSet rings, double x, double y, double times) {
  for (Point& p : rings.points) p = {p.x * times + x, p.y * times + y};
  return rings;
}

/// A square that runs counter-clockwise.
void add_square(RingSet& rings, UnitId unit, double x, double y, double side) {
  add_unit(rings, unit, {{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}, {}}});
}

TEST(PointGrid, GivesAPointOnABorderToTheSmallestUnitThatItTouches) {
  const RingSet rings = cells_of({"BA", "CC"});
  const PointGrid grid(rings);
  EXPECT_EQ(grid.locate({0.5, 1.5}), (Located{1, Where::kIn, false}));
  EXPECT_EQ(grid.locate({1.0, 1.5}), (Located{0, Where::kBorder, false}));  // A and B
  EXPECT_EQ(grid.locate({0.5, 1.0}), (Located{1, Where::kBorder, false}));  // B and C
  EXPECT_EQ(grid.locate({1.0, 1.0}), (Located{0, Where::kBorder, false}));  // all
  EXPECT_EQ(grid.locate({0.0, 0.5}), (Located{2, Where::kBorder, false}));  // and the outside
  EXPECT_EQ(grid.locate({2.0, 2.0}), (Located{0, Where::kBorder, false}));
  EXPECT_EQ(grid.locate({1.0, 0.5}), (Located{2, Where::kIn, false}));  // two rings of C
  EXPECT_EQ(grid.locate({1.0, 0.0}), (Located{2, Where::kBorder, false}));
  EXPECT_EQ(grid.locate({2.0, 2.5}), Located{});
  EXPECT_EQ(grid.locate({-1e-300, 0.5}), Located{});
}

TEST(PointGrid, KnowsHolesAndWhatLiesInThem) {
  RingSet rings;
  add_unit(rings, 0, {{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{{2, 2}, {2, 8}, {8, 8}, {8, 2}}}}});
  add_square(rings, 1, 4, 4, 2);
  const PointGrid grid(rings);
  EXPECT_EQ(grid.locate({1, 5}), (Located{0, Where::kIn, false}));
  EXPECT_EQ(grid.locate({3, 5}), Located{});
  EXPECT_EQ(grid.locate({5, 5}), (Located{1, Where::kIn, false}));
  EXPECT_EQ(grid.locate({2, 5}), (Located{0, Where::kBorder, false}));
  EXPECT_EQ(grid.locate({4, 5}), (Located{1, Where::kBorder, false}));
}

TEST(PointGrid, TakesTheSmallestOfUnitsThatOverlapAndSaysSo) {
  RingSet rings;
  add_square(rings, 0, 1, 1, 2);
  add_square(rings, 1, 0, 0, 2);
  add_square(rings, 2, 0, 0, 2);  // the same again
  const PointGrid grid(rings);
  EXPECT_EQ(grid.locate({0.5, 0.5}), (Located{1, Where::kIn, true}));
  EXPECT_EQ(grid.locate({1.5, 1.5}), (Located{0, Where::kIn, true}));
  EXPECT_EQ(grid.locate({2.5, 2.5}), (Located{0, Where::kIn, false}));
  EXPECT_EQ(grid.locate({1.5, 1.0}), (Located{0, Where::kBorder, true}));  // of 0, inside 1 and 2
  EXPECT_EQ(grid.locate({2.0, 0.5}), (Located{1, Where::kBorder, false}));
}

TEST(PointGrid, CountsBothHalvesOfARingThatCrossesItself) {
  RingSet rings;
  rings.points = {{0, 0}, {4, 3}, {4, 0}, {0, 2}};  // a bow tie
  rings.starts = {0, 4};
  rings.unit = {0};
  const PointGrid grid(rings);
  for (double x = -0.5; x <= 5; x += 0.25) {
    for (double y = -0.5; y <= 4; y += 0.25) {
      EXPECT_EQ(grid.locate({x, y}), oracle(rings, {x, y}, 1e-6)) << x << " " << y;
    }
  }
}

TEST(PointGrid, TakesASpikeForNoBorder) {
  RingSet rings;
  rings.points = {{0, 0}, {4, 0}, {4, 2}, {6, 2}, {4, 2}, {4, 4}, {0, 4}, {0, 3}, {2, 3}, {0, 3}};
  rings.starts = {0, 10};
  rings.unit = {0};
  const PointGrid grid(rings);
  EXPECT_EQ(grid.locate({5, 2}), Located{});
  EXPECT_EQ(grid.locate({1, 3}), (Located{0, Where::kIn, false}));
  EXPECT_EQ(grid.locate({4, 2}), (Located{0, Where::kBorder, false}));
}

TEST(PointGrid, HasNoAnswerForWhatIsNoPlace) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  constexpr double kFar = std::numeric_limits<double>::infinity();
  const PointGrid grid(cells_of({"A"}));
  for (const Point& p : {Point{kNone, 0.5}, {0.5, kNone}, {kFar, 0.5}, {0.5, -kFar}}) {
    EXPECT_EQ(grid.locate(p), Located{});
  }
  const PointGrid empty(RingSet{});
  EXPECT_EQ(empty.locate({0, 0}), Located{});
  EXPECT_FALSE(empty.near_border({0, 0}, 1e-9));
}

/// Every place on a lattice of half and third steps: corners, edges, diagonal touches, insides.
TEST(PointGrid, AgreesWithTheOracleOnRandomGrids) {
  std::mt19937 random(7);
  for (int round = 0; round < 150; ++round) {
    const int side = 2 + round % 6;
    const RingSet cells = cells_of(random_grid(random, side, 1 + round % 5));
    if (cells.size() == 0) continue;
    const double times = round % 3 == 0 ? 1 : round % 3 == 1 ? 0.1 : 1e5 / 3;
    const double x = round % 4 == 0 ? 0 : round % 4 == 1 ? -1e6 / 7 : 123456.789;
    const RingSet rings = moved(cells, x, -x / 3, times);
    const PointGrid grid(rings);
    for (int i = -1; i <= 2 * side + 1; ++i) {
      for (int j = -1; j <= 2 * side + 1; ++j) {
        const Point p{i / 2.0 * times + x, j / 2.0 * times - x / 3};
        ASSERT_EQ(grid.locate(p), oracle(rings, p, 1e-3 * times))
            << "round " << round << " at " << p.x << " " << p.y;
      }
    }
  }
}

/// Stars that overlap at will, some with coordinates that leave few bits to the differences.
TEST(PointGrid, AgreesWithTheOracleOnStarsThatOverlap) {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> at(0, 1);
  for (int round = 0; round < 60; ++round) {
    const double far = round % 3 == 0 ? 0 : round % 3 == 1 ? 5e5 : 1e9;
    RingSet rings;
    for (int unit = 0; unit < 6; ++unit) {
      const Point middle{far + at(random), far + at(random)};
      std::vector<Point> star;
      const int corners = 3 + static_cast<int>(9 * at(random));
      for (int c = 0; c < corners; ++c) {
        const double angle = 2 * 3.14159265358979323846 * c / corners;
        const double reach = 0.05 + 0.4 * at(random);
        star.push_back({middle.x + reach * std::cos(angle), middle.y + reach * std::sin(angle)});
      }
      add_unit(rings, unit, {{star, {}}});
    }
    const PointGrid grid(rings);
    std::vector<Point> places = rings.points;
    for (std::size_t i = 1; i < rings.points.size(); ++i) {
      const Point& a = rings.points[i - 1];
      const Point& b = rings.points[i];
      places.push_back({(a.x + b.x) / 2, (a.y + b.y) / 2});
      places.push_back({a.x, b.y});
      places.push_back({std::nextafter(a.x, b.x), a.y});
    }
    for (int i = 0; i < 300; ++i)
      places.push_back({far + 1.4 * at(random) - 0.2, far + at(random)});
    for (const Point& p : places) {
      ASSERT_EQ(grid.locate(p), oracle(rings, p, 1e-9)) << "round " << round;
    }
  }
}

/// So many rings come together in one cell that it needs several parts.
TEST(PointGrid, HandlesManyRingsInACell) {
  for (const int units : {1, 7, 300}) {
    RingSet rings;
    for (int i = 0; i < 300; ++i) {
      add_square(rings, i % units, (i % 20) * 1e-4, (i / 20) * 1e-4, i % 3 == 0 ? 1e-4 : 5e-5);
    }
    add_square(rings, units, 90, 90, 10);
    add_square(rings, units + 1, -0.1, -0.1, 0.2);  // around them all
    const PointGrid grid(rings);
    for (int i = 0; i <= 41; i += 1 + i % 3) {
      for (int j = 0; j <= 31; j += 1 + j % 4) {
        const Point p{i * 5e-5, j * 5e-5};
        ASSERT_EQ(grid.locate(p), oracle(rings, p, 1e-6)) << units << ": " << i << " " << j;
      }
    }
  }
}

TEST(PointGrid, KnowsWhatLiesNearABorder) {
  const PointGrid grid(cells_of({"AAAAAAAA", "ABBBBBBB", "ABBBBBBB", "ABBBBBBB"}));
  const double reach = grid.most_reach();
  EXPECT_GT(reach, 0);
  EXPECT_TRUE(grid.near_border({1 + 0.9 * reach, 2.5}, reach));
  EXPECT_TRUE(grid.near_border({1 - 0.9 * reach, 2.5}, reach));
  EXPECT_FALSE(grid.near_border({1 + 1.1 * reach, 2.5}, reach));
  EXPECT_TRUE(grid.near_border({-0.9 * reach, 2.5}, reach));
  EXPECT_TRUE(grid.near_border({4, 4 + 0.9 * reach}, reach));
  EXPECT_FALSE(grid.near_border({3, 3.5}, reach));
  EXPECT_FALSE(grid.near_border({4, 2}, reach));  // between two rings of B
}

}  // namespace
}  // namespace testing
}  // namespace grens
