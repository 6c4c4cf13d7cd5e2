// One damaged layer in three systems of coordinates: the repair must do the same in each, since
// what it is told is in metres.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "coverage/repair.hpp"
#include "support/wavy.hpp"

namespace grens {
namespace {

constexpr std::size_t kUnits = 16;
constexpr Point kMiddle{152000, 452000};

/// Slivers of up to 0.8 m, and in a unit's middle a pond 8 m wide with a ditch of 1 m: as a whole
/// its mean width is that of a sliver.
RingSet damaged_layer() {
  std::mt19937 random(5);
  testing::WavyGrid grid = testing::wavy_grid(random, 4, 12);
  std::uniform_real_distribution<double> off(-0.4, 0.4);
  for (std::size_t unit = 0; unit < kUnits; ++unit) {
    for (std::size_t line = 0; line < 2; ++line) {
      if (!grid.inside_border(unit, line)) continue;
      for (std::size_t i = 0; i < grid.inner; ++i) {
        Point& p = grid.units[unit][grid.first_inside(line) + i];
        p = {p.x + off(random), p.y + off(random)};
      }
    }
  }
  const double x = 151500;
  const double y = 451500;
  const std::vector<Point> pond = {{x, y},         {x, y + 8},       {x + 8, y + 8},
                                   {x + 8, y + 4}, {x + 208, y + 4}, {x + 208, y + 3},
                                   {x + 8, y + 3}, {x + 8, y}};
  RingSet rings;
  for (std::size_t u = 0; u < kUnits; ++u) {
    Polygon unit{grid.units[u], {}};
    if (u == 5) unit.holes.push_back(pond);
    testing::add_unit(rings, static_cast<UnitId>(u), {unit});
  }
  return rings;
}

RingSet in_other_units(RingSet rings, const Point& middle, double x, double y) {
  for (Point& p : rings.points) {
    p = {middle.x + (p.x - kMiddle.x) / x, middle.y + (p.y - kMiddle.y) / y};
  }
  return rings;
}

/// What became of the slivers, whatever their order.
std::vector<std::tuple<std::vector<UnitId>, UnitId>> receivers(const Repair& repair) {
  std::vector<std::tuple<std::vector<UnitId>, UnitId>> list;
  for (const RepairedFace& face : repair.faces) list.emplace_back(face.units, face.to);
  std::sort(list.begin(), list.end());
  return list;
}

class RepairScale : public ::testing::Test {
 protected:
  static void expect_alike(const RingSet& rings, const Measurer& measurer) {
    const std::unique_ptr<Measurer> metres = make_planar_measurer();
    for (const std::optional<double> width :
         {std::optional<double>(5), std::optional<double>(12), std::optional<double>()}) {
      const Repair expected = repair_layer(damaged_layer(), kUnits, *metres, width, {});
      const Repair found = repair_layer(rings, kUnits, measurer, width, {});
      EXPECT_DOUBLE_EQ(found.tolerance, expected.tolerance);
      EXPECT_GT(expected.faces.size(), 100U);
      EXPECT_EQ(receivers(found), receivers(expected));
      EXPECT_NEAR(found.faces.front().area, 264, 1);
      // where the pond stays, nothing else does
      EXPECT_EQ(std::count_if(found.faces.begin(), found.faces.end(),
                              [](const RepairedFace& face) { return face.to < 0; }),
                found.tolerance < 8 ? 1 : 0);
    }
  }
};

TEST_F(RepairScale, IsThatOfMetresInFeet) {
  constexpr double kFoot = 0.3048;
  expect_alike(in_other_units(damaged_layer(), {500000, 1500000}, kFoot, kFoot),
               *make_planar_measurer(kFoot));
}

TEST_F(RepairScale, IsThatOfMetresInDegrees) {
  const std::unique_ptr<Measurer> ellipsoid =
      make_ellipsoidal_measurer(6378137, 1 / 298.257223563, [](std::span<Point>) {});
  const Point middle{5, 52};
  const std::vector<Point> east = {{5, 52}, {5.001, 52}};
  const std::vector<Point> north = {{5, 52}, {5, 52.001}};
  expect_alike(in_other_units(damaged_layer(), middle, ellipsoid->length(east) * 1000,
                              ellipsoid->length(north) * 1000),
               *ellipsoid);
}

}  // namespace
}  // namespace grens
