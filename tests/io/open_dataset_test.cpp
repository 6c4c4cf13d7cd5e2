// A dataset that is open already, here one in memory, is read like a file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "io/gdal.hpp"
#include "io/read_units.hpp"

namespace grens {
namespace {

using testing::HasSubstr;

/// Two squares of 1 km in RD, each with a code.
std::shared_ptr<GDALDataset> two_squares() {
  setup_gdal();
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("Memory");
  const std::shared_ptr<GDALDataset> dataset(
      GDALDatasetUniquePtr(driver->Create("squares", 0, 0, 0, GDT_Unknown, nullptr)));
  const OGRSpatialReference rd = make_srs(crs_from_text("EPSG:28992"));
  OGRLayer& layer =
      *dataset->CreateLayer("squares", const_cast<OGRSpatialReference*>(&rd), wkbUnknown, nullptr);
  OGRFieldDefn code("code", OFTString);
  layer.CreateField(&code);
  for (const char* const name : {"b", "a"}) {
    OGRFeature feature(layer.GetLayerDefn());
    feature.SetField(0, name);
    const double x = name[0] == 'a' ? 100000 : 101000;
    OGRPolygon square;
    OGRLinearRing ring;
    for (const auto& [dx, dy] : {std::pair{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}, {0, 0}}) {
      ring.addPoint(x + dx, 400000.0 + dy);
    }
    square.addRing(&ring);
    feature.SetGeometry(&square);
    EXPECT_EQ(layer.CreateFeature(&feature), OGRERR_NONE);
  }
  return dataset;
}

TEST(OpenDataset, IsReadLikeAFileAndStaysOpen) {
  ReadOptions options;
  options.dataset = two_squares();
  for (int time = 0; time < 2; ++time) {
    Notices notices;
    const UnitSource source = read_units(options, notices);
    ASSERT_EQ(source.layer.units.size(), 2U);
    EXPECT_EQ(source.layer.units[0].code, "a");
    EXPECT_EQ(source.layer.rings.ring(0).front(), (Point{100000, 400000}));
    EXPECT_EQ(source.crs.code, "EPSG:28992");
    EXPECT_EQ(source.sources.front().path, "squares");
    EXPECT_TRUE(source.sources.front().files.empty());
  }
  EXPECT_EQ(options.dataset.use_count(), 1);
}

TEST(OpenDataset, IsCalledByItsDescription) {
  ReadOptions options;
  options.dataset = two_squares();
  options.code_field = "nr";
  Notices notices;
  try {
    read_units(options, notices);
    FAIL() << "read without its code";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("squares: "));
  }
}

}  // namespace
}  // namespace grens
