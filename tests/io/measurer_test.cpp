#include "io/measurer.hpp"

#include <gtest/gtest.h>

#include "io/gdal.hpp"

namespace grens {
namespace {

std::string chosen(const std::string& crs, const Point& low, const Point& high) {
  Box extent;
  extent.add(low);
  extent.add(high);
  return choose_measurer(crs_from_text(crs), extent)->name();
}

class MeasurerTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { setup_gdal(); }
};

TEST_F(MeasurerTest, RdIsTrueToArea) {
  EXPECT_EQ(chosen("EPSG:28992", {13565, 306846}, {277994, 619292}), "planar");
}

TEST_F(MeasurerTest, WebMercatorIsNot) {
  EXPECT_EQ(chosen("EPSG:3857", {370000, 6570000}, {800000, 7080000}), "ellipsoidal");
}

/// Equal-area projections of the world: areas are right, lengths are 20 and more per cent off.
TEST_F(MeasurerTest, LengthsCountToo) {
  EXPECT_EQ(chosen("ESRI:54034", {370000, 4900000}, {800000, 5100000}), "ellipsoidal");
  EXPECT_EQ(chosen("EPSG:6933", {320000, 5700000}, {700000, 5900000}), "ellipsoidal");
  EXPECT_EQ(chosen("ESRI:54009", {260000, 6000000}, {500000, 6200000}), "ellipsoidal");
  EXPECT_EQ(chosen("EPSG:3035", {4000000, 3100000}, {4050000, 3200000}), "planar") << "near 10 E";
}

TEST_F(MeasurerTest, UtmIsNearItsMeridianOnly) {
  EXPECT_EQ(chosen("EPSG:25831", {450000, 5700000}, {550000, 5800000}), "planar");
  EXPECT_EQ(chosen("EPSG:25831", {450000, 5700000}, {950000, 5800000}), "ellipsoidal");
}

TEST_F(MeasurerTest, LonLatIsNever) {
  EXPECT_EQ(chosen("EPSG:4326", {3, 50}, {7, 54}), "ellipsoidal");
  EXPECT_EQ(chosen("EPSG:4326", {0, 0}, {0.001, 0.001}), "ellipsoidal");
}

TEST_F(MeasurerTest, FeetAreMetresAfterwards) {
  Box extent;
  extent.add(Point{980000, 190000});
  extent.add(Point{1000000, 210000});
  const auto measurer = choose_measurer(crs_from_text("EPSG:2263"), extent);
  EXPECT_STREQ(measurer->name(), "planar");
  const std::vector<Point> line = {{980000, 190000}, {981000, 190000}};
  EXPECT_NEAR(measurer->length(line), 304.8, 0.01);
}

TEST_F(MeasurerTest, BothAgreeOnARealSquare) {
  const std::vector<Point> ring = {
      {150000, 450000}, {160000, 450000}, {160000, 460000}, {150000, 460000}};
  Box near;
  for (const Point& p : ring) near.add(p);
  const Crs rd = crs_from_text("EPSG:28992");
  const auto planar = choose_measurer(rd, near);
  EXPECT_STREQ(planar->name(), "planar");
  Box nothing;
  const auto ellipsoidal = choose_measurer(rd, nothing);
  ASSERT_STREQ(ellipsoidal->name(), "ellipsoidal") << "no extent, no planar measure";
  EXPECT_DOUBLE_EQ(planar->area(ring), 1e8);
  EXPECT_NEAR(ellipsoidal->area(ring) / 1e8, 1, 0.0003);  // RD is 0.01% small here, squared
  EXPECT_NEAR(ellipsoidal->length(ring), 30000, 5);
}

TEST_F(MeasurerTest, ALocalPlaneIsPlanar) {
  const Crs feet = crs_from_wkt("LOCAL_CS[\"site\",UNIT[\"foot\",0.3048]]", "x.prj");
  const auto measurer = choose_measurer(feet, {});
  EXPECT_STREQ(measurer->name(), "planar");
  const std::vector<Point> line = {{0, 0}, {10, 0}};
  EXPECT_NEAR(measurer->length(line), 3.048, 1e-12);
}

}  // namespace
}  // namespace grens
