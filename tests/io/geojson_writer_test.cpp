#include "io/geojson_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "base/error.hpp"
#include "io/gdal.hpp"
#include "io/sample_layers.hpp"
#include "support/scratch.hpp"

namespace grens {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

std::string written(const FeatureLayer& layer) {
  std::string text;
  write_geojson(layer, [&](std::string_view bytes) { text += bytes; });
  return text;
}

json coordinates(const std::vector<Point>& points, bool close) {
  json list = json::array();
  for (const Point& p : points) list.push_back({p.x, p.y});
  if (close) list.push_back({points[0].x, points[0].y});
  return list;
}

json coordinates(const Polygon& polygon) {
  json rings = {coordinates(polygon.shell, true)};
  for (const auto& hole : polygon.holes) rings.push_back(coordinates(hole, true));
  return rings;
}

json expected_geometry(const MultiPolygon& parts) {
  if (parts.empty()) return nullptr;
  if (parts.size() == 1) return {{"type", "Polygon"}, {"coordinates", coordinates(parts[0])}};
  json all = json::array();
  for (const Polygon& part : parts) all.push_back(coordinates(part));
  return {{"type", "MultiPolygon"}, {"coordinates", all}};
}

json expected_value(const Value& value) {
  return std::visit(
      [](const auto& v) -> json {
        if constexpr (std::is_same_v<std::decay_t<decltype(v)>, std::monostate>) {
          return nullptr;
        } else {
          return v;
        }
      },
      value);
}

/// nlohmann-json reads numbers with strtod, so that equal doubles are equal bits.
void expect_same(const FeatureLayer& layer, const json& read) {
  ASSERT_EQ(read["features"].size(), layer.features.size());
  for (std::size_t i = 0; i < layer.features.size(); ++i) {
    const json& feature = read["features"][i];
    EXPECT_EQ(feature["type"], "Feature");
    const auto& parts = std::get<MultiPolygon>(layer.features[i].geometry);
    EXPECT_EQ(feature["geometry"], expected_geometry(parts)) << "feature " << i;
    for (std::size_t f = 0; f < layer.fields.size(); ++f) {
      EXPECT_EQ(feature["properties"][layer.fields[f].name],
                expected_value(layer.features[i].values[f]))
          << "feature " << i << ", " << layer.fields[f].name;
    }
  }
}

FeatureLayer one(decltype(Feature::geometry) geometry) {
  FeatureLayer layer;
  layer.name = "one";
  layer.features.push_back({std::move(geometry), {}});
  return layer;
}

TEST(GeoJson, AllValuesAndCoordinatesReadBackBitForBit) {
  for (const FeatureLayer& layer : {testing::sample_layer(), testing::sample_lonlat_layer()}) {
    const json read = json::parse(written(layer));
    EXPECT_EQ(read["type"], "FeatureCollection");
    EXPECT_EQ(read["name"], "veiligheidsregio");
    EXPECT_EQ(read["provenance"], json(layer.provenance));
    EXPECT_FALSE(read.contains("crs"));
    expect_same(layer, read);
  }
}

TEST(GeoJson, GdalReadsTheSame) {
  const FeatureLayer layer = testing::sample_lonlat_layer();
  const testing::Scratch folder;
  testing::write_bytes(folder / "a.geojson", written(layer));
  setup_gdal();
  GDALDatasetUniquePtr data(GDALDataset::Open((folder / "a.geojson").c_str(), GDAL_OF_VECTOR));
  ASSERT_NE(data, nullptr) << take_gdal_reason();
  OGRLayer* read = data->GetLayer(0);
  EXPECT_STREQ(read->GetName(), "veiligheidsregio");
  ASSERT_EQ(read->GetFeatureCount(), static_cast<GIntBig>(layer.features.size()));
  const OGRFeatureDefn* definition = read->GetLayerDefn();
  EXPECT_EQ(definition->GetFieldDefn(definition->GetFieldIndex("area_km2"))->GetType(), OFTReal);
  EXPECT_EQ(definition->GetFieldDefn(definition->GetFieldIndex("composite"))->GetSubType(),
            OFSTBoolean);
  EXPECT_EQ(definition->GetFieldDefn(definition->GetFieldIndex("members"))->GetType(),
            OFTStringList);
  for (const Feature& feature : layer.features) {
    const auto got = std::unique_ptr<OGRFeature>(read->GetNextFeature());
    if (const auto* name = std::get_if<std::string>(&feature.values[1])) {
      EXPECT_EQ(got->GetFieldAsString("name"), *name);
    }
    const OGRGeometry* geometry = got->GetGeometryRef();
    const auto& parts = std::get<MultiPolygon>(feature.geometry);
    ASSERT_EQ(geometry == nullptr, parts.empty());
    if (parts.empty()) continue;
    EXPECT_TRUE(geometry->IsValid());
    const OGRPolygon* polygon =
        parts.size() == 1 ? geometry->toPolygon() : geometry->toMultiPolygon()->getGeometryRef(0);
    for (std::size_t p = 0; p < parts[0].shell.size(); ++p) {
      EXPECT_EQ(polygon->getExteriorRing()->getX(static_cast<int>(p)), parts[0].shell[p].x);
      EXPECT_EQ(polygon->getExteriorRing()->getY(static_cast<int>(p)), parts[0].shell[p].y);
    }
  }
  EXPECT_TRUE(take_gdal_messages().empty());
}

TEST(GeoJson, OneFeatureALineAndNothingElse) {
  const FeatureLayer layer = testing::sample_lonlat_layer();
  const std::string text = written(layer);
  EXPECT_EQ(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')),
            layer.features.size() + 2);
  EXPECT_EQ(text.find('\r'), std::string::npos);
  EXPECT_TRUE(text.ends_with("\n]}\n"));
}

TEST(GeoJson, NewlineDelimitedIsTheFeaturesAlone) {
  const FeatureLayer layer = testing::sample_lonlat_layer();
  std::string text;
  write_ndjson(layer, [&](std::string_view bytes) { text += bytes; });
  const std::string collection = written(layer);
  const json read = json::parse(collection);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < layer.features.size(); ++i) {
    const std::size_t end = text.find('\n', begin);
    ASSERT_NE(end, std::string::npos);
    const std::string line = text.substr(begin, end - begin);
    EXPECT_EQ(json::parse(line), read["features"][i]);
    EXPECT_THAT(collection, HasSubstr(line));
    begin = end + 1;
  }
  EXPECT_EQ(begin, text.size());
  EXPECT_EQ(write_ndjson(FeatureLayer{}, [](std::string_view) { ADD_FAILURE(); }), 0U);
}

