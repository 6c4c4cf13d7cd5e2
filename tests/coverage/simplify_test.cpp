// Whatever the method and the target: neighbours share their borders as before, no border meets
// another one, no unit is lost and none changes its place. Layers are drawn at random, full of
// islands, enclaves and points where units touch; what is promised is checked with GEOS, and by
// comparing every segment with every other.
#include "coverage/simplify.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <set>

#include "coverage/crossings.hpp"
#include "coverage/simplified.hpp"
#include "geometry/line_ranks.hpp"
#include "geometry/predicates.hpp"
#include "support/grid.hpp"
#include "support/wavy.hpp"

namespace grens {
namespace {

using enum SimplifyMethod;
using testing::expect_same_topology;

const std::unique_ptr<Measurer> kPlane = make_planar_measurer();

/// Patches of units with islands and enclaves in them, of cells whose corners and sides are moved
/// and broken in a way that depends on their place only, so that borders stay shared.
RingSet patches(std::mt19937& random, int side, int units) {
  std::vector<std::string> rows = testing::random_grid(random, side, units);
  std::uniform_int_distribution<int> place(0, side - 1);
  std::vector<std::pair<Point, char>> seeds;
  for (int i = 0; i < 2 * units; ++i) {
    const char unit = i % 5 == 4 ? '.' : static_cast<char>('A' + i % units);
    seeds.push_back(
        {{static_cast<double>(place(random)), static_cast<double>(place(random))}, unit});
  }
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      if (random() % 12 == 0) continue;  // stays as it was drawn
      const auto away = [&](const Point& seed) {
        return std::hypot(seed.x - static_cast<double>(c), seed.y - static_cast<double>(r));
      };
      rows[r][c] = std::min_element(seeds.begin(), seeds.end(), [&](const auto& p, const auto& q) {
                     return away(p.first) < away(q.first);
                   })->second;
    }
  }
  const RingSet cells = testing::cells_of(rows);
  const auto noise = [](double x, double y) {
    const double angle = std::sin(x * 12.9898 + y * 78.233) * 43758.5453;
    return angle - std::floor(angle) - 0.5;
  };
  const auto moved = [&](const Point& p, double by) {
    return Point{p.x + by * noise(p.x, p.y), p.y + by * noise(p.y, p.x + 100)};
  };
  RingSet rings;
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    const auto corners = cells.ring(cell);
    std::vector<Point> ring;
    for (std::size_t i = 0; i < corners.size(); ++i) {
      const Point& a = corners[i];
      const Point& b = corners[(i + 1) % corners.size()];
      ring.push_back(moved(a, 0.4));
      // what is between is moved more along a border than across it would allow corners to be
      ring.push_back(moved({(a.x + b.x) / 2, (a.y + b.y) / 2}, 0.4));
    }
    testing::add_unit(rings, cells.unit[cell], {{ring, {}}});
  }
  return rings;
}

/// Segments that meet other than in an end of both, by comparing each with all.
std::size_t brute_force_meetings(const Coverage& coverage) {
  std::vector<std::pair<Point, Point>> segments;
  for (std::size_t arc = 0; arc < coverage.arcs.size(); ++arc) {
    const auto points = coverage.arc_points(static_cast<std::int32_t>(arc));
    for (std::size_t i = 1; i < points.size(); ++i) segments.emplace_back(points[i - 1], points[i]);
  }
  std::size_t found = 0;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    for (std::size_t j = i + 1; j < segments.size(); ++j) {
      const Meeting kind =
          meeting(segments[i].first, segments[i].second, segments[j].first, segments[j].second);
      if (kind != Meeting::kNone && kind != Meeting::kEndpoint) ++found;
    }
  }
  return found;
}

