#include "io/layer_info.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/raw_shapefile.hpp"
#include "io/reading.hpp"

namespace grens {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Scratch;
using ::testing::SizeIs;
using testing::two_squares;
using testing::write_layer;

TEST(LayerInfo, AShapefile) {
  const Scratch folder;
  testing::RawShapefile file = two_squares();
  file.rows[0].rings.push_back(testing::square_ring(9, 9));
  file.rows.push_back({{}, {"GM0002", "Nogmaals"}});
  Notices notices;
  const FileInfo info = inspect_file(file.write(folder), "", "", notices);
  EXPECT_EQ(info.driver, "ESRI Shapefile");
  EXPECT_EQ(info.encoding, "UTF-8");
  EXPECT_EQ(info.encoding_why, "from units.cpg");
  ASSERT_THAT(info.layers, SizeIs(1));
  const LayerInfo& layer = info.layers[0];
  EXPECT_EQ(layer.name, "units");
  EXPECT_EQ(layer.geometry, "Polygon");
  EXPECT_EQ(layer.crs->code, "EPSG:28992");
  ASSERT_THAT(layer.fields, SizeIs(2));
  EXPECT_EQ(layer.fields[1].name, "statnaam");
  EXPECT_EQ(layer.fields[1].type, "String");
  EXPECT_EQ(layer.fields[1].width, 20);
  EXPECT_EQ(layer.code_field, "statcode");
  EXPECT_EQ(layer.records, 3U);
  EXPECT_EQ(layer.units, 2U);
  EXPECT_EQ(layer.rings, 3U);
  EXPECT_EQ(layer.vertices, 15U);
  EXPECT_THAT(notices.list(), IsEmpty());
}

TEST(LayerInfo, PutsUpWithWhatTheReaderRefuses) {
  const Scratch folder;
  const std::string path =
      write_layer(folder / "a.gpkg", "GPKG", {"what"},
                  {{"LINESTRING (0 0,1 1,2 0)", {"x"}}, {"", {"y"}}}, "", "lines");
  write_layer(path, "GPKG", {"code"}, {{"MULTIPOINT ((0 0),(1 1))", {"x"}}}, "EPSG:4326", "dots");
  Notices notices;
  const FileInfo info = inspect_file(path, "", "", notices);
  ASSERT_THAT(info.layers, SizeIs(2));
  EXPECT_FALSE(info.layers[0].crs.has_value());
  EXPECT_EQ(info.layers[0].vertices, 3U);
  EXPECT_EQ(info.layers[0].records, 2U);
  EXPECT_EQ(info.layers[0].units, 0U);
  EXPECT_EQ(info.layers[0].rings, 0U);
  EXPECT_EQ(info.layers[1].vertices, 2U);
  EXPECT_EQ(info.layers[1].units, 1U);
  EXPECT_THAT(inspect_file(path, "DOTS", "", notices).layers, SizeIs(1));
  EXPECT_THROW(inspect_file(path, "none", "", notices), InputError);
  EXPECT_THROW(inspect_file(folder / "absent", "", "", notices), InputError);
}

}  // namespace
}  // namespace grens
