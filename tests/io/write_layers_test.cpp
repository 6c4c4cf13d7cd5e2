#include "io/write_layers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "io/extent.hpp"
#include "io/gdal.hpp"
#include "io/sample_layers.hpp"
#include "support/child.hpp"
#include "support/scratch.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;
using testing::file_bytes;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::names_in;
using testing::Scratch;
using ::testing::StartsWith;

TEST(WriteLayers, EachFormatIsWhatItsNameSays) {
  setup_gdal();  // the first format is not written by GDAL
  FeatureLayer layer = testing::sample_layer();
  std::erase_if(layer.features, [](const Feature& f) { return part_count(f) == 0; });
  for (const FormatInfo& info : formats()) {
    if (info.format == Format::kParquet && GDALGetDriverByName("Parquet") == nullptr) continue;
    const Scratch folder;
    const std::string name = "a." + std::string(info.extension);
    OutputSet set = OutputSet::in_folder(folder.path(), {});
    Notices notices;
    write_layers(set, info.format, name, {&layer, 1}, notices);
    set.finish();
    EXPECT_THAT(notices.list(), IsEmpty()) << notices.list()[0].text;
    GDALDatasetUniquePtr data(GDALDataset::Open((folder / name).c_str(), GDAL_OF_VECTOR));
    ASSERT_NE(data, nullptr) << take_gdal_reason();
    EXPECT_EQ(data->GetLayer(0)->GetFeatureCount(), static_cast<GIntBig>(layer.features.size()));
    take_gdal_messages();
  }
}

TEST(WriteLayers, SaysWhatAFormatCouldNotHold) {
  const Scratch folder;
  FeatureLayer layer = testing::sample_layer();
  layer.fields[2].name = "number_of_units";
  layer.features[0].values[1] = std::string(300, 'x');
  layer.features[1].values[1] = "\xFF";
  OutputSet set = OutputSet::in_folder(folder.path(), {});
  Notices notices;
  write_layers(set, Format::kShapefile, "a.shp", {&layer, 1}, notices);
  std::vector<std::string> kinds;
  for (const Notice& notice : notices.list()) {
    kinds.push_back(notice.kind);
    EXPECT_THAT(notice.text, StartsWith(folder / "a.shp"));
    EXPECT_EQ(notice.count, 1U);
  }
  EXPECT_THAT(kinds, ElementsAre("field-renamed", "text-cut", "text-not-utf8"));
  EXPECT_THAT(notices.list()[0].text, HasSubstr("number_of_units = number_of_"));
  EXPECT_THAT(notices.list()[0].text, HasSubstr("a.fields.csv"));
}

TEST(WriteLayers, SaysThatAFlatGeobufHoldsNoFeatureWithoutGeometry) {
  const Scratch folder;
  const FeatureLayer layer = testing::sample_layer();
  OutputSet set = OutputSet::in_folder(folder.path(), {});
  Notices notices;
  write_layers(set, Format::kFlatGeobuf, "a.fgb", {&layer, 1}, notices);
  ASSERT_EQ(notices.list().size(), 1U);
  EXPECT_EQ(notices.list()[0].kind, "feature-dropped");
  EXPECT_EQ(notices.list()[0].count, 1U);
}

TEST(WriteLayers, SeveralLayersOnlyWhereTheFormatHoldsThem) {
  const Scratch folder;
  std::vector<FeatureLayer> layers(2, testing::sample_layer());
  layers[1].name = "other";
  OutputSet set = OutputSet::in_folder(folder.path(), {});
  Notices notices;
  write_layers(set, Format::kGeoPackage, "a.gpkg", layers, notices);
  for (const FormatInfo& info : formats()) {
    if (info.several_layers) continue;
    EXPECT_THROW(write_layers(set, info.format, "b", layers, notices), std::logic_error);
  }
}

TEST(WriteLayers, StandardOutputTakesText) {
  const FeatureLayer layer = testing::sample_layer();
  const Scratch folder;
  Notices notices;
  OutputSet set = OutputSet::of_file(folder / "a.geojson", {});
  write_layers(set, Format::kGeoJson, "a.geojson", {&layer, 1}, notices);
  set.finish();
  testing::in_child([&] {
    if (std::freopen((folder / "stdout").c_str(), "w", stdout) == nullptr) return "no file";
    write_layer_to_stdout(Format::kGeoJson, layer, notices);
    return "";
  });
  EXPECT_EQ(file_bytes(folder / "stdout"), file_bytes(folder / "a.geojson"));
  EXPECT_THROW(write_layer_to_stdout(Format::kGeoPackage, layer, notices), UsageError);
}

TEST(WriteLayers, SaysWhatAGridOfTopoJsonCannotHold) {
  FeatureLayer layer;
  layer.name = "squares";
  layer.ids = {"large", "small"};
  layer.features.push_back({MultiPolygon{testing::square(4, 52, 1)}, {}});
  layer.features.push_back({MultiPolygon{testing::square(4.502, 52.502, 0.001)}, {}});
  const auto said = [&](std::int64_t quantization) {
    const Scratch folder;
    OutputSet set = OutputSet::in_folder(folder.path(), {});
    Notices notices;
    write_layers(set, Format::kTopoJson, "a.topojson", {&layer, 1}, notices, {quantization});
    return notices.list();
  };
  EXPECT_THAT(said(100'000), IsEmpty());
  const std::vector<Notice> notices = said(100);
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_EQ(notices[0].kind, "ring-left-out");
  EXPECT_THAT(notices[0].text, HasSubstr("1 ring comes to nothing on the grid"));
  EXPECT_THAT(notices[0].text, HasSubstr("1 feature has no geometry: small"));
}

}  // namespace
}  // namespace grens
