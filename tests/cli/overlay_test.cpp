// grens overlay, as a person runs it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "program.hpp"

namespace grens::testing {
namespace {

using nlohmann::json;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kLayer = source_file("shapes/nl/gemeenten-2024-approximate.shp");

std::vector<std::string> shipped(std::vector<std::string> more) {
  std::vector<std::string> arguments = {
      "overlay",         kLayer, kLayer, "--a-scheme", "politie_district", "--b-scheme",
      "veiligheidsregio"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

TEST(OverlayCommand, TellsTheCasesThatCrossTells) {
  const Ran ran = grens_run(shipped({"--weights", "population"}));
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("2 cross-border cases between police districts and safety "
                                 "regions:\n"));
  EXPECT_THAT(ran.out, HasSubstr("Police district De Markiezaten lies in 2 safety regions: "));
  EXPECT_THAT(ran.out, HasSubstr("No slivers narrower than 20 m."));
  EXPECT_THAT(ran.out, Not(HasSubstr("|")));  // no code of a piece
}

TEST(OverlayCommand, OfDissolvedLayersTellsTheSameAsOfTheirUnits) {
  const Scratch scratch;
  ASSERT_EQ(grens_run({"dissolve", kLayer, "--scheme", "politie_district,veiligheidsregio",
                       "--format", "gpkg", "--out", scratch / "layers"})
                .code,
            0);
  const std::string file = scratch / "layers/regions.gpkg";
  const Ran ran = grens_run({"overlay", file, file, "--layer", "politie_district", "--b-layer",
                             "veiligheidsregio", "--json"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const json told = json::parse(ran.out);
  EXPECT_EQ(told["schema"], "grens-overlay/1");
  EXPECT_EQ(told["pair"]["cases"].size(), 2U);
  EXPECT_EQ(told["pair"]["scheme_a"], "politie_district");
  EXPECT_EQ(told["overlay"]["people"]["spread_by"], "area");
  const Ran cross = grens_run({"cross", kLayer, "politie_district", "veiligheidsregio", "--json"});
  const json of_units = json::parse(cross.out)["pairs"][0];
  for (std::size_t i = 0; i < 2; ++i) {
    const json& one = told["pair"]["cases"][i];
    const json& other = of_units["cases"][i];
    EXPECT_EQ(one["a"], other["a"]);
    EXPECT_EQ(one["b"], other["b"]);
    EXPECT_EQ(one["area_km2"], other["area_km2"]);
    EXPECT_EQ(one["cut_line_in_a"], other["cut_line_in_a"]);
  }
}

TEST(OverlayCommand, WritesPiecesLinesAndTables) {
  const Scratch scratch;
  const Ran ran = grens_run(shipped({"--out", scratch / "out", "--format", "geojson,gpkg"}));
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(names_in(scratch / "out"),
              ::testing::UnorderedElementsAre("overlay.json", "overlay.csv", "slivers.csv",
                                              "overlay.geojson", "overlay.gpkg", "manifest.json"));
  const json layer = json::parse(file_bytes(scratch / "out/overlay.geojson"));
  std::size_t pieces = 0;
  std::size_t lines = 0;
  for (const json& feature : layer["features"]) {
    if (feature["properties"]["finding"] == "piece") ++pieces;
    if (feature["properties"]["finding"] == "cut-line") ++lines;
    EXPECT_EQ(feature["properties"]["quality"], "approximate");
  }
  EXPECT_EQ(pieces, 35U);
  EXPECT_GT(lines, 2U);
}

TEST(OverlayCommand, KeepsHostileNamesHarmless) {
  const Scratch scratch;
  write_bytes(scratch / "a.geojson", collection(square("GM1", "We\\u001b[31mst,\\\"x\\\"", 0) +
                                                "," + square("GM2", "<b>=1+1</b>", 1)));
  write_bytes(scratch / "b.geojson", collection(square("GM3", "one", 0)));
  const Ran ran = grens_run({"overlay", scratch / "a.geojson", scratch / "b.geojson", "--out",
                             scratch / "out", "--format", "csv"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out + ran.err, Not(HasSubstr("\x1b[31m")));
  EXPECT_THAT(file_bytes(scratch / "out/overlay.csv"), HasSubstr("st,\"\"x\"\"\""));
}

TEST(OverlayCommand, RefusesWhatCannotBeMeant) {
  const auto refused = [](std::vector<std::string> more) {
    std::vector<std::string> arguments = {"overlay", kLayer, kLayer};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Ran ran = grens_run(arguments);
    EXPECT_EQ(ran.code, 2) << ran.out;
    return ran.err;
  };
  EXPECT_THAT(refused({"--weights", "population"}), HasSubstr("--units"));
  EXPECT_THAT(refused({"--weights-field", "x"}), HasSubstr("--weights"));
  EXPECT_THAT(refused({"--units", kLayer}), HasSubstr("--weights population"));
  EXPECT_THAT(refused({"--year", "2020"}), HasSubstr("--year"));
  EXPECT_THAT(refused({"--a-scheme", "nonsense"}), HasSubstr("nonsense"));
  EXPECT_THAT(refused({"--tolerance", "-1"}), HasSubstr("metres"));
}

TEST(OverlayCommand, WritesTheSameBytesForShuffledRecords) {
  const Scratch scratch;
  const std::string one = square("GM1", "West", 0) + "," + square("GM2", "East", 1);
  const std::string other = square("GM2", "East", 1) + "," + square("GM1", "West", 0);
  std::vector<std::string> written;
  for (const std::string& features : {one, other}) {
    write_bytes(scratch / "a.geojson", collection(features));
    write_bytes(scratch / "b.geojson", collection(square("GM3", "one", 0)));
    const Ran ran = grens_run({"overlay", scratch / "a.geojson", scratch / "b.geojson", "--json"});
    EXPECT_EQ(ran.code, 0);
    written.push_back(ran.out);
  }
  EXPECT_EQ(written[0], written[1]);
}

}  // namespace
}  // namespace grens::testing
