// Layers drawn by hand with known damage, and wavy grids damaged at random, with the clean one as
// the answer.
#include "coverage/repair.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "coverage/crossings.hpp"
#include "coverage/dissolve.hpp"
#include "coverage/polygons.hpp"
#include "geometry/geos.hpp"
#include "support/wavy.hpp"

namespace grens {
namespace {

const std::unique_ptr<Measurer> kMeasurer = make_planar_measurer();

MultiPolygon rectangle(double left, double bottom, double right, double top) {
  return {{{{left, bottom}, {right, bottom}, {right, top}, {left, top}}, {}}};
}

RingSet layer_of(const std::vector<MultiPolygon>& units) {
  RingSet rings;
  for (std::size_t u = 0; u < units.size(); ++u) {
    testing::add_unit(rings, static_cast<UnitId>(u), units[u]);
  }
  return rings;
}

Repair repair(const RingSet& rings, std::size_t units, std::optional<double> tolerance = {},
              const RepairRules& rules = {}) {
  return repair_layer(rings, units, *kMeasurer, tolerance, rules);
}

/// Area by unit, straight from the rings.
std::vector<double> areas(const RingSet& rings, std::size_t units) {
  std::vector<double> area(units);
  for (std::size_t r = 0; r < rings.size(); ++r) {
    area[static_cast<std::size_t>(rings.unit[r])] += signed_area(rings.ring(r));
  }
  return area;
}

std::size_t overlaps_left(const Repair& result) {
  return static_cast<std::size_t>(
      std::count_if(result.faces.begin(), result.faces.end(),
                    [](const RepairedFace& face) { return !face.units.empty() && face.to < 0; }));
}

std::size_t part_count(const RingSet& rings, std::size_t units) {
  const Coverage coverage = build_coverage(rings, units);
  std::vector<RegionId> each(units);
  for (std::size_t u = 0; u < units; ++u) each[u] = static_cast<RegionId>(u);
  std::size_t parts = 0;
  for (const ArcRegion& region : dissolve(coverage, each, units).regions) {
    parts += region.parts.size();
  }
  return parts;
}

TEST(Repair, LeavesACleanLayerAsItIs) {
  std::mt19937 random(3);
  const RingSet rings = testing::wavy_grid(random, 4, 9).rings();
  const Repair result = repair(rings, 16);
  EXPECT_FALSE(result.changed);
  EXPECT_EQ(result.rings.points, rings.points);
  EXPECT_EQ(result.rings.starts, rings.starts);
  EXPECT_TRUE(result.units.empty());
}

// Two units with a gap of 2 m between them, closed by a third and a fourth one.
const std::vector<MultiPolygon> kGap = {
    rectangle(0, 10, 100, 110),
    rectangle(102, 10, 200, 110),
    {{{{0, 110}, {100, 110}, {102, 110}, {200, 110}, {200, 120}, {0, 120}}, {}}},
    {{{{0, 0}, {200, 0}, {200, 10}, {102, 10}, {100, 10}, {0, 10}}, {}}}};

TEST(Repair, FillsANarrowGap) {
  const Repair result = repair(layer_of(kGap), 4, 5);
  ASSERT_EQ(result.faces.size(), 1U);
  EXPECT_TRUE(result.faces[0].units.empty());
  EXPECT_EQ(result.faces[0].to, 0);  // both have 100 m of it: the first by code
  EXPECT_DOUBLE_EQ(result.faces[0].area, 200);
  EXPECT_EQ(areas(result.rings, 4), (std::vector<double>{10200, 9800, 2000, 2000}));
  ASSERT_EQ(result.units.size(), 1U);
  EXPECT_DOUBLE_EQ(result.units[0].after - result.units[0].before, 200);
}

TEST(Repair, KeepsAGapThatIsWider) {
  const Repair result = repair(layer_of(kGap), 4, 1);
  EXPECT_FALSE(result.changed);
  ASSERT_EQ(result.faces.size(), 1U);
  EXPECT_EQ(result.faces[0].to, -1);
}

TEST(Repair, KeepsGapsWhenAskedTo) {
  RepairRules rules;
  rules.keep_gaps = true;
  EXPECT_FALSE(repair(layer_of(kGap), 4, 5, rules).changed);
}

TEST(Repair, GivesAGapByTheRuleThatWasAskedFor) {
  RepairRules rules;
  rules.receiver = Receiver::kLargest;
  EXPECT_EQ(repair(layer_of(kGap), 4, 5, rules).faces[0].to, 0);
  rules.receiver = Receiver::kSmallest;
  EXPECT_EQ(repair(layer_of(kGap), 4, 5, rules).faces[0].to, 2);
  rules.named = 3;
  EXPECT_EQ(repair(layer_of(kGap), 4, 5, rules).faces[0].to, 3);
}

TEST(Repair, GivesAnOverlapToTheUnitWithMoreBorderAlongIt) {
  // 1 reaches 10 m into 0, over 20 m of its height: 40 m of the overlap's outline are inside 0.
  const Repair result = repair(
      layer_of(
          {rectangle(0, 0, 100, 100),
           {{{{100, 0}, {200, 0}, {200, 100}, {100, 100}, {100, 60}, {90, 60}, {90, 40}, {100, 40}},
             {}}}}),
      2);
  ASSERT_EQ(result.faces.size(), 1U);
  EXPECT_EQ(result.faces[0].units, (std::vector<UnitId>{0, 1}));
  EXPECT_EQ(result.faces[0].to, 0);
  EXPECT_EQ(areas(result.rings, 2), (std::vector<double>{10000, 10000}));
}

TEST(Repair, DoesNotLoseAUnitDrawnOverAnother) {
  const Repair result = repair(layer_of({rectangle(0, 0, 100, 100), rectangle(40, 40, 50, 50)}), 2);
  EXPECT_EQ(areas(result.rings, 2), (std::vector<double>{9900, 100}));
  ASSERT_EQ(result.faces.size(), 1U);
  EXPECT_EQ(result.faces[0].to, 1);
  EXPECT_EQ(overlaps_left(result), 0U);
}

TEST(Repair, DoesNotCutAStripThatAnotherUnitLiesOver) {
  // 1 is a dike through 0, which has no opening for it in the middle third.
  const Repair result = repair(
      layer_of(
          {{{{{0, 0},
              {300, 0},
              {300, 50},
              {200, 50},
              {200, 52},
              {300, 52},
              {300, 100},
              {0, 100},
              {0, 52},
              {100, 52},
              {100, 50},
              {0, 50}},
             {}}},
           {{{{0, 50}, {100, 50}, {200, 50}, {300, 50}, {300, 52}, {200, 52}, {100, 52}, {0, 52}},
             {}}}}),
      2);
  // Either would be cut in two: 0 hangs together only by way of the dike.
  EXPECT_FALSE(result.changed);
  EXPECT_EQ(areas(result.rings, 2), (std::vector<double>{29600, 600}));
  ASSERT_EQ(result.faces.size(), 1U);
  EXPECT_EQ(result.faces[0].to, -1);
  EXPECT_EQ(result.faces[0].area, 200);
}

TEST(Repair, LeavesTwinsAsTheyAre) {
  const Repair result = repair(layer_of({rectangle(0, 0, 10, 10), rectangle(0, 0, 10, 10)}), 2);
  EXPECT_FALSE(result.changed);
  ASSERT_EQ(result.faces.size(), 1U);
  EXPECT_EQ(result.faces[0].units, (std::vector<UnitId>{0, 1}));
  EXPECT_EQ(result.faces[0].to, -1);
  EXPECT_EQ(areas(result.rings, 2), (std::vector<double>{100, 100}));
}

TEST(Repair, LeavesTwinsInALayerThatItMends) {
  // one of the two has a dent; a third unit laps over both by 1 m, and a fourth over the third
  const RingSet rings =
      layer_of({rectangle(0, 0, 100, 100),
                {{{{0, 0}, {50, 1}, {90, 0}, {100, 0}, {100, 100}, {0, 100}}, {}}},
                rectangle(99, 0, 200, 100),
                rectangle(199, 0, 300, 100)});
  const Repair result = repair(rings, 4, 5);
  EXPECT_TRUE(result.changed);
  EXPECT_TRUE(result.settled);
  const std::vector<double> after = areas(result.rings, 4);
  EXPECT_NEAR(after[0], 10000, 1e-6);
  EXPECT_NEAR(after[1], 9955, 1e-6);
  EXPECT_NEAR(after[2] + after[3], 20100, 1e-6);  // the third keeps the strip that the twins claim
  EXPECT_FALSE(repair(result.rings, 4, 5).changed);
}

TEST(Repair, LeavesAUnitThatOthersCoverTogether) {
  // 0 is the whole of 1 and 2
  const Repair result =
      repair(layer_of({{{{{0, 0}, {50, 0}, {100, 0}, {100, 100}, {50, 100}, {0, 100}}, {}}},
                       rectangle(0, 0, 50, 100),
                       rectangle(50, 0, 100, 100)}),
             3);
  EXPECT_FALSE(result.changed);
  EXPECT_EQ(areas(result.rings, 3), (std::vector<double>{10000, 5000, 5000}));
  EXPECT_EQ(result.faces.size(), 2U);
}

TEST(Repair, DoesNotLoseTheInnermostOfThree) {
  const std::vector<MultiPolygon> nested = {rectangle(0, 0, 100, 100), rectangle(20, 20, 80, 80),
                                            rectangle(40, 40, 60, 60)};
  const std::vector<double> land = {6400, 3200, 400};
  std::vector<std::size_t> order = {0, 1, 2};
  do {
    std::vector<MultiPolygon> units;
    std::vector<double> expected;
    for (const std::size_t u : order) {
      units.push_back(nested[u]);
      expected.push_back(land[u]);
    }
    EXPECT_EQ(areas(repair(layer_of(units), 3).rings, 3), expected);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(Repair, MendsARingThatCrossesItself) {
  const Repair result = repair(layer_of({{{{{0, 0}, {10, 10}, {10, 0}, {0, 10}}, {}}}}), 1);
  EXPECT_EQ(result.vertices_added, 1U);
  EXPECT_EQ(areas(result.rings, 1), std::vector<double>{50});
  EXPECT_EQ(part_count(result.rings, 1), 2U);
}

/// One way to damage what neighbours share; `most` is how far it goes, in metres.
using Damage = void (*)(testing::WavyGrid& grid, std::size_t unit, std::size_t line,
                        std::mt19937& random, double most);

void jitter(testing::WavyGrid& grid, std::size_t unit, std::size_t line, std::mt19937& random,
            double most) {
  std::uniform_real_distribution<double> off(-most / 2, most / 2);
  for (std::size_t i = 0; i < grid.inner; ++i) {
    Point& p = grid.units[unit][grid.first_inside(line) + i];
    p = {p.x + off(random), p.y + off(random)};
  }
}

void shift(testing::WavyGrid& grid, std::size_t unit, std::size_t line, std::mt19937& random,
           double most) {
  std::uniform_real_distribution<double> off(-most / 2, most / 2);
  const Point by{off(random), off(random)};
  for (std::size_t i = 0; i < grid.inner; ++i) {
    Point& p = grid.units[unit][grid.first_inside(line) + i];
    p = {p.x + by.x, p.y + by.y};
  }
}

void round_to_grid(testing::WavyGrid& grid, std::size_t unit, std::size_t line, std::mt19937&,
                   double most) {
  for (std::size_t i = 0; i < grid.inner; ++i) {
    Point& p = grid.units[unit][grid.first_inside(line) + i];
    p = {std::round(p.x / most) * most, std::round(p.y / most) * most};
  }
}

/// Vertices that only one side has, off the line by a little.
void add_vertices(testing::WavyGrid& grid, std::size_t unit, std::size_t line, std::mt19937& random,
                  double most) {
  std::uniform_real_distribution<double> off(-most / 3, most / 3);
  std::vector<Point>& ring = grid.units[unit];
  const std::size_t first = grid.first_inside(line);
  const Point a = ring[first];
  const Point b = ring[first + 1];
  // replaces a vertex by one between its neighbours: dropped here, kept on the other side
  ring[first + 1] = {(a.x + b.x) / 2 + off(random), (a.y + b.y) / 2 + off(random)};
}

class RepairOfDamage : public ::testing::TestWithParam<std::pair<const char*, Damage>> {};

TEST_P(RepairOfDamage, GivesACoverageNearTheCleanOne) {
  constexpr std::size_t kSide = 4;
  constexpr std::size_t kUnits = kSide * kSide;
  constexpr double kWide = 100;  // more than a line leaves its chord where a vertex is missing
  const Geos geos;
  std::size_t effective = 0;
  for (unsigned seed = 0; seed < 260; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const testing::WavyGrid clean = testing::wavy_grid(random, kSide, 12);
    testing::WavyGrid damaged = clean;
    const double most = std::pow(10.0, std::uniform_real_distribution<double>(-3, 0.5)(random));
    for (std::size_t unit = 0; unit < kUnits; ++unit) {
      for (std::size_t line = 0; line < 4; ++line) {
        if (damaged.inside_border(unit, line) && random() % 3 == 0) {
          GetParam().second(damaged, unit, line, random, most);
        }
      }
    }
    const RingSet rings = damaged.rings();
    const Repair result = repair(rings, kUnits, kWide);
    if (result.changed) ++effective;
    EXPECT_EQ(overlaps_left(result), 0U);
    EXPECT_EQ(result.left, 0U);

    // a coverage: every segment once, or twice in opposite directions; nothing crosses
    const Coverage coverage = build_coverage(result.rings, kUnits);
    EXPECT_EQ(coverage.matches.bad, 0U);
    EXPECT_EQ(coverage.matches.interior, 0U);
    EXPECT_TRUE(find_crossings(coverage, coverage.points).empty());
    EXPECT_EQ(part_count(result.rings, kUnits), kUnits);

    // without holes or overlaps, also by GEOS
    std::vector<RegionId> all(kUnits, 0);
    const MultiPolygon land =
        to_polygons(coverage, coverage.points, dissolve(coverage, all, 1).regions[0].parts);
    ASSERT_EQ(land.size(), 1U);
    EXPECT_TRUE(land[0].holes.empty());
    const std::vector<double> after = areas(result.rings, kUnits);
    std::vector<Geos::Geometry> units;
    double sum = 0;
    for (std::size_t r = 0; r < result.rings.size(); ++r) {
      const std::span<const Point> ring = result.rings.ring(r);
      units.push_back(geos.to_geos(Polygon{{ring.begin(), ring.end()}, {}}));
      EXPECT_FALSE(geos.invalid_at(*units.back()));
      sum += geos.area(*units.back());
    }
    EXPECT_NEAR(geos.area(*geos.unite(std::move(units))), sum, 1e-9 * sum);

    // near the clean one: outer borders were not damaged, and a line of 1 km moves by `most`
    const std::vector<double> before = areas(clean.rings(), kUnits);
    double clean_sum = 0;
    for (std::size_t u = 0; u < kUnits; ++u) {
      clean_sum += before[u];
      EXPECT_NEAR(after[u], before[u], 4 * 1500 * 2 * most + 4 * 1500 * 20);
    }
    EXPECT_NEAR(sum, clean_sum, 1e-9 * clean_sum);

    // no vertex was moved: each is one of the input's, or lies where two of its borders crossed
    std::set<std::pair<double, double>> known;
    for (const Point& p : rings.points) known.insert({p.x, p.y});
    std::set<std::pair<double, double>> fresh;
    for (const Point& p : result.rings.points) {
      if (known.count({p.x, p.y}) == 0) fresh.insert({p.x, p.y});
    }
    EXPECT_LE(fresh.size(), result.vertices_added);

    EXPECT_FALSE(repair(result.rings, kUnits, kWide).changed);
  }
  EXPECT_GT(effective, 200U);
}

INSTANTIATE_TEST_SUITE_P(Ways, RepairOfDamage,
                         ::testing::Values(std::pair("Jitter", &jitter), std::pair("Shift", &shift),
                                           std::pair("Rounding", &round_to_grid),
                                           std::pair("Vertices", &add_vertices)),
                         [](const auto& way) { return std::string(way.param.first); });

TEST(Repair, FindsTheToleranceFromTheSlivers) {
  std::mt19937 random(5);
  testing::WavyGrid grid = testing::wavy_grid(random, 4, 12);
  for (std::size_t unit = 0; unit < 16; ++unit) {
    for (std::size_t line = 0; line < 2; ++line) {
      if (grid.inside_border(unit, line)) jitter(grid, unit, line, random, 0.8);
    }
  }
  const Repair result = repair(grid.rings(), 16);
  EXPECT_GE(result.tolerance, 0.2);
  EXPECT_LE(result.tolerance, 1);
  EXPECT_FALSE(result.why.empty());
  for (const RepairedFace& face : result.faces) EXPECT_GE(face.to, 0);
}

}  // namespace
}  // namespace grens
