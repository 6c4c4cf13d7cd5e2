// Wavy grids, damaged at random in known ways, with the clean one as the answer.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "coverage/defects.hpp"
#include "coverage/repair.hpp"
#include "coverage/repaired.hpp"
#include "support/wavy.hpp"

namespace grens {
namespace {

using testing::areas;
using testing::WavyGrid;

constexpr std::size_t kSide = 4;
constexpr std::size_t kUnits = kSide * kSide;

const std::unique_ptr<Measurer> kMeasurer = make_planar_measurer();

Repair repair(const RingSet& rings, double tolerance, std::size_t units = kUnits) {
  return repair_layer(rings, units, *kMeasurer, tolerance, {});
}

/// Area of what a line of a unit passes over on its way from the clean grid to the damaged one, in
/// m2: at most, since places may be passed twice.
double swept(const WavyGrid& clean, const WavyGrid& damaged, std::size_t unit, std::size_t line) {
  const auto triangle = [](const Point& a, const Point& b, const Point& c) {
    return std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
  };
  double area = 0;
  const std::size_t n = clean.units[unit].size();
  for (std::size_t k = 0; k <= clean.inner; ++k) {
    const std::size_t i = line * (clean.inner + 1) + k;
    const Point& a = clean.units[unit][i];
    const Point& b = clean.units[unit][(i + 1) % n];
    const Point& c = damaged.units[unit][i];
    const Point& d = damaged.units[unit][(i + 1) % n];
    area += triangle(a, b, c) + triangle(b, c, d);
  }
  return area;
}

/// The unit across a line; its own line there is (line + 2) % 4.
std::size_t across(std::size_t unit, std::size_t line) {
  return line == 0 ? unit - kSide : line == 1 ? unit + 1 : line == 2 ? unit + kSide : unit - 1;
}

/// No unit's area differs from the clean one's by more than the slivers along its lines.
void expect_areas(const WavyGrid& clean, const WavyGrid& damaged, const Repair& result) {
  const std::vector<double> expected = areas(clean.rings(), kUnits);
  const std::vector<double> after = areas(result.rings, kUnits);
  for (std::size_t unit = 0; unit < kUnits; ++unit) {
    double slivers = 1e-6;
    for (std::size_t line = 0; line < 4; ++line) {
      slivers += swept(clean, damaged, unit, line);
      if (!clean.inside_border(unit, line)) continue;
      slivers += swept(clean, damaged, across(unit, line), (line + 2) % 4);
    }
    EXPECT_NEAR(after[unit], expected[unit], slivers) << unit;
  }
  const double sum = std::accumulate(expected.begin(), expected.end(), 0.0);
  EXPECT_NEAR(std::accumulate(after.begin(), after.end(), 0.0), sum, 1e-9 * sum);
}

/// One way to damage what neighbours share; `most` is how far it goes, in metres.
using Damage = void (*)(WavyGrid& grid, std::size_t unit, std::size_t line, std::mt19937& random,
                        double most);

void jitter(WavyGrid& grid, std::size_t unit, std::size_t line, std::mt19937& random, double most) {
  std::uniform_real_distribution<double> off(-most / 2, most / 2);
  for (std::size_t i = 0; i < grid.inner; ++i) {
    Point& p = grid.units[unit][grid.first_inside(line) + i];
    p = {p.x + off(random), p.y + off(random)};
  }
}

void shift(WavyGrid& grid, std::size_t unit, std::size_t line, std::mt19937& random, double most) {
  std::uniform_real_distribution<double> off(-most / 2, most / 2);
  const Point by{off(random), off(random)};
  for (std::size_t i = 0; i < grid.inner; ++i) {
    Point& p = grid.units[unit][grid.first_inside(line) + i];
    p = {p.x + by.x, p.y + by.y};
  }
}

void round_to_grid(WavyGrid& grid, std::size_t unit, std::size_t line, std::mt19937&, double most) {
  for (std::size_t i = 0; i < grid.inner; ++i) {
    Point& p = grid.units[unit][grid.first_inside(line) + i];
    p = {std::round(p.x / most) * most, std::round(p.y / most) * most};
  }
}

/// Vertices that only one side has, off the line by a little.
void add_vertices(WavyGrid& grid, std::size_t unit, std::size_t line, std::mt19937& random,
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
  constexpr double kWide = 100;  // more than a line leaves its chord where a vertex is missing
  std::size_t effective = 0;
  for (unsigned seed = 0; seed < 260; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const WavyGrid clean = testing::wavy_grid(random, kSide, 12);
    WavyGrid damaged = clean;
    const double most = std::pow(10.0, std::uniform_real_distribution<double>(-3, 0.5)(random));
    for (std::size_t unit = 0; unit < kUnits; ++unit) {
      for (std::size_t line = 0; line < 4; ++line) {
        if (damaged.inside_border(unit, line) && random() % 3 == 0) {
          GetParam().second(damaged, unit, line, random, most);
        }
      }
    }
    const RingSet rings = damaged.rings();
    const Repair result = repair(rings, kWide);
    if (result.changed) ++effective;
    testing::expect_repaired(rings, result, kUnits, *kMeasurer);
    EXPECT_EQ(testing::part_count(result.rings, kUnits), kUnits);
    expect_areas(clean, damaged, result);
  }
  EXPECT_GT(effective, 200U);
}

INSTANTIATE_TEST_SUITE_P(Ways, RepairOfDamage,
                         ::testing::Values(std::pair("Jitter", &jitter), std::pair("Shift", &shift),
                                           std::pair("Rounding", &round_to_grid),
                                           std::pair("Vertices", &add_vertices)),
                         [](const auto& way) { return std::string(way.param.first); });

/// Defects, not notes, of a layer.
std::vector<Defect> defects_of(const RingSet& rings, std::size_t units, double tolerance) {
  const Coverage coverage = build_coverage(rings, units);
  const FaceLayer layer = find_faces(rings, units, *kMeasurer);
  std::vector<Defect> defects = find_defects({rings, coverage, layer, *kMeasurer}, tolerance);
  std::erase_if(defects, [](const Defect& defect) { return is_note(defect.kind); });
  return defects;
}

double area_of(const std::vector<Defect>& defects, DefectKind kind) {
  double sum = 0;
  for (const Defect& defect : defects) sum += defect.kind == kind ? defect.area : 0;
  return sum;
}

/// The four units in the middle, a province, lie off their place: what they leave is a gap, where
/// they come an overlap, and both are as large.
TEST(RepairOfAProvince, ThatIsShifted) {
  constexpr double kTolerance = 10;
  const std::vector<std::size_t> province = {5, 6, 9, 10};
  const Geos geos;
  for (unsigned seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(1000 + seed);
    const WavyGrid clean = testing::wavy_grid(random, kSide, 12);
    WavyGrid damaged = clean;
    const double by = std::pow(10.0, std::uniform_real_distribution<double>(-2, 0.8)(random));
    const double way = std::uniform_real_distribution<double>(0, 6.28)(random);
    std::vector<Geos::Geometry> place, moved;
    for (const std::size_t unit : province) {
      for (Point& p : damaged.units[unit]) {
        p = {p.x + by * std::cos(way), p.y + by * std::sin(way)};
      }
      place.push_back(geos.to_geos(Polygon{clean.units[unit], {}}));
      moved.push_back(geos.to_geos(Polygon{damaged.units[unit], {}}));
    }
    const Geos::Geometry before = geos.unite(std::move(place));
    const Geos::Geometry after = geos.unite(std::move(moved));
    const double expected = geos.area(*before) - geos.area(*geos.intersect(*before, *after));
    const RingSet rings = damaged.rings();
    const std::vector<Defect> defects = defects_of(rings, kUnits, kTolerance);
    EXPECT_NEAR(area_of(defects, DefectKind::kGap), expected, 1e-3);
    EXPECT_NEAR(area_of(defects, DefectKind::kOverlap), expected, 1e-3);
    const Repair result = repair(rings, kTolerance);
    EXPECT_TRUE(result.changed);
    testing::expect_repaired(rings, result, kUnits, *kMeasurer);
    EXPECT_EQ(testing::part_count(result.rings, kUnits), kUnits);
    // A gap beside several units goes to one of them: a unit may get, or lose, all there is.
    const std::vector<double> was = areas(clean.rings(), kUnits);
    const std::vector<double> is = areas(result.rings, kUnits);
    for (std::size_t u = 0; u < kUnits; ++u) EXPECT_NEAR(is[u], was[u], 2 * expected + 1e-3) << u;
    const double sum = std::accumulate(was.begin(), was.end(), 0.0);
    EXPECT_NEAR(std::accumulate(is.begin(), is.end(), 0.0), sum, 1e-9 * sum);
  }
}

/// Notches of known area: a unit draws back from a segment of its border, or pushes over it, by
/// two vertices at a third and two thirds of it. The sides of a notch are longer than the segment,
/// so that a gap goes back to the unit that drew back, and an overlap to the one that was pushed.
struct Notch {
  DefectKind kind;
  std::vector<UnitId> units;
  double area;
};

/// Notches on some inner lines that are not of `spared`; in the middle of a line, so that none
/// reaches another.
std::vector<Notch> cut_notches(WavyGrid& grid, std::size_t spared, std::mt19937& random) {
  std::vector<Notch> notches;
  std::uniform_real_distribution<double> depth(0.05, 6);
  for (std::size_t unit = 0; unit < kUnits; ++unit) {
    // From the last line on, because the positions of those before stay.
    for (const std::size_t line : {2U, 1U}) {
      if (!grid.inside_border(unit, line) || random() % 3 != 0) continue;
      const std::size_t other = across(unit, line);
      if (unit == spared || other == spared) continue;
      std::vector<Point>& ring = grid.units[unit];
      const std::size_t i = line * (grid.inner + 1) + grid.inner / 2;
      const Point a = ring[i];
      const Point b = ring[i + 1];
      const double length = std::hypot(b.x - a.x, b.y - a.y);
      const bool gap = random() % 2 == 0;
      const double d = depth(random);
      const double in = gap ? d / length : -d / length;  // the unit lies to the left
      const Point off{-(b.y - a.y) * in, (b.x - a.x) * in};
      const auto at = [&](double t) {
        return Point{a.x + t * (b.x - a.x) + off.x, a.y + t * (b.y - a.y) + off.y};
      };
      ring.insert(ring.begin() + static_cast<std::ptrdiff_t>(i) + 1, {at(1.0 / 3), at(2.0 / 3)});
      notches.push_back(
          {gap ? DefectKind::kGap : DefectKind::kOverlap,
           {static_cast<UnitId>(std::min(unit, other)), static_cast<UnitId>(std::max(unit, other))},
           d * (length + length / 3) / 2});
    }
  }
  std::sort(notches.begin(), notches.end(),
            [](const Notch& x, const Notch& y) { return x.area > y.area; });
  return notches;
}

/// The arcs of two layers are the same, bit for bit.
void expect_same_arcs(const RingSet& a, const RingSet& b, std::size_t units) {
  const Coverage x = build_coverage(a, units);
  const Coverage y = build_coverage(b, units);
  ASSERT_EQ(x.arcs.size(), y.arcs.size());
  for (std::size_t i = 0; i < x.arcs.size(); ++i) {
    const auto id = static_cast<std::int32_t>(i);
    EXPECT_EQ(std::pair(x.arcs[i].left, x.arcs[i].right),
              std::pair(y.arcs[i].left, y.arcs[i].right));
    EXPECT_TRUE(std::ranges::equal(x.arc_points(id), y.arc_points(id))) << i;
  }
}

TEST(RepairOfNotches, GivesTheCleanLayerBitForBit) {
  std::size_t count = 0;
  for (unsigned seed = 0; seed < 120; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(2000 + seed);
    const WavyGrid clean = testing::wavy_grid(random, kSide, 12);
    WavyGrid damaged = clean;
    const std::vector<Notch> notches = cut_notches(damaged, kUnits, random);
    const RingSet rings = damaged.rings();
    const std::vector<Defect> defects = defects_of(rings, kUnits, 100);
    ASSERT_EQ(defects.size(), notches.size());
    for (std::size_t i = 0; i < notches.size(); ++i) {
      EXPECT_EQ(defects[i].kind, notches[i].kind);
      EXPECT_EQ(defects[i].units, notches[i].units);
      EXPECT_NEAR(defects[i].area, notches[i].area, 1e-4);
    }
    const Repair result = repair(rings, 100);
    ASSERT_EQ(result.faces.size(), notches.size());
    for (std::size_t i = 0; i < notches.size(); ++i) {
      EXPECT_EQ(result.faces[i].units.empty(), notches[i].kind == DefectKind::kGap);
      EXPECT_NEAR(result.faces[i].area, notches[i].area, 1e-4);
    }
    testing::expect_repaired(rings, result, kUnits, *kMeasurer);
    expect_same_arcs(result.rings, clean.rings(), kUnits);
    count += notches.size();
  }
  EXPECT_GT(count, 500U);
}

/// A unit is there twice, under two codes: both stay as they are, and all else is mended.
TEST(RepairOfTwins, LeavesThemAndMendsTheRest) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(3000 + seed);
    const WavyGrid clean = testing::wavy_grid(random, kSide, 12);
    const std::size_t twin = random() % kUnits;
    WavyGrid damaged = clean;
    const std::size_t notches = cut_notches(damaged, twin, random).size();
    RingSet rings = damaged.rings();
    testing::add_unit(rings, kUnits, {{clean.units[twin], {}}});
    const std::vector<Defect> defects = defects_of(rings, kUnits + 1, 100);
    ASSERT_EQ(defects.size(), notches + 1);
    EXPECT_EQ(defects[0].kind, DefectKind::kDuplicate);
    EXPECT_EQ(defects[0].units, (std::vector<UnitId>{static_cast<UnitId>(twin), kUnits}));
    const Repair result = repair(rings, 100, kUnits + 1);
    EXPECT_EQ(result.changed, notches > 0);
    EXPECT_TRUE(result.settled);
    ASSERT_EQ(testing::overlaps_left(result), 1U);
    EXPECT_EQ(result.faces[0].units, defects[0].units);
    EXPECT_EQ(result.faces[0].to, -1);
    RingSet others;  // without the twin, the clean layer
    RingSet alone;   // the twin itself
    for (std::size_t r = 0; r < result.rings.size(); ++r) {
      const bool second = result.rings.unit[r] == static_cast<UnitId>(kUnits);
      RingSet& target = second ? alone : others;
      const auto ring = result.rings.ring(r);
      target.points.insert(target.points.end(), ring.begin(), ring.end());
      target.starts.push_back(static_cast<std::uint32_t>(target.points.size()));
      target.unit.push_back(second ? 0 : result.rings.unit[r]);
    }
    expect_same_arcs(others, clean.rings(), kUnits);
    RingSet expected;
    testing::add_unit(expected, 0, {{clean.units[twin], {}}});
    expect_same_arcs(alone, expected, 1);
    EXPECT_FALSE(repair(result.rings, 100, kUnits + 1).changed);
  }
}