/// The same with every point that ranks up to the tolerance left out, whatever comes of it.
bool meets_without_guard(const Coverage& coverage, SimplifyMethod method, double tolerance) {
  Coverage bare = coverage;
  bare.points.clear();
  for (Arc& arc : bare.arcs) {
    const auto line = std::span(coverage.points).subspan(arc.first, arc.count);
    std::vector<double> ranks(line.size());
    (method == kVisvalingam ? rank_by_area : rank_by_distance)(line, false, {1, 1}, ranks);
    arc.first = static_cast<std::uint32_t>(bare.points.size());
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (ranks[i] > tolerance) bare.points.push_back(line[i]);
    }
    arc.count = static_cast<std::uint32_t>(bare.points.size()) - arc.first;
  }
  return brute_force_meetings(bare) > 0;
}

/// The farthest that a point that was left out is from what its arc is now.
double farthest_off(const Coverage& before, const Coverage& after) {
  double most = 0;
  for (std::size_t i = 0; i < before.arcs.size(); ++i) {
    const auto arc = static_cast<std::int32_t>(i);
    const auto some = after.arc_points(arc);
    std::vector<Point> line;
    std::size_t next = 0;
    for (const Point& p : testing::as_after(before, after, arc)) {
      line.push_back(p);
      if (next < some.size() && p == some[next]) {
        most = std::max(most, sagitta(line, {1, 1}));
        line.assign(1, p);
        ++next;
      }
    }
  }
  return most;
}

class Simplify : public ::testing::TestWithParam<SimplifyMethod> {};

TEST_P(Simplify, RandomCoveragesKeepTheirTopology) {
  const unsigned seed = 20240607;
  std::mt19937 random(seed);
  int crossed_without = 0;
  std::size_t guarded = 0;
  std::size_t gone = 0;
  const int rounds = 120;
  for (int round = 0; round < rounds; ++round) {
    SCOPED_TRACE("seed " + std::to_string(seed) + ", round " + std::to_string(round));
    const int units = 2 + round % 6;
    const RingSet rings = patches(random, 6 + round % 12, units);
    const Coverage coverage = build_coverage(rings, static_cast<std::size_t>(units));
    ASSERT_TRUE(find_crossings(coverage, coverage.points).empty());
    const double tolerance = std::vector{0.3, 1.0, 100.0}[static_cast<std::size_t>(round % 3)];
    const Simplified simple =
        simplify(coverage, {SimplifyTolerance{tolerance}, GetParam()}, *kPlane);
    expect_same_topology(coverage, simple.coverage);
    EXPECT_EQ(brute_force_meetings(simple.coverage), 0U);
    EXPECT_LE(simple.tolerance, tolerance);
    if (GetParam() == kDouglasPeucker) {
      EXPECT_LE(farthest_off(coverage, simple.coverage), tolerance);
    }
    crossed_without += meets_without_guard(coverage, GetParam(), tolerance) ? 1 : 0;
    guarded += simple.guarded;
    gone += simple.before - simple.after;
  }
  EXPECT_GT(crossed_without, rounds / 3) << "too few layers need the guard for this to mean much";
  EXPECT_GT(guarded, 500U);
  EXPECT_GT(gone, 10 * guarded);
}

TEST_P(Simplify, TheSameHoweverTheLayerIsTold) {
  std::mt19937 random(8);
  for (int round = 0; round < 20; ++round) {
    const RingSet rings = patches(random, 10, 4);
    RingSet other;
    for (std::size_t r = rings.size(); r > 0; --r) {
      std::vector<Point> ring(rings.ring(r - 1).begin(), rings.ring(r - 1).end());
      std::rotate(ring.begin(), ring.begin() + static_cast<std::ptrdiff_t>(r % ring.size()),
                  ring.end());
      testing::add_unit(other, rings.unit[r - 1], {{ring, {}}});
    }
    for (const SimplifyTarget& target :
         {SimplifyTarget{SimplifyTolerance{0.5}}, SimplifyTarget{SimplifyShare{0.3}}}) {
      const Simplified a = simplify(build_coverage(rings, 4), {target, GetParam()}, *kPlane);
      const Simplified b = simplify(build_coverage(other, 4), {target, GetParam()}, *kPlane);
      EXPECT_EQ(a.guarded, b.guarded);
      EXPECT_EQ(a.tolerance, b.tolerance);
      ASSERT_EQ(a.coverage.arcs.size(), b.coverage.arcs.size());
      for (std::size_t i = 0; i < a.coverage.arcs.size(); ++i) {
        const auto arc = static_cast<std::int32_t>(i);
        EXPECT_TRUE(std::ranges::equal(a.coverage.arc_points(arc), b.coverage.arc_points(arc)));
      }
    }
  }
}

