// What is written as what: --format, --select, --quantization, and standard output.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"
#include "io/gdal.hpp"

namespace grens {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using testing::collection;
using ::testing::ElementsAre;
using testing::file_bytes;
using testing::grens_run;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::names_in;
using testing::Ran;
using testing::RunOptions;
using testing::Scratch;
using ::testing::StartsWith;
using testing::two_squares;
using testing::write_bytes;

const std::string kShipped = testing::source_file("shapes/nl/gemeenten-2024-approximate.shp");

std::vector<std::string> keys_of(const json& object) {
  std::vector<std::string> keys;
  for (const auto& item : object.items()) keys.push_back(item.key());
  return keys;
}

/// Keys in the order in which they stand.
std::vector<std::string> keys_in(const std::string& text, const std::string& of) {
  const auto properties = nlohmann::ordered_json::parse(text)["features"][0][of];
  std::vector<std::string> keys;
  for (const auto& item : properties.items()) keys.push_back(item.key());
  return keys;
}

TEST(OutputFormats, OneTopologyHoldsAllSchemes) {
  const Scratch scratch;
  const Ran ran = grens_run({"dissolve", kShipped, "--scheme", "veiligheidsregio,provincie",
                             "--format", "topojson,ndjson", "--out", scratch / "out"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(names_in(scratch / "out"),
              ElementsAre("manifest.json", "provincie.ndjson", "regions.topojson",
                          "veiligheidsregio.ndjson"));
  const json topology = json::parse(file_bytes(scratch / "out/regions.topojson"));
  EXPECT_THAT(keys_of(topology["objects"]), ElementsAre("provincie", "veiligheidsregio"));
  EXPECT_EQ(topology["objects"]["provincie"]["provenance"]["scheme"], "provincie");
  EXPECT_FALSE(topology.contains("transform"));
  const json manifest = json::parse(file_bytes(scratch / "out/manifest.json"));
  for (const json& file : manifest["files"]) {
    const bool line_by_line = file["file"].get<std::string>().ends_with(".ndjson");
    EXPECT_EQ(file.contains("provenance"), line_by_line) << file;
  }
}

TEST(OutputFormats, TopoJsonInWholeNumbers) {
  const Scratch scratch;
  const Ran ran = grens_run({"dissolve", kShipped, "--scheme", "provincie", "--format", "topojson",
                             "--quantization", "1e5", "--out", "-"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const json topology = json::parse(ran.out);
  ASSERT_TRUE(topology.contains("transform"));
  EXPECT_EQ(topology["objects"]["provincie"]["geometries"].size(), 12U);
  for (const json& arc : topology["arcs"]) {
    for (const json& point : arc) {
      EXPECT_TRUE(point[0].is_number_integer() && point[1].is_number_integer()) << point;
    }
  }
}

TEST(OutputFormats, SelectedFieldsInTheOrderAskedFor) {
  const Scratch scratch;
  Ran ran = grens_run(
      {"dissolve", kShipped, "--scheme", "provincie", "--select", "NAME,area_km2", "--out", "-"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(keys_in(ran.out, "properties"), ElementsAre("name", "area_km2"));
  write_bytes(scratch / "in.geojson", two_squares());
  ran = grens_run({"repair", scratch / "in.geojson", "--select", "statnaam", "--out", "-"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(keys_in(ran.out, "properties"), ElementsAre("statnaam"));
}

TEST(OutputFormats, AFieldOfAnyLayerOfARunIsKnown) {
  const Scratch scratch;
  const std::string project = testing::source_file("shapes/nl/grens.toml");
  Ran ran = grens_run({"run", project, "--format", "gpkg", "--select", "code,level,within", "--out",
                       scratch / "out"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  setup_gdal();
  const GDALDatasetUniquePtr data(
      GDALDataset::Open((scratch / "out/regions.gpkg").c_str(), GDAL_OF_VECTOR));
  ASSERT_NE(data, nullptr);
  EXPECT_EQ(data->GetLayerByName("borders")->GetLayerDefn()->GetFieldCount(), 1);
  EXPECT_EQ(data->GetLayerByName("provincie")->GetLayerDefn()->GetFieldCount(), 1);
  ran = grens_run(
      {"run", project, "--format", "gpkg", "--select", "code,levell", "--out", scratch / "none"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("no field 'levell'"), HasSubstr("level, schemes")));
  EXPECT_FALSE(std::filesystem::exists(scratch / "none"));
}

TEST(OutputFormats, AnUnknownFieldLeavesWhatWasThere) {
  const Scratch scratch;
  write_bytes(scratch / "in.geojson", two_squares());
  write_bytes(scratch / "out.csv", "old");
  const Ran ran = grens_run(
      {"repair", scratch / "in.geojson", "--select", "naam", "--out", scratch / "out.csv"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("'naam'"), HasSubstr("statcode, statnaam")));
  EXPECT_EQ(file_bytes(scratch / "out.csv"), "old");
}

TEST(OutputFormats, AProjectSaysThemToo) {
  const Scratch scratch;
  write_bytes(scratch / "in.geojson", two_squares());
  const auto write = [&](const std::string& output) {
    write_bytes(scratch / "grens.toml",
                "[units]\nfiles = [\"in.geojson\"]\n[[scheme]]\nkey = \"provincie\"\n"
                "[output]\ndir = \"out\"\n" +
                    output);
    return grens_run({"run", scratch / "grens.toml"});
  };
  Ran ran = write("formats = [\"topojson\"]\nquantization = 1000\nselect = [\"name\", \"code\"]\n");
  ASSERT_EQ(ran.code, 0) << ran.err;
  const json topology = json::parse(file_bytes(scratch / "out/regions.topojson"));
  EXPECT_TRUE(topology.contains("transform"));
  EXPECT_EQ(topology["objects"]["provincie"]["geometries"][0]["properties"].size(), 2U);
  ran = write("quantization = 1\n");
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, HasSubstr("quantization"));
}

TEST(OutputFormats, StandardOutputTakesOneLayerOrATopology) {
  const std::vector<std::string> two = {
      "dissolve", kShipped, "--scheme", "provincie,veiligheidsregio", "--out", "-"};
  Ran ran = grens_run(two);
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("--format topojson"));
  std::vector<std::string> together = two;
  together.insert(together.end(), {"--format", "topojson"});
  ran = grens_run(together);
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(json::parse(ran.out)["objects"].size(), 2U);
  for (const char* command : {"repair", "simplify", "check"}) {
    std::vector<std::string> line = {command, kShipped, "--out", "-", "--format", "ndjson"};
    if (line[0] == "simplify") line.insert(line.end(), {"-p", "10%"});
    ran = grens_run(line);
    EXPECT_THAT(ran.code, ::testing::AnyOf(0, 1)) << ran.err;
    if (ran.out.empty()) continue;
    const std::string first = ran.out.substr(0, ran.out.find('\n'));
    EXPECT_EQ(json::parse(first)["type"], "Feature") << command;
  }
}

/// As `grens dissolve ... -o - | head -1`.
TEST(OutputFormats, AReaderThatHasGoneEndsItQuietly) {
  std::array<int, 2> ends{};
  ASSERT_EQ(pipe(ends.data()), 0);
  close(ends[0]);
  const Ran ran = grens_run({"dissolve", "-q", kShipped, "--scheme", "provincie", "--out", "-"},
                            RunOptions{.out = ends[1]});
  close(ends[1]);
  EXPECT_EQ(ran.signal, SIGPIPE);
  EXPECT_EQ(ran.err, "");
}

TEST(OutputFormats, AShapefileTellsWhatItsFieldsWereCalled) {
  const Scratch scratch;
  const Ran ran = grens_run(
      {"dissolve", kShipped, "--scheme", "provincie", "--format", "shp", "--out", scratch / "out"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const std::string table = file_bytes(scratch / "out/provincie.fields.csv");
  EXPECT_THAT(table, StartsWith("field,written\n"));
  EXPECT_THAT(table, HasSubstr("\npopulation_at_least,populati_1\n"));
  EXPECT_EQ(file_bytes(scratch / "out/provincie.cpg"), "UTF-8");
  EXPECT_THAT(file_bytes(scratch / "out/manifest.json"), HasSubstr("provincie.fields.csv"));
  const Ran few = grens_run({"dissolve", kShipped, "--scheme", "provincie", "--format", "shp",
                             "--select", "code,name", "--out", scratch / "few"});
  ASSERT_EQ(few.code, 0) << few.err;
  EXPECT_EQ(names_in(scratch / "few").count("provincie.fields.csv"), 0U);
}

TEST(OutputFormats, WhatGdalCannotWriteIsSaidBeforeWork) {
  setup_gdal();
  if (GDALGetDriverByName("Parquet") != nullptr) {
    GTEST_SKIP() << "SKIPPED: this GDAL can write GeoParquet";
  }
  for (const std::vector<std::string>& line : std::vector<std::vector<std::string>>{
           {"repair", "gone.shp", "--out", "a.parquet"},
           {"dissolve", "gone.shp", "--by", "x", "--out", "a", "--format", "parquet"}}) {
    const Ran ran = grens_run(line);
    EXPECT_EQ(ran.code, 3);
    EXPECT_THAT(ran.err, AllOf(HasSubstr("without its driver Parquet"), HasSubstr("--format")));
  }
}

TEST(OutputFormats, WrongOptions) {
  const auto refused = [](std::vector<std::string> line, const std::string& said) {
    const Ran ran = grens_run(line);
    EXPECT_EQ(ran.code, 2) << said;
    EXPECT_THAT(ran.err, HasSubstr(said));
  };
  refused({"dissolve", "gone.shp", "--by", "x", "-o", "a", "--quantization", "1e5"},
          "--quantization is of TopoJSON");
  refused({"repair", "gone.shp", "-o", "a.csv", "--quantization", "1e5"},
          "--quantization is of TopoJSON");
  for (const char* bad : {"1", "1e10", "1.5", "many", "-3", "nan"}) {
    refused({"dissolve", "gone.shp", "--by", "x", "-o", "a", "--format", "topojson",
             "--quantization", bad},
            "--quantization");
  }
}

}  // namespace
}  // namespace grens
