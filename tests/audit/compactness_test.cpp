// Shapes whose figures are known in closed form.
#include "audit/compactness.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace grens {
namespace {

using std::numbers::pi;

Polygon rectangle(double x, double y, double width, double height) {
  return {{{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}}, {}};
}

Compactness of(const MultiPolygon& polygons, MetreScale scale = {}) {
  MultiPolygon metres;
  for (const Polygon& polygon : polygons) metres.push_back(scale.scaled(polygon));
  return measure_compactness(polygons, measure_written(metres, *make_planar_measurer()), scale);
}

TEST(Compactness, OfASquare) {
  const Compactness square = of({rectangle(0, 0, 1000, 1000)});
  EXPECT_NEAR(square.polsby_popper, pi / 4, 1e-12);
  EXPECT_NEAR(square.reock, 2 / pi, 1e-9);
  EXPECT_NEAR(square.convex_hull, 1, 1e-12);
}

TEST(Compactness, OfACircleIsOne) {
  Polygon circle;
  for (int i = 0; i < 3600; ++i) {
    const double angle = 2 * pi * i / 3600;
    circle.shell.push_back({50 * std::cos(angle), 50 * std::sin(angle)});
  }
  const Compactness round = of({circle});
  EXPECT_NEAR(round.polsby_popper, 1, 1e-5);
  EXPECT_NEAR(round.reock, 1, 1e-5);
  EXPECT_NEAR(round.convex_hull, 1, 1e-9);
}

TEST(Compactness, TakesAllPartsAsOneShape) {
  // two unit squares with one between them left out: 2 of 3 km2 in the hull
  const Compactness two = of({rectangle(0, 0, 1, 1), rectangle(2, 0, 1, 1)});
  EXPECT_NEAR(two.convex_hull, 2.0 / 3, 1e-12);
  EXPECT_NEAR(two.reock, 2 / (pi * 2.5), 1e-9);
  EXPECT_NEAR(two.polsby_popper, 4 * pi * 2 / 64, 1e-12);
}

TEST(Compactness, OfAHoleAndOfALayerInOtherUnits) {
  Polygon ring = rectangle(0, 0, 3, 3);
  ring.holes.push_back({{1, 1}, {1, 2}, {2, 2}, {2, 1}});
  EXPECT_NEAR(of({ring}).convex_hull, 8.0 / 9, 1e-12);
  EXPECT_NEAR(of({ring}).polsby_popper, 4 * pi * 8 / (16 * 16), 1e-12);
  const Compactness stretched = of({rectangle(0, 0, 2, 1)}, {500, 1000});
  EXPECT_NEAR(stretched.reock, 2 / pi, 1e-9) << "a square, in metres";
}

TEST(Compactness, OfNoLandIsNothing) {
  EXPECT_EQ(of({}).reock, 0);
  EXPECT_EQ(of({}).polsby_popper, 0);
}

}  // namespace
}  // namespace grens
