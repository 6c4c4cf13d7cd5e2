#include "io/crs_area.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace grens {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

/// What is said of a box; "" when nothing is.
std::string said(const std::string& crs, const Box& extent) {
  Notices notices;
  warn_outside_area_of_use("in.shp", crs_from_text(crs), extent, notices);
  return notices.list().empty() ? "" : notices.list().front().text;
}

TEST(CrsArea, ALayerInItsPlaceIsFine) {
  EXPECT_EQ(said("EPSG:28992", {13565, 306846, 277994, 619292}), "");
  EXPECT_EQ(said("EPSG:4258", {3, 50, 7, 54}), "");
  EXPECT_EQ(said("EPSG:25831", {550000, 5700000, 560000, 5710000}), "");
  EXPECT_EQ(said("EPSG:2263", {980000, 190000, 1000000, 210000}), "") << "feet";
  EXPECT_EQ(said("EPSG:3832", {4000000, 0, 4100000, 100000}), "") << "across the antimeridian";
  EXPECT_EQ(said("EPSG:4326", {-170, -80, 170, 80}), "");
  EXPECT_EQ(said("EPSG:28992", {}), "") << "an empty extent";
  EXPECT_EQ(said("EPSG:28992", {270000, 400000, 600000, 900000}), "") << "a part is inside";
}

TEST(CrsArea, SwappedAxesAreNamed) {
  EXPECT_THAT(said("EPSG:28992", {306846, 13565, 619292, 277994}),
              AllOf(HasSubstr("in.shp: lies wholly outside"), HasSubstr("EPSG:28992"),
                    HasSubstr("most likely swapped")));
  EXPECT_THAT(said("EPSG:4258", {50, 3, 54, 7}), HasSubstr("most likely swapped"));
}

TEST(CrsArea, AnotherCrsIsAskedFor) {
  EXPECT_THAT(said("EPSG:28992", {5e6, 5e6, 5.1e6, 5.1e6}), HasSubstr("name the right CRS"));
}

TEST(CrsArea, DegreesEndWhereTheEarthDoes) {
  const Crs degrees = crs_from_text("EPSG:4326");
  const std::vector<Point> fine = {{-180, -90}, {180, 90}, {180 + 1e-9, 90 + 1e-9}};
  EXPECT_EQ(off_the_earth(fine, degrees), nullptr);
  for (const Point bad : {Point{181, 0}, Point{0, 90.1}, Point{-100000, 400000}}) {
    const std::vector<Point> points = {{5, 52}, bad};
    EXPECT_EQ(off_the_earth(points, degrees), &points[1]);
    EXPECT_EQ(off_the_earth(points, crs_from_text("EPSG:28992")), nullptr);
  }
  const std::vector<Point> grads = {{199, 99}};
  EXPECT_EQ(off_the_earth(grads, crs_from_text("EPSG:4807")), nullptr) << "NTF is in grads";
}

}  // namespace
}  // namespace grens
