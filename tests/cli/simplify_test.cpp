// grens simplify, and --simplify of the commands that write regions.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "program.hpp"

namespace grens::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

const std::string kShipped = GRENS_SOURCE_DIR "/shapes/nl/gemeenten-2024-approximate.shp";

nlohmann::json json_of(const std::string& text) {
  return nlohmann::json::parse(text, nullptr, false);
}

TEST(SimplifyCommand, KeepsAShareOfWhatCanGoAndTheColumns) {
  const Scratch scratch;
  const std::string out = scratch / "simple.geojson";
  const Ran ran = grens_run({"simplify", kShipped, "-p", "10%", "--json", "--out", out});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto told = json_of(ran.out);
  EXPECT_EQ(told["method"], "visvalingam");
  EXPECT_EQ(told["target"]["percentage"], 10);
  EXPECT_LT(told["vertices_after"], told["vertices_before"]);
  const auto written = json_of(file_bytes(out));
  EXPECT_EQ(written["features"].size(), told["units"].size());
  EXPECT_TRUE(written["features"][0]["properties"].contains("statcode"));
  const Ran check = grens_run({"check", out, "--json"});
  EXPECT_EQ(check.code, 0) << check.out;
}

TEST(SimplifyCommand, ByToleranceOrNumberOfVertices) {
  const Scratch scratch;
  const Ran far = grens_run({"simplify", kShipped, "--tolerance", "2000", "--method",
                             "douglas-peucker", "--out", scratch / "far.gpkg"});
  ASSERT_EQ(far.code, 0) << far.err;
  EXPECT_THAT(far.out, AllOf(HasSubstr("written to"), HasSubstr("vertices are left"),
                             HasSubstr("Douglas-Peucker")));
  const Ran some = grens_run(
      {"simplify", kShipped, "--vertices", "3000", "--json", "--out", scratch / "some.gpkg"});
  ASSERT_EQ(some.code, 0) << some.err;
  EXPECT_EQ(json_of(some.out)["vertices_after"], 3000);
}

TEST(SimplifyCommand, WritesToStandardOutput) {
  const Ran ran = grens_run({"simplify", kShipped, "-p", "0", "--out", "-"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(json_of(ran.out)["type"], "FeatureCollection");
}

TEST(SimplifyCommand, WantsToKnowHowFarAndWhereTo) {
  const Ran none = grens_run({"simplify", "units.shp", "--out", "x.gpkg"});
  EXPECT_EQ(none.code, 2);
  EXPECT_THAT(none.err, HasSubstr("say how far to simplify, in one way"));
  EXPECT_EQ(
      grens_run({"simplify", "units.shp", "-p", "10%", "--vertices", "9", "-o", "x.gpkg"}).code, 2);
  const Ran much = grens_run({"simplify", "units.shp", "-p", "110%", "-o", "x.gpkg"});
  EXPECT_EQ(much.code, 2);
  EXPECT_THAT(much.err, HasSubstr("--percentage '110%' is no percentage from 0% to 100%"));
  EXPECT_EQ(grens_run({"simplify", "units.shp", "-p", "nan%", "-o", "x.gpkg"}).code, 2);
  EXPECT_EQ(grens_run({"simplify", "units.shp", "-p", "10%"}).code, 2);
  EXPECT_EQ(grens_run({"simplify", "units.shp", "--tolerance", "-1", "-o", "x.gpkg"}).code, 2);
  EXPECT_EQ(grens_run({"simplify", "units.shp", "--vertices", "-1", "-o", "x.gpkg"}).code, 2);
}

TEST(SimplifyCommand, NeedsBordersThatMatchAndCanRepairThem) {
  const Scratch scratch;
  const auto unit = [](const std::string& code, const std::string& ring) {
    return R"({"type":"Feature","properties":{"statcode":")" + code +
           R"("},"geometry":{"type":"Polygon","coordinates":[[)" + ring + "]]}}";
  };
  write_bytes(
      scratch / "units.geojson",
      collection(unit("GM0716",
                      "[100000,400000],[101000,400000],[101001,400500],[101000,401000],[100000,"
                      "401000],[100000,400000]") +
                 "," +
                 unit("GM0748",
                      "[101000,400000],[102000,400000],[102000,401000],[101000,401000],[101000,"
                      "400000]")));
  const std::string in = scratch / "units.geojson";
  const Ran refused = grens_run({"simplify", in, "-p", "10%", "--out", scratch / "out.gpkg"});
  EXPECT_EQ(refused.code, 3);
  EXPECT_THAT(refused.err, AllOf(HasSubstr("borders do not match"), HasSubstr("--repair")));
  EXPECT_FALSE(std::filesystem::exists(scratch / "out.gpkg"));
  const Ran ran =
      grens_run({"simplify", in, "--repair", "-p", "10%", "--out", scratch / "out.gpkg"});
  EXPECT_EQ(ran.code, 0) << ran.err;
}

TEST(SimplifyOption, MakesEveryOutputFromTheSimplifiedBorders) {
  const Scratch scratch;
  const auto dissolve = [&](const std::string& folder, std::vector<std::string> more) {
    std::vector<std::string> line = {"dissolve",         kShipped, "--scheme",
                                     "veiligheidsregio", "--out",  scratch / folder};
    line.insert(line.end(), more.begin(), more.end());
    const Ran ran = grens_run(line);
    EXPECT_EQ(ran.code, 0) << ran.err;
    return json_of(file_bytes(scratch / (folder + "/veiligheidsregio.geojson")));
  };
  const auto plain = dissolve("plain", {});
  const auto simple = dissolve("simple", {"--simplify", "5000m"});
  ASSERT_EQ(plain["features"].size(), simple["features"].size());
  for (std::size_t i = 0; i < plain["features"].size(); ++i) {
    EXPECT_EQ(plain["features"][i]["properties"]["area_km2"],
              simple["features"][i]["properties"]["area_km2"]);
  }
  EXPECT_LT(simple.dump().size(), plain.dump().size());
}

TEST(SimplifyOption, RefusesWhatIsNeitherShareNorLength) {
  for (const char* target : {"10", "101%", "-1m", "m", "%", "10 ft", "nanm"}) {
    const Ran ran =
        grens_run({"dissolve", "units.shp", "--by", "x", "--out", "x", "--simplify", target});
    EXPECT_EQ(ran.code, 2) << target;
    EXPECT_THAT(ran.err, HasSubstr("--simplify")) << target;
  }
  EXPECT_EQ(grens_run({"cross", "units.shp", "--simplify", "10"}).code, 2);
  EXPECT_EQ(grens_run({"run", GRENS_SOURCE_DIR "/shapes/nl/grens.toml", "--simplify", "10"}).code,
            2);
}

}  // namespace
}  // namespace grens::testing
