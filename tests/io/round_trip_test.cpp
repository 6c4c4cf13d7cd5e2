// Every format there is, written, read again by GDAL, and compared field by field and point by
// point. What a format cannot hold is in the table.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/extent.hpp"
#include "io/gdal.hpp"
#include "io/read_back.hpp"
#include "io/sample_layers.hpp"
#include "io/write_layers.hpp"
#include "regions/text.hpp"
#include "support/scratch.hpp"

namespace grens {
namespace {

using testing::Scratch;

/// What comes back of a format, the way over GDAL's reader included.
struct Holds {
  Format format;
  const char* driver;  ///< of GDAL, to read it
  OGRFieldType lists = OFTString;
  OGRFieldType integers = OFTInteger64;
  OGRFieldType reals = OFTReal;
  OGRFieldType booleans = OFTInteger;
  bool geometry = true;
  bool features_without_geometry = true;
  bool nulls = true;             ///< told from an empty text
  bool blanks = true;            ///< at the ends of a text
  bool carriage_returns = true;  ///< before a line feed in a text
  double real_error = 0;
};

std::vector<Holds> table() {
  std::vector<Holds> all;
  for (const auto& [format, driver] :
       std::vector<std::pair<Format, const char*>>{{Format::kGeoJson, "GeoJSON"},
                                                   {Format::kNdjson, "GeoJSONSeq"},
                                                   {Format::kTopoJson, "TopoJSON"},
                                                   {Format::kGeoPackage, "GPKG"},
                                                   {Format::kFlatGeobuf, "FlatGeobuf"},
                                                   {Format::kShapefile, "ESRI Shapefile"},
                                                   {Format::kParquet, "Parquet"},
                                                   {Format::kCsv, "CSV"}}) {
    Holds holds;
    holds.format = format;
    holds.driver = driver;
    if (format_info(format).lonlat) holds.lists = OFTStringList;
    if (format == Format::kTopoJson || format == Format::kFlatGeobuf) {
      holds.features_without_geometry = false;  // of TopoJSON GDAL leaves them out when it reads
    }
    if (format == Format::kShapefile) {
      holds.nulls = holds.blanks = false;
      holds.real_error = 1e-15;
    }
    if (format == Format::kCsv) {
      holds.integers = holds.reals = holds.booleans = OFTString;
      holds.geometry = holds.nulls = holds.carriage_returns = false;
    }
    all.push_back(holds);
  }
  return all;
}

/// A text as a format brings it back.
std::string held(std::string text, const Holds& holds) {
  if (!holds.blanks) text = trimmed(text);
  for (std::size_t at = text.find("\r\n"); !holds.carriage_returns && at != std::string::npos;
       at = text.find("\r\n")) {
    text.erase(at, 1);
  }
  return text;
}

void expect_same_value(const OGRFeature& read, int field, const Value& value, const Holds& holds) {
  SCOPED_TRACE("field " + std::to_string(field));
  if (std::holds_alternative<std::monostate>(value)) {
    EXPECT_TRUE(!read.IsFieldSetAndNotNull(field) ||
                (!holds.nulls && std::string(read.GetFieldAsString(field)).empty()));
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    EXPECT_EQ(read.GetFieldAsString(field), held(*text, holds));
    EXPECT_TRUE(!holds.nulls || read.IsFieldSetAndNotNull(field));
  } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    EXPECT_EQ(std::to_string(*integer), read.GetFieldAsString(field));
  } else if (const auto* real = std::get_if<double>(&value)) {
    EXPECT_NEAR(read.GetFieldAsDouble(field), *real, holds.real_error);
  } else if (const auto* yes = std::get_if<bool>(&value)) {
    const std::string said = read.GetFieldAsString(field);
    EXPECT_TRUE(*yes ? said == "1" || said == "true" : said == "0" || said == "false") << said;
  } else {
    const auto& list = std::get<std::vector<std::string>>(value);
    std::vector<std::string> got;
    if (holds.lists == OFTStringList) {
      for (char** item = read.GetFieldAsStringList(field); item != nullptr && *item != nullptr;
           ++item) {
        got.emplace_back(*item);
      }
      EXPECT_EQ(got, list);
    } else {
      EXPECT_EQ(read.GetFieldAsString(field), list.at(0) + "," + list.at(1));
    }
  }
}

class RoundTrip : public ::testing::TestWithParam<Holds> {};

TEST_P(RoundTrip, AttributesAndGeometry) {
  const Holds& holds = GetParam();
  const FormatInfo& info = format_info(holds.format);
  setup_gdal();
  if (GDALGetDriverByName(holds.driver) == nullptr) {
    GTEST_SKIP() << "SKIPPED: this GDAL has no driver " << holds.driver;
  }
  const FeatureLayer layer = info.lonlat ? testing::sample_lonlat_layer() : testing::sample_layer();
  const Scratch folder;
  const std::string name = "a." + std::string(info.extension);
  OutputSet set = OutputSet::in_folder(folder.path(), {});
  Notices notices;
  write_layers(set, holds.format, name, {&layer, 1}, notices);
  set.finish();

  const char* const drivers[] = {holds.driver, nullptr};
  const GDALDatasetUniquePtr data(
      GDALDataset::Open((folder / name).c_str(), GDAL_OF_VECTOR, drivers));
  ASSERT_NE(data, nullptr) << take_gdal_reason();
  OGRLayer* read = data->GetLayer(0);
  const OGRFeatureDefn* fields = read->GetLayerDefn();
  const OGRFieldType types[] = {OFTString,   OFTString,      holds.integers,
                                holds.reals, holds.booleans, holds.lists};
  std::vector<int> position;
  for (std::size_t f = 0; f < layer.fields.size(); ++f) {
    position.push_back(fields->GetFieldIndex(layer.fields[f].name.c_str()));
    ASSERT_GE(position.back(), 0) << layer.fields[f].name;
    EXPECT_EQ(fields->GetFieldDefn(position.back())->GetType(), types[f]) << layer.fields[f].name;
  }
  std::map<std::string, std::unique_ptr<OGRFeature>> features;
  while (auto* feature = read->GetNextFeature()) {
    features[feature->GetFieldAsString(position[0])].reset(feature);
  }
  std::size_t expected = 0;
  for (const Feature& feature : layer.features) {
    const bool located = part_count(feature) > 0;
    if (!located && !holds.features_without_geometry) continue;
    ++expected;
    const std::string& code = std::get<std::string>(feature.values[0]);
    SCOPED_TRACE(code);
    ASSERT_EQ(features.count(code), 1U);
    const OGRFeature& got = *features.at(code);
    for (std::size_t f = 0; f < layer.fields.size(); ++f) {
      expect_same_value(got, position[f], feature.values[f], holds);
    }
    if (holds.geometry) {
      EXPECT_EQ(got.GetGeometryRef() != nullptr, located);
      testing::expect_same_geometry(std::get<MultiPolygon>(feature.geometry), got.GetGeometryRef());
    }
  }
  EXPECT_EQ(features.size(), expected);
}

INSTANTIATE_TEST_SUITE_P(Formats, RoundTrip, ::testing::ValuesIn(table()), [](const auto& test) {
  return std::string(format_info(test.param.format).extension);
});

TEST(RoundTrips, EveryFormatIsInTheTable) { EXPECT_EQ(table().size(), formats().size()); }

}  // namespace
}  // namespace grens
