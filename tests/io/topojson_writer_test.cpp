// The text, in cases worked by hand; what programs make of it is tested by tests/npm and by GDAL in
// round_trip_test.cpp.
#include "io/topojson_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/sample_layers.hpp"

namespace grens {
namespace {

using nlohmann::json;

std::string written(const std::vector<FeatureLayer>& layers,
                    std::optional<std::int64_t> quantization = {}) {
  std::string text;
  write_topojson(layers, quantization, [&](std::string_view bytes) { text += bytes; });
  return text;
}

FeatureLayer one(decltype(Feature::geometry) geometry) {
  FeatureLayer layer;
  layer.name = "one";
  layer.features.push_back({std::move(geometry), {}});
  return layer;
}

TEST(TopoJsonWriter, ASquareByHand) {
  FeatureLayer layer = one(MultiPolygon{testing::square(4, 52, 0.5)});
  layer.fields = {{"code", FieldType::kText}, {"n", FieldType::kInteger}};
  layer.features[0].values = {"VR \"1\"", std::int64_t{3}};
  layer.ids = {"VR \"1\""};
  layer.provenance["year"] = 2024;
  EXPECT_EQ(
      written({layer}),
      R"({"type":"Topology","bbox":[4,52,4.5,52.5],"objects":{"one":)"
      R"({"type":"GeometryCollection","provenance":{"year":2024},"geometries":[)"
      "\n"
      R"({"type":"Polygon","arcs":[[0]],"id":"VR \"1\"","properties":{"code":"VR \"1\"","n":3}})"
      "\n"
      R"(]}},"arcs":[)"
      "\n[[4,52],[4.5,52],[4.5,52.5],[4,52.5],[4,52]]\n]}\n");
}

TEST(TopoJsonWriter, QuantisedByHand) {
  const FeatureLayer layer = one(MultiPolygon{testing::square(4, 52, 0.5)});
  const json read = json::parse(written({layer}, 11));
  EXPECT_EQ(read["bbox"], json::parse("[4,52,4.5,52.5]"));
  EXPECT_EQ(read["transform"]["translate"], json::parse("[4,52]"));
  EXPECT_EQ(read["transform"]["scale"], json::parse("[0.05,0.05]"));
  EXPECT_EQ(read["arcs"], json::parse("[[[0,0],[10,0],[0,10],[-10,0],[0,-10]]]"));
}

TEST(TopoJsonWriter, AllKindsOfGeometry) {
  using Points = std::vector<Point>;
  EXPECT_EQ(json::parse(written({one(MultiPolygon{})}))["objects"]["one"]["geometries"][0]["type"],
            nullptr);
  EXPECT_EQ(json::parse(written({one(Points{{4, 52}})}))["objects"]["one"]["geometries"][0],
            json::parse(R"({"type":"Point","coordinates":[4,52],"properties":{}})"));
  EXPECT_EQ(
      json::parse(written({one(Points{{4, 52}, {5, 53}})}, 11))["objects"]["one"],
      json::parse(R"({"type":"GeometryCollection","geometries":[)"
                  R"({"type":"MultiPoint","coordinates":[[0,0],[10,10]],"properties":{}}]})"));
  const json line = json::parse(written({one(MultiLine{{{4, 52}, {5, 53}}})}));
  EXPECT_EQ(line["objects"]["one"]["geometries"][0],
            json::parse(R"({"type":"LineString","arcs":[0],"properties":{}})"));
  const json lines = json::parse(written({one(MultiLine{{{4, 52}, {5, 53}}, {{1, 2}, {3, 4}}})}));
  EXPECT_EQ(lines["objects"]["one"]["geometries"][0],
            json::parse(R"({"type":"MultiLineString","arcs":[[0],[1]],"properties":{}})"));
  EXPECT_EQ(lines["arcs"], json::parse("[[[4,52],[5,53]],[[1,2],[3,4]]]"));
  const json empty = json::parse(written({FeatureLayer{}}, 100));
  EXPECT_EQ(empty, json::parse(R"({"type":"Topology","objects":{"":{"type":"GeometryCollection",)"
                               R"("geometries":[]}},"arcs":[]})"));
}

TEST(TopoJsonWriter, HostileTextIsText) {
  FeatureLayer layer = testing::sample_lonlat_layer();
  layer.name = "</script>\"\\\n\u2028";
  const std::string text = written({layer});
  EXPECT_EQ(text.find("\u2028"), std::string::npos);
  const json read = json::parse(text);
  const json& features = read["objects"][layer.name]["geometries"];
  for (std::size_t i = 0; i < layer.features.size(); ++i) {
    if (std::holds_alternative<std::monostate>(layer.features[i].values[1])) continue;
    EXPECT_EQ(features[i]["properties"]["name"],
              std::get<std::string>(layer.features[i].values[1]));
  }
  layer.features[0].values[1] = "\xFF";
  EXPECT_EQ(write_topojson(std::vector{layer}, {}, [](std::string_view) {}).not_utf8, 1U);
}

}  // namespace
}  // namespace grens
