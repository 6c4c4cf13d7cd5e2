#include "io/csv_writer.hpp"

#include <gtest/gtest.h>

#include <charconv>
#include <limits>

#include "io/sample_layers.hpp"
#include "regions/csv.hpp"

namespace grens {
namespace {

std::string written(const FeatureLayer& layer) {
  std::string text;
  write_csv(layer, [&](std::string_view bytes) { text += bytes; });
  return text;
}

TEST(Csv, KnownText) {
  FeatureLayer layer;
  layer.fields = {{"code", FieldType::kText},
                  {"area", FieldType::kReal},
                  {"composite", FieldType::kBoolean},
                  {"members", FieldType::kTextList},
                  {"a,b", FieldType::kInteger}};
  layer.features.resize(3);
  layer.features[0].values = {"VR19", 0.1, true, std::vector<std::string>{"GM1", "GM2"},
                              std::int64_t{-5}};
  layer.features[1].values = {"a \"b\"\nc", 1e-9, false, std::vector<std::string>{}, {}};
  layer.features[2].values = {{}, std::numeric_limits<double>::quiet_NaN(), {}, {}, {}};
  EXPECT_EQ(written(layer),
            "code,area,composite,members,\"a,b\"\n"
            "VR19,0.1,true,\"GM1,GM2\",-5\n"
            "\"a \"\"b\"\"\nc\",0.000000001,false,\"\",\n"
            ",,,,\n");
}

TEST(Csv, HostileTextAndNumbersReadBack) {
  const FeatureLayer layer = testing::sample_layer();
  const CsvTable table = parse_csv(written(layer), "test");
  ASSERT_EQ(table.rows.size(), layer.features.size());
  for (std::size_t i = 0; i < layer.features.size(); ++i) {
    const auto& values = layer.features[i].values;
    if (const auto* name = std::get_if<std::string>(&values[1])) {
      EXPECT_EQ(table.rows[i].fields[1], *name);
    }
    if (const auto* area = std::get_if<double>(&values[3])) {
      const std::string& text = table.rows[i].fields[3];
      double read = 0;
      std::from_chars(text.data(), text.data() + text.size(), read);
      EXPECT_EQ(read, *area);
    }
  }
}

TEST(Csv, EmptyLayerIsAHeader) {
  FeatureLayer layer;
  layer.fields = {{"a", FieldType::kText}, {"b", FieldType::kText}};
  EXPECT_EQ(written(layer), "a,b\n");
}

TEST(Csv, WrongBytesAreCountedAndReplaced) {
  FeatureLayer layer;
  layer.fields = {{"a", FieldType::kText}};
  layer.features.push_back({MultiPolygon{}, {std::string("x\xFF\0y", 4)}});
  std::string text;
  EXPECT_EQ(write_csv(layer, [&](std::string_view bytes) { text += bytes; }), 1U);
  EXPECT_EQ(text, "a\nx\uFFFD\uFFFDy\n");
}

}  // namespace
}  // namespace grens