TEST(GeoJson, KnownText) {
  FeatureLayer layer = one(MultiPolygon{testing::square(5, 52, 0.5)});
  layer.fields = {{"code", FieldType::kText},
                  {"area", FieldType::kReal},
                  {"persons", FieldType::kInteger},
                  {"none", FieldType::kTextList}};
  layer.features[0].values = {"VR19", 12.0, std::int64_t{7}, std::vector<std::string>{}};
  EXPECT_EQ(written(layer),
            R"({"type":"FeatureCollection","name":"one","bbox":[5,52,5.5,52.5],"features":[)"
            "\n"
            R"({"type":"Feature","properties":{"code":"VR19","area":12.0,"persons":7,"none":[]},)"
            R"("geometry":{"type":"Polygon","coordinates":)"
            R"([[[5,52],[5.5,52],[5.5,52.5],[5,52.5],[5,52]]]}})"
            "\n]}\n");
}

TEST(GeoJson, TypesOfGeometry) {
  const auto geometry = [](const FeatureLayer& layer) {
    return json::parse(written(layer))["features"][0]["geometry"].dump();
  };
  EXPECT_EQ(geometry(one(MultiLine{{{1, 2}, {3, 4}}})),
            R"({"coordinates":[[1,2],[3,4]],"type":"LineString"})");
  EXPECT_EQ(geometry(one(MultiLine{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}})),
            R"({"coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]],"type":"MultiLineString"})");
  EXPECT_EQ(geometry(one(std::vector<Point>{{1, 2}})), R"({"coordinates":[1,2],"type":"Point"})");
  EXPECT_EQ(geometry(one(std::vector<Point>{{1, 2}, {3, 4}})),
            R"({"coordinates":[[1,2],[3,4]],"type":"MultiPoint"})");
  EXPECT_EQ(geometry(one(MultiPolygon{})), "null");
  EXPECT_EQ(geometry(one(MultiLine{})), "null");
}