TEST_P(Simplify, ReachesTheShareAndTheCountThatAreAskedFor) {
  std::mt19937 random(1);
  const testing::WavyGrid grid = testing::wavy_grid(random, 5, 10);
  const Coverage coverage = build_coverage(grid.rings(), grid.units.size());
  const std::size_t corners = 4;  // of the outline: they lie between the same units, so no nodes
  const std::size_t nodes = 6 * 6 - corners;
  const std::size_t removable = 2 * 5 * 6 * 10 + corners;
  ASSERT_EQ(coverage.nodes.size(), nodes);
  ASSERT_TRUE(find_crossings(coverage, coverage.points).empty());
  for (const double part : {0.0, 0.1, 0.5, 1.0}) {
    const Simplified simple = simplify(coverage, {SimplifyShare{part}, GetParam()}, *kPlane);
    EXPECT_EQ(simple.before, nodes + removable);
    const auto stay = static_cast<std::size_t>(std::round(part * static_cast<double>(removable)));
    EXPECT_EQ(simple.after, nodes + stay + (part == 0.0 ? simple.guarded : 0));
    expect_same_topology(coverage, simple.coverage);
    EXPECT_EQ(simplify(coverage, {SimplifyCount{nodes + stay}, GetParam()}, *kPlane).after,
              simple.after);
  }
  const Simplified all = simplify(coverage, {SimplifyCount{1 << 20}, GetParam()}, *kPlane);
  EXPECT_EQ(all.after, all.before);
  EXPECT_EQ(all.guarded, 0U);
  EXPECT_EQ(brute_force_meetings(all.coverage), 0U);
}

TEST_P(Simplify, AnIslandInABayStaysInTheBay) {
  RingSet rings;
  testing::add_unit(rings, 0,
                    {{{{0, 0}, {10, 0}, {10, 10}, {6, 10}, {5, 2}, {4, 10}, {0, 10}}, {}}});
  testing::add_unit(rings, 1, {{{{4.9, 8}, {5.1, 8}, {5.1, 8.2}, {4.9, 8.2}}, {}}});
  const Coverage coverage = build_coverage(rings, 2);
  const Simplified simple = simplify(coverage, {SimplifyTolerance{1000}, GetParam()}, *kPlane);
  expect_same_topology(coverage, simple.coverage);
  EXPECT_EQ(simple.coverage.arc(1).count, 4U) << "the island is a triangle";
  EXPECT_GT(simple.guarded, 0U);
}

TEST_P(Simplify, BordersBetweenTheSameTwoNodesDoNotFallTogether) {
  // B is a thin lens along the border of A and C; its two sides run between the same nodes
  RingSet rings;
  testing::add_unit(rings, 0, {{{{0, 0}, {10, 0}, {10, 5}, {8, 5}, {5, 4.9}, {2, 5}, {0, 5}}, {}}});
  testing::add_unit(rings, 1, {{{{2, 5}, {5, 4.9}, {8, 5}, {5, 5.2}}, {}}});
  testing::add_unit(rings, 2, {{{{0, 5}, {2, 5}, {5, 5.2}, {8, 5}, {10, 5}, {10, 9}, {0, 9}}, {}}});
  const Coverage coverage = build_coverage(rings, 3);
  const Simplified simple = simplify(coverage, {SimplifyShare{0}, GetParam()}, *kPlane);
  expect_same_topology(coverage, simple.coverage);
  const Simplified exact = simplify(coverage, {SimplifyTolerance{1e6}, GetParam()}, *kPlane);
  EXPECT_EQ(simple.coverage.points, exact.coverage.points);
}

