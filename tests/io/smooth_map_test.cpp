#include "io/smooth_map.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "io/proj.hpp"

namespace grens {
namespace {

constexpr Box kNetherlands{13600, 306800, 278000, 619000};

std::vector<Point> random_points(const Box& box, std::size_t count) {
  std::mt19937_64 random(20240101);
  std::uniform_real_distribution<double> x(box.min_x, box.max_x);
  std::uniform_real_distribution<double> y(box.min_y, box.max_y);
  std::vector<Point> points(count);
  for (Point& p : points) p = {x(random), y(random)};
  return points;
}

double worst(std::span<const Point> a, std::span<const Point> b) {
  double most = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    most = std::max({most, std::abs(a[i].x - b[i].x), std::abs(a[i].y - b[i].y)});
  }
  return most;
}

TEST(SmoothMap, IsAsProjHasIt) {
  // RD New to ETRS89 without the grid: the steepest of the operations that the main job takes.
  const ProjPtr rd(proj_create(
      proj_context(),
      "+proj=pipeline +step +inv +proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 "
      "+k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel +step +proj=push +v_3 +step +proj=cart "
      "+ellps=bessel +step +proj=helmert +x=565.4171 +y=50.3319 +z=465.5524 +rx=1.9342 +ry=-1.6677 "
      "+rz=9.1019 +s=4.0725 +convention=coordinate_frame +step +inv +proj=cart +ellps=GRS80 +step "
      "+proj=pop +v_3 +step +proj=unitconvert +xy_in=rad +xy_out=deg"));
  ASSERT_TRUE(rd);
  std::size_t asked = 0;
  const auto exact = [&](std::span<Point> points) {
    asked += points.size();
    proj_trans_generic(rd.get(), PJ_FWD, &points.front().x, sizeof(Point), points.size(),
                       &points.front().y, sizeof(Point), points.size(), nullptr, 0, 0, nullptr, 0,
                       0);
  };
  SmoothMap map(kNetherlands, exact);
  const std::vector<Point> points = random_points(kNetherlands, 20000);
  std::vector<Point> mapped = points;
  EXPECT_TRUE(map.apply(mapped).empty());
  EXPECT_LT(asked, 4000u);
  std::vector<Point> known = points;
  exact(known);
  EXPECT_LT(worst(mapped, known), 1e-12);
  EXPECT_GT(known.front().x, 3);  // degrees indeed
}

TEST(SmoothMap, LeavesPointsOutsideTheExtent) {
  SmoothMap map({0, 0, 100, 100}, [](std::span<Point> points) {
    for (Point& p : points) p = {2 * p.x, 1 - p.y};
  });
  std::vector<Point> points = {{50, 25}, {101, 50}, {100, 100}, {50, -1}};
  EXPECT_EQ(map.apply(points), (std::vector<std::size_t>{1, 3}));
  EXPECT_DOUBLE_EQ(points[0].x, 100);
  EXPECT_DOUBLE_EQ(points[0].y, -24);
  EXPECT_DOUBLE_EQ(points[2].y, -99);
  EXPECT_EQ(points[3], (Point{50, -1}));
}

TEST(SmoothMap, LeavesCellsInWhichAShiftBegins) {
  // A grid of shifts over a corner of the extent, as small as 10 cm.
  const auto exact = [](std::span<Point> points) {
    for (Point& p : points) {
      if (p.x > 180000 && p.y > 480000) p.x += 0.1;
    }
  };
  SmoothMap map(kNetherlands, exact);
  const std::vector<Point> points = random_points(kNetherlands, 20000);
  std::vector<Point> mapped = points;
  std::vector<Point> known = points;
  exact(known);
  const std::vector<std::size_t> left = map.apply(mapped);
  EXPECT_GT(left.size(), 1000u);
  EXPECT_LT(left.size(), 15000u);
  for (const std::size_t i : left) {
    EXPECT_EQ(mapped[i], points[i]);
    mapped[i] = known[i];
  }
  EXPECT_LT(worst(mapped, known), 1e-7);
}

TEST(SmoothMap, LeavesWhatIsNotSmoothOrHasNoImage) {
  std::vector<Point> points = random_points({0, 0, 1, 1}, 100);
  SmoothMap rough({0, 0, 1, 1}, [](std::span<Point> all) {
    for (Point& p : all) p.y += 1e-9 * std::sin(1000 * p.x);
  });
  EXPECT_EQ(rough.apply(points).size(), points.size());
  SmoothMap nowhere({0, 0, 1, 1}, [](std::span<Point> all) {
    for (Point& p : all) p.x = std::numeric_limits<double>::infinity();
  });
  EXPECT_EQ(nowhere.apply(points).size(), points.size());
}

TEST(SmoothMap, HasNoCellsInAnExtentWithoutSize) {
  SmoothMap map({5, 5, 5, 5}, [](std::span<Point>) { FAIL() << "asked"; });
  std::vector<Point> points = {{5, 5}};
  EXPECT_EQ(map.apply(points).size(), 1u);
}

}  // namespace
}  // namespace grens