TEST(GeoJson, EmptyLayer) {
  FeatureLayer layer;
  layer.name = "empty";
  const json read = json::parse(written(layer));
  EXPECT_EQ(read["features"], json::array());
  EXPECT_FALSE(read.contains("bbox"));
}

TEST(GeoJson, NumbersThatJsonDoesNotHaveAreNull) {
  FeatureLayer layer = one(MultiPolygon{});
  layer.fields = {{"a", FieldType::kReal}, {"b", FieldType::kReal}};
  layer.features[0].values = {std::numeric_limits<double>::quiet_NaN(),
                              std::numeric_limits<double>::infinity()};
  EXPECT_THAT(written(layer), HasSubstr(R"({"a":null,"b":null})"));
}

TEST(GeoJson, CoordinateThatIsNotFiniteIsRefusedByFeature) {
  for (double bad :
       {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    FeatureLayer layer = testing::sample_lonlat_layer();
    std::get<MultiPolygon>(layer.features[2].geometry)[0].holes[0][1].y = bad;
    try {
      written(layer);
      ADD_FAILURE() << "written";
    } catch (const InputError& error) {
      EXPECT_THAT(error.what(), HasSubstr("veiligheidsregio, feature 3"));
    }
  }
}

TEST(GeoJson, CountsTextsThatAreNotUtf8) {
  FeatureLayer layer = one(MultiPolygon{});
  layer.fields = {{"a", FieldType::kText}, {"b", FieldType::kTextList}};
  layer.features[0].values = {
      "S\xFA"
      "dwest",
      std::vector<std::string>{"good", "\xFF"}};
  layer.provenance["file"] = "\xFE\u2028";
  std::string text;
  EXPECT_EQ(write_geojson(layer, [&](std::string_view bytes) { text += bytes; }), 2U);
  EXPECT_THAT(text, HasSubstr("{\"a\":\"S\uFFFDdwest\",\"b\":[\"good\",\"\uFFFD\"]}"));
  EXPECT_THAT(text, HasSubstr("{\"file\":\"\uFFFD\\u2028\"}"));
  EXPECT_THAT(text, Not(HasSubstr("\u2028")));
}

TEST(GeoJson, SmallPiecesWhateverTheSizeOfAFeatureAndTheSameBytesAgain) {
  FeatureLayer layer = one(MultiPolygon{Polygon{}});
  auto& shell = std::get<MultiPolygon>(layer.features[0].geometry)[0].shell;
  for (int i = 0; i < 200000; ++i) shell.push_back({i / 1e7, i / 3.0});
  std::string text;
  std::size_t largest = 0, pieces = 0;
  write_geojson(layer, [&](std::string_view bytes) {
    text += bytes;
    largest = std::max(largest, bytes.size());
    ++pieces;
  });
  EXPECT_GT(pieces, 10U);
  EXPECT_LT(largest, std::size_t{300} << 10);
  EXPECT_EQ(json::parse(text)["features"][0]["geometry"]["coordinates"][0].size(), 200001U);
  EXPECT_EQ(written(layer), text);
}

TEST(GeoJson, ErrorsOfTheSinkComeThrough) {
  EXPECT_THROW(write_geojson(testing::sample_lonlat_layer(),
                             [](std::string_view) { throw InputError("full"); }),
               InputError);
}

}  // namespace
}  // namespace grens