/// Every other unit comes from a file with coarser coordinates, corners and outer border included.
TEST(RepairOfPrecision, OfUnitsRoundedToAGrid) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(4000 + seed);
    const WavyGrid clean = testing::wavy_grid(random, kSide, 12);
    WavyGrid damaged = clean;
    const double grid = std::pow(10.0, std::uniform_real_distribution<double>(-3, 0.3)(random));
    for (std::size_t unit = 0; unit < kUnits; ++unit) {
      if ((unit / kSide + unit) % 2 == 0) continue;
      for (Point& p : damaged.units[unit]) {
        p = {std::round(p.x / grid) * grid, std::round(p.y / grid) * grid};
      }
    }
    const RingSet rings = damaged.rings();
    const Repair result = repair(rings, 10);
    EXPECT_TRUE(result.settled);
    EXPECT_EQ(testing::overlaps_left(result), 0U);
    testing::expect_coverage(result.rings, kUnits, *kMeasurer, result.tolerance);
    testing::expect_coverage_by_geos(result.rings, kUnits);
    EXPECT_EQ(testing::part_count(result.rings, kUnits), kUnits);
    const std::vector<double> expected = areas(clean.rings(), kUnits);
    const std::vector<double> after = areas(result.rings, kUnits);
    for (std::size_t unit = 0; unit < kUnits; ++unit) {
      double length = 0;
      for (std::size_t i = 0; i < clean.units[unit].size(); ++i) {
        const Point& a = clean.units[unit][i];
        const Point& b = clean.units[unit][(i + 1) % clean.units[unit].size()];
        length += std::hypot(b.x - a.x, b.y - a.y);
      }
      EXPECT_NEAR(after[unit], expected[unit], length * grid * std::sqrt(0.5)) << unit;
    }
    EXPECT_FALSE(repair(result.rings, 10).changed);
  }
}

}  // namespace
}  // namespace grens
