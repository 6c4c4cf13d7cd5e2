// Defects of every kind, drawn by hand with a known answer; and grids with none, or with one.
#include "coverage/defects.hpp"
#include "coverage/tolerance.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <random>

#include "geometry/predicates.hpp"
#include "support/grid.hpp"
#include "support/wavy.hpp"

namespace grens {
namespace {

using enum DefectKind;

struct Checked {
  RingSet rings;
  std::size_t units;
  std::unique_ptr<Measurer> measurer = make_planar_measurer();
  Coverage coverage = build_coverage(rings, units);
  FaceLayer layer = find_faces(rings, units, *measurer);

  DefectInput input() const { return {rings, coverage, layer, *measurer}; }
  std::vector<Defect> at(double tolerance) const { return find_defects(input(), tolerance); }
};

Checked layer_of(const std::vector<MultiPolygon>& units) {
  RingSet rings;
  for (std::size_t u = 0; u < units.size(); ++u) {
    testing::add_unit(rings, static_cast<UnitId>(u), units[u]);
  }
  return {.rings = std::move(rings), .units = units.size()};
}

Polygon rectangle(double left, double bottom, double right, double top) {
  return {{{left, bottom}, {right, bottom}, {right, top}, {left, top}}, {}};
}

std::vector<DefectKind> kinds(const std::vector<Defect>& defects) {
  std::vector<DefectKind> list;
  for (const Defect& defect : defects) list.push_back(defect.kind);
  return list;
}

using Kinds = std::vector<DefectKind>;
using Units = std::vector<UnitId>;

/// Two units of 1 km; the left one draws back by 2 m over 100 m.
Checked with_gap() {
  return layer_of(
      {{{{{0, 0}, {1000, 0}, {1000, 400}, {998, 450}, {1000, 500}, {1000, 1000}, {0, 1000}}, {}}},
       {{{{1000, 0}, {2000, 0}, {2000, 1000}, {1000, 1000}, {1000, 500}, {1000, 400}}, {}}}});
}

TEST(Defects, AGapHasItsUnitsPlaceSizeAndTolerance) {
  const auto found = with_gap().at(5);
  ASSERT_EQ(kinds(found), Kinds{kGap});
  const Defect& gap = found[0];
  EXPECT_EQ(gap.units, (Units{0, 1}));
  EXPECT_DOUBLE_EQ(gap.area, 100);
  EXPECT_NEAR(gap.width, 200 / (100 + 2 * std::hypot(2, 50)), 1e-9);
  EXPECT_EQ(gap.tolerance, 2);  // where it is widest, a circle of 1.9992 m has room
  ASSERT_TRUE(gap.place);
  EXPECT_GT(gap.place->x, 998);
  EXPECT_LT(gap.place->x, 1000);
  EXPECT_EQ(std::get<MultiPolygon>(gap.shape).size(), 1U);
}

TEST(Defects, AHoleWiderThanTheToleranceIsANote) {
  const auto found = with_gap().at(0.5);
  ASSERT_EQ(kinds(found), Kinds{kWideHole});
  EXPECT_TRUE(is_note(found[0].kind));
  EXPECT_EQ(found[0].tolerance, 0);
}

TEST(Defects, AnOverlapIsOneHoweverWide) {
  const auto found =
      layer_of({{rectangle(0, 0, 100, 100)}, {rectangle(90, 0, 200, 100)}}).at(0.001);
  ASSERT_EQ(kinds(found), Kinds{kOverlap});  // its corners are no T-junctions
  EXPECT_EQ(found[0].units, (Units{0, 1}));
  EXPECT_DOUBLE_EQ(found[0].area, 1000);
  EXPECT_EQ(found[0].tolerance, 20);
}

TEST(Defects, BorderThatIsDrawnApartIsMismatchedWithinTheTolerance) {
  const Checked apart = layer_of({{rectangle(0, 0, 1000, 1000)}, {rectangle(1001, 0, 2000, 1000)}});
  EXPECT_EQ(find_tolerance(apart.input().layer, apart.input().measurer).metres, 2);
  const auto found = apart.at(5);
  ASSERT_EQ(kinds(found), Kinds{kMismatchedBorder});
  EXPECT_EQ(found[0].units, (Units{0, 1}));
  EXPECT_NEAR(found[0].length, 1000, 1e-9);
  EXPECT_EQ(found[0].tolerance, 2);
  EXPECT_EQ(found[0].place->x, 1000);
  const auto& lines = std::get<DefectLines>(found[0].shape);
  ASSERT_EQ(lines.size(), 2U);  // either side
  EXPECT_EQ(lines[0].size(), 2U);
  EXPECT_EQ(kinds(apart.at(0.5)), Kinds{kNarrowWater});
}

TEST(Defects, ShoresThatPartAreNarrowWater) {
  // they meet in a point and open by 20 degrees
  const double far = 1000 * std::tan(10 * 3.14159265358979 / 180);
  const Checked parting = layer_of({{{{{0, 0}, {-1000, far}, {-1000, 2000}, {0, 2000}}, {}}},
                                    {{{{0, 0}, {0, -2000}, {-1000, -2000}, {-1000, -far}}, {}}}});
  EXPECT_EQ(kinds(parting.at(10)), Kinds{kNarrowWater});
}

TEST(Defects, APartNarrowerThanTheToleranceIsASliver) {
  const Checked strip = layer_of({{rectangle(0, 0, 1000, 1000), rectangle(2000, 0, 2001, 1000)},
                                  {{{{1000, 0}, {2000, 0}, {2000, 1000}, {1000, 1000}}, {}}},
                                  {rectangle(2001, 0, 3000, 1000)}});
  const auto found = strip.at(5);
  ASSERT_EQ(kinds(found), Kinds{kSliver});
  EXPECT_EQ(found[0].units, Units{0});
  EXPECT_DOUBLE_EQ(found[0].area, 1000);
  EXPECT_EQ(found[0].tolerance, 2);
  EXPECT_EQ(kinds(strip.at(0.5)), Kinds{kExclave});
}

TEST(Defects, AnIslandIsNothingAndAnEnclaveNeitherButAnExclaveIsANote) {
  const Polygon with_hole = {{{0, 0}, {100, 0}, {100, 100}, {0, 100}},
                             {{{40, 40}, {40, 60}, {60, 60}, {60, 40}}}};
  EXPECT_TRUE(layer_of({{with_hole}, {rectangle(40, 40, 60, 60)}}).at(1).empty());
  // the second unit's own largest part is elsewhere, and the first has an island
  const auto found = layer_of({{with_hole, rectangle(0, 300, 20, 320)},
                               {rectangle(40, 40, 60, 60), rectangle(200, 0, 300, 100)}})
                         .at(1);
  ASSERT_EQ(kinds(found), Kinds{kExclave});
  EXPECT_EQ(found[0].units, Units{1});
  EXPECT_DOUBLE_EQ(found[0].area, 400);
}

TEST(Defects, ALakeInAnIslandDoesNotMakeItAnExclave) {
  const Polygon ring_island = {{{200, 0}, {240, 0}, {240, 40}, {200, 40}},
                               {{{210, 10}, {210, 20}, {220, 20}, {220, 10}}}};
  const auto found =
      layer_of({{rectangle(0, 0, 100, 100), ring_island}, {rectangle(210, 10, 220, 20)}}).at(1);
  EXPECT_TRUE(found.empty());
}

TEST(Defects, AVertexOnAnotherUnitsSegmentIsATJunction) {
  const auto found =
      layer_of({{rectangle(0, 0, 10, 10)}, {rectangle(10, 0, 20, 5)}, {rectangle(10, 5, 20, 10)}})
          .at(0.001);
  ASSERT_EQ(kinds(found), Kinds{kTJunction});
  EXPECT_EQ(found[0].units, (Units{0, 1, 2}));
  EXPECT_EQ(*found[0].place, (Point{10, 5}));
}

TEST(Defects, ATJunctionBesideAnOverlapOfOthersIsTold) {
  // 0 and 1 overlap from (10, 5) up; below, 2 has a vertex on the border of 0
  auto found = layer_of({{rectangle(0, 0, 10, 10)},
                         {rectangle(9, 5, 20, 10)},
                         {{{{10, 0}, {20, 0}, {20, 5}, {10, 5}, {10, 3}}, {}}}})
                   .at(0.001);
  std::erase_if(found, [](const Defect& defect) { return is_note(defect.kind); });
  ASSERT_EQ(kinds(found), Kinds({kOverlap, kTJunction}));
  EXPECT_EQ(found[1].units, (Units{0, 2}));
  EXPECT_EQ(*found[1].place, (Point{10, 3}));
}

TEST(Defects, ARingThatCrossesItselfIsInvalidWhereItDoes) {
  const auto found = layer_of({{{{{0, 0}, {10, 0}, {10, 10}, {5, -5}}, {}}}}).at(0.001);
  ASSERT_EQ(kinds(found), Kinds{kInvalidRing});
  EXPECT_NEAR(found[0].place->x, 20.0 / 3, 1e-9);
  EXPECT_NEAR(found[0].place->y, 0, 1e-9);
}

TEST(Defects, ARingThatTouchesItselfIsInvalidOnce) {
  const auto at_vertex =
      layer_of({{{{{0, 0}, {4, 0}, {4, 4}, {8, 4}, {8, 8}, {4, 8}, {4, 4}, {0, 4}}, {}}}})
          .at(0.001);
  ASSERT_EQ(kinds(at_vertex), Kinds{kInvalidRing});
  EXPECT_EQ(*at_vertex[0].place, (Point{4, 4}));
  const auto spike =
      layer_of({{{{{0, 0}, {10, 0}, {12, 1}, {14, 1}, {12, 1}, {10, 0}, {10, 10}}, {}}}}).at(0.001);
  ASSERT_EQ(kinds(spike), Kinds{kInvalidRing});
  EXPECT_EQ(*spike[0].place, (Point{10, 0}));
}

TEST(Defects, UnitsWithTheSameGeometryAreADuplicateAndNoOverlap) {
  const Polygon square = rectangle(0, 0, 10, 10);
  const auto found = layer_of({{square}, {square}, {rectangle(10, 0, 20, 10)}}).at(0.001);
  ASSERT_EQ(kinds(found), Kinds{kDuplicate});
  EXPECT_EQ(found[0].units, (Units{0, 1}));
  EXPECT_DOUBLE_EQ(found[0].area, 100);
}

TEST(Defects, TheWorstComeFirst) {
  Defect small, large, lengthy, longer;
  small.area = 1;
  large.area = 2;
  lengthy.length = 1;
  longer.length = 2;
  std::vector<Defect> defects = {lengthy, small, longer, large};
  std::sort(defects.begin(), defects.end(), worse_first);
  EXPECT_EQ(defects[0].area, 2);
  EXPECT_EQ(defects[1].area, 1);
  EXPECT_EQ(defects[2].length, 2);
}

TEST(Defects, RandomGridsHaveNone) {
  std::mt19937 random(31);
  for (int round = 0; round < 300; ++round) {
    const Checked grid{.rings = testing::cells_of(testing::random_grid(random, 6, 4)), .units = 4};
    for (const Defect& defect : grid.at(0.1)) EXPECT_TRUE(is_note(defect.kind)) << round;
  }
}

TEST(Defects, WavyGridsHaveNone) {
  std::mt19937 random(32);
  const Checked grid{.rings = testing::wavy_grid(random, 5, 9).rings(), .units = 25};
  EXPECT_TRUE(grid.at(1).empty());
  EXPECT_EQ(find_tolerance(grid.input().layer, grid.input().measurer).metres, 0.001);
}

/// A vertex of one unit moves towards the chord of its neighbours: that is a gap or an overlap of
/// known size, and nothing else.
TEST(Defects, AMovedVertexIsExactlyOne) {
  std::mt19937 random(33);
  std::uniform_real_distribution<double> some(0.1, 0.9);
  for (int round = 0; round < 200; ++round) {
    testing::WavyGrid grid = testing::wavy_grid(random, 3, 5);
    const std::size_t line = random() % 4;
    const std::size_t unit = random() % 9;
    if (!grid.inside_border(unit, line)) continue;
    std::vector<Point>& ring = grid.units[unit];
    const std::size_t i = grid.first_inside(line) + 1 + random() % 3;
    const Point a = ring[i - 1];
    const Point b = ring[i + 1];
    const Point p = ring[i];
    const double t = some(random);
    ring[i] = {p.x + t * ((a.x + b.x) / 2 - p.x), p.y + t * ((a.y + b.y) / 2 - p.y)};
    const auto found = Checked{.rings = grid.rings(), .units = 9}.at(100);
    const bool grows = orientation(a, p, b) < 0;
    const double area = t * std::abs((p.x - a.x) * (b.y - a.y) - (p.y - a.y) * (b.x - a.x)) / 2;
    ASSERT_EQ(kinds(found), Kinds{grows ? kOverlap : kGap}) << round;
    EXPECT_NEAR(found[0].area, area, 1e-3) << round;
    EXPECT_EQ(found[0].units.size(), 2U);
    EXPECT_TRUE(std::binary_search(found[0].units.begin(), found[0].units.end(),
                                   static_cast<UnitId>(unit)));
  }
}

}  // namespace
}  // namespace grens