TEST_P(Simplify, AUnitOnThreeNodesInLineKeepsLand) {
  // without its top a unit would lie between nodes that are in line but for a nanometre
  const Point left{0, 0};
  const Point middle{5, -1e-9};
  const Point right{10, 0};
  const Point top{5, 2};
  RingSet rings;
  testing::add_unit(rings, 0, {{{left, middle, right, top}, {}}});
  testing::add_unit(rings, 1, {{{left, {0, -5}, {5, -5}, middle}, {}}});
  testing::add_unit(rings, 2, {{{middle, {5, -5}, {10, -5}, right}, {}}});
  testing::add_unit(rings, 3, {{{left, top, right, {10, 5}, {0, 5}}, {}}});
  const Coverage coverage = build_coverage(rings, 4);
  const Simplified simple = simplify(coverage, {SimplifyTolerance{1e6}, GetParam()}, *kPlane);
  expect_same_topology(coverage, simple.coverage);
  EXPECT_TRUE(std::ranges::count(simple.coverage.points, top) > 0);
}

TEST_P(Simplify, ToleranceZeroLeavesOutWhatIsStraight) {
  RingSet rings;
  testing::add_unit(rings, 0, {{{{0, 0}, {4, 0}, {8, 0}, {8, 8}, {4, 8}, {0, 8}, {0, 4}}, {}}});
  const Coverage coverage = build_coverage(rings, 1);
  const Simplified simple = simplify(coverage, {SimplifyTolerance{0}, GetParam()}, *kPlane);
  EXPECT_EQ(simple.coverage.points, (std::vector<Point>{{0, 0}, {0, 8}, {8, 8}, {8, 0}, {0, 0}}));
  EXPECT_EQ(simple.guarded, 0U);
}

TEST_P(Simplify, WhereBordersCrossNoOthersComeToCross) {
  std::mt19937 random(4);
  std::size_t dirty = 0;
  for (int round = 0; round < 40; ++round) {
    RingSet rings = patches(random, 8, 4);
    for (Point& p : rings.points) {
      if (random() % 40 == 0) p = {p.x + 0.7, p.y - 0.6};  // of one of its rings only
    }
    const Coverage coverage = build_coverage(rings, 4);
    const auto pairs = [](const Coverage& of) {
      std::set<std::pair<std::int32_t, std::int32_t>> found;
      for (const Crossing& c : find_crossings(of, of.points)) found.emplace(c.a, c.b);
      return found;
    };
    const auto before = pairs(coverage);
    dirty += before.size();
    const Simplified simple = simplify(coverage, {SimplifyTolerance{2}, GetParam()}, *kPlane);
    testing::expect_some_of_the_points(coverage, simple.coverage);
    for (const auto& pair : pairs(simple.coverage)) EXPECT_TRUE(before.contains(pair));
  }
  EXPECT_GT(dirty, 100U);
}

TEST_P(Simplify, ToleranceIsInMetresOnAnEllipsoidToo) {
  const auto ellipsoid = make_ellipsoidal_measurer(6378137, 1 / 298.257222101, [](auto) {});
  // at 60 degrees north a degree eastwards is half one northwards: a bump of 100 m each way
  const double north = 100 / 111412.0;
  const double east = 100 / 55800.0;
  const auto left = [&](double off_east, double off_north, double tolerance) {
    RingSet rings;
    testing::add_unit(rings, 0,
                      {{{{5, 60},
                         {5.5, 60 - off_north},
                         {6, 60},
                         {6, 60.5},
                         {6 + off_east, 60.75},
                         {6, 61},
                         {5, 61}},
                        {}}});
    const SimplifyRule rule{SimplifyTolerance{tolerance}, kDouglasPeucker};
    return simplify(build_coverage(rings, 1), rule, *ellipsoid).after;
  };
  EXPECT_EQ(left(0, north, 97), 5U);
  EXPECT_EQ(left(0, north, 103), 4U);
  EXPECT_EQ(left(east, 0, 97), 5U);
  EXPECT_EQ(left(east, 0, 103), 4U);
}

INSTANTIATE_TEST_SUITE_P(Methods, Simplify, ::testing::Values(kVisvalingam, kDouglasPeucker),
                         [](const auto& method) {
                           return method.param == kVisvalingam ? "Visvalingam" : "DouglasPeucker";
                         });

}  // namespace
}  // namespace grens
