// grens info: on squares drawn here, on the layer that ships, on real layers, and on manifests.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "io/output_set.hpp"
#include "program.hpp"
#include "support/shared_data.hpp"

namespace grens::testing {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// The document of --json; the run has to end with `code`.
json info(std::vector<std::string> arguments, int code = 0) {
  arguments.insert(arguments.begin(), {"info", "--json"});
  const Ran ran = grens_run(arguments);
  EXPECT_EQ(ran.code, code) << ran.err;
  return json::parse(ran.out, nullptr, false);
}

/// Text with its line ends and runs of blanks made one blank.
std::string unwrapped(const std::string& text) {
  std::istringstream words(text);
  std::string line;
  for (std::string word; words >> word;) line += (line.empty() ? "" : " ") + word;
  return line;
}

TEST(Info, OfTwoSquares) {
  const Scratch scratch;
  write_bytes(scratch / "two.geojson", two_squares());
  const json found = info({scratch / "two.geojson"});
  const json& file = found["files"][0];
  EXPECT_EQ(file["format"], "GeoJSON");
  EXPECT_EQ(file["layers"][0]["records"], 2);
  EXPECT_EQ(file["layers"][0]["vertices"], 10);
  EXPECT_EQ(file["layers"][0]["code_field"], "statcode");
  EXPECT_EQ(file["layers"][0]["crs"]["code"], "EPSG:28992");
  const json& units = found["units"];
  EXPECT_EQ(units["count"], 2);
  EXPECT_DOUBLE_EQ(units["area_km2"], 2.0);
  EXPECT_EQ(units["measure"], "planar");
  EXPECT_TRUE(units["population"]["at_least"].is_null());
  EXPECT_EQ(units["borders"]["clean"], true);
  EXPECT_EQ(units["borders"]["segments"]["of_two_units"], 1);
  EXPECT_EQ(units["borders"]["segments"]["of_one_unit"], 6);
  EXPECT_DOUBLE_EQ(units["borders"]["shared_km"], 1.0);
  EXPECT_DOUBLE_EQ(units["borders"]["outer_km"], 6.0);
  EXPECT_TRUE(found["problem"].is_null());
}

TEST(Info, NamesUnitsWhoseBordersDoNotMatch) {
  // A vertex in the middle of one side only, 2 m off.
  const std::string right =
      R"({"type":"Feature","properties":{"statcode":"GM0748"},"geometry":{"type":"Polygon",)"
      R"("coordinates":[[[101000,400000],[102000,400000],[102000,401000],[101000,401000],)"
      R"([101002,400500],[101000,400000]]]}})";
  const Scratch scratch;
  write_bytes(scratch / "two.geojson", collection(square("GM0716", "Tholen", 0) + "," + right));
  const json borders = info({scratch / "two.geojson"})["units"]["borders"];
  EXPECT_EQ(borders["clean"], false);
  EXPECT_EQ(borders["without_twin"]["units"], json({"GM0716", "GM0748"}));
  EXPECT_NEAR(borders["without_twin"]["km"].get<double>(), 1.0, 0.01);
  EXPECT_NEAR(borders["outer_km"].get<double>(), 6.0, 0.02);
  EXPECT_EQ(borders["shared_km"], 0.0);
  const Ran text = grens_run({"info", scratch / "two.geojson"});
  EXPECT_THAT(unwrapped(text.out),
              AllOf(HasSubstr("GM0716, GM0748"), HasSubstr("(101000.0, 400000.0)"),
                    HasSubstr("not clean: 0.0%")));
}

TEST(Info, NamesUnitsThatOverlap) {
  const Scratch scratch;
  write_bytes(scratch / "same.geojson",
              collection(square("GM0716", "Tholen", 0) + "," + square("GM0748", "Bergen", 0)));
  const json borders = info({scratch / "same.geojson"})["units"]["borders"];
  EXPECT_EQ(borders["segments"]["wrong"], 4);
  ASSERT_EQ(borders["wrong"].size(), 4U);
  EXPECT_EQ(borders["clean"], false);
  const Ran text = grens_run({"info", scratch / "same.geojson"});
  EXPECT_THAT(unwrapped(text.out), HasSubstr("(100000.0, 400000.0)"));
  const Ran dissolve = grens_run(
      {"dissolve", scratch / "same.geojson", "--by", "statcode", "--out", scratch / "out"});
  EXPECT_THAT(dissolve.err, HasSubstr("there, at (100000.0, 400000.0)"));
}

/// A unit of one ring, "[x,y],[x,y],...".
std::string polygon(const std::string& code, const std::string& ring) {
  return R"({"type":"Feature","properties":{"statcode":")" + code +
         R"("},"geometry":{"type":"Polygon","coordinates":[[)" + ring + "]]}}";
}

/// Borders that cross without one shared or repeated segment: `info` and `dissolve` agree.
TEST(Info, FindsBordersThatCross) {
  struct Case {
    const char* what;
    std::string features;
    json units;
    json first;
    std::string told;
  };
  const Case cases[] = {
      {"squares that overlap by 100 m",
       square("GM0716", "Tholen", 0) + "," +
           polygon("GM0748",
                   "[100900,400500],[102000,400500],[102000,401500],[100900,401500],"
                   "[100900,400500]"),
       {"GM0716", "GM0748"},
       {100900, 401000},
       "(100900.0, 401000.0)"},
      {"a ring that crosses itself",
       square("GM0748", "Bergen", 5) + "," +
           polygon("GM0716",
                   "[100000,400000],[101000,401000],[101000,400000],[100000,400900],"
                   "[100000,400000]"),
       {"GM0716"},
       {100473.68, 400473.68},
       "(100473.7, 400473.7)"}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.what);
    const Scratch scratch;
    const std::string path = scratch / "in.geojson";
    write_bytes(path, collection(c.features));
    const json borders = info({path})["units"]["borders"];
    EXPECT_EQ(borders["clean"], false);
    EXPECT_GE(borders["crossings"]["count"], 1);
    EXPECT_EQ(borders["crossings"]["units"], c.units);
    EXPECT_NEAR(borders["crossings"]["places"][0][0].get<double>(), c.first[0].get<double>(), 0.01);
    EXPECT_NEAR(borders["crossings"]["places"][0][1].get<double>(), c.first[1].get<double>(), 0.01);
    EXPECT_THAT(unwrapped(grens_run({"info", path}).out),
                AllOf(HasSubstr("and borders cross"), HasSubstr(c.told)));
    const Ran dissolve =
        grens_run({"dissolve", path, "--by", "statcode", "--out", scratch / "out"});
    EXPECT_THAT(dissolve.out, AllOf(HasSubstr("Borders do not match"),
                                    HasSubstr("Use --repair, or grens repair")));
    EXPECT_THAT(dissolve.err, HasSubstr("overlap, at " + c.told));
  }
}

TEST(Info, FindsAUnitThatLiesInAnother) {
  const Scratch scratch;
  write_bytes(scratch / "in.geojson",
              collection(square("GM0716", "Tholen", 0) + "," +
                         polygon("GM0748",
                                 "[100400,400400],[100600,400400],[100600,400600],[100400,400600],"
                                 "[100400,400400]")));
  const json borders = info({scratch / "in.geojson"})["units"]["borders"];
  EXPECT_EQ(borders["crossings"]["count"], 0);
  EXPECT_EQ(borders["nested"], true);
  EXPECT_EQ(borders["inside_another"], json::parse(R"([["GM0748","GM0716"]])"));
  EXPECT_THAT(unwrapped(grens_run({"info", scratch / "in.geojson"}).out),
              AllOf(HasSubstr("1 unit lies in another one that claims the same land: GM0748 in "
                              "GM0716"),
                    HasSubstr("and a unit, or a part of one, lies in another")));
  EXPECT_EQ(borders["clean"], false);
}

/// Along a hundredth of its border a layer may face itself across narrow water: that is clean, for
/// `info` and for `dissolve`, but it is not said to match point for point.
TEST(Info, CallsNarrowWaterClean) {
  const Scratch scratch;
  const std::string path = scratch / "in.geojson";
  // 50 m of 21 km of border face each other across 10 m of water.
  write_bytes(path, collection(polygon("GM0716",
                                       "[100000,400000],[105000,400000],[105000,405000],"
                                       "[100000,405000],[100000,400000]") +
                               "," +
                               polygon("GM0748",
                                       "[105010,402000],[105500,402000],[105500,402050],"
                                       "[105010,402050],[105010,402000]")));
  const json borders = info({path})["units"]["borders"];
  EXPECT_GT(borders["without_twin"]["km"], 0);
  EXPECT_EQ(borders["clean"], true);
  EXPECT_THAT(unwrapped(grens_run({"info", path}).out),
              HasSubstr("clean: borders match but for 0.1 km"));
  const Ran dissolve = grens_run({"dissolve", path, "--by", "statcode", "--out", scratch / "out"});
  EXPECT_THAT(dissolve.out,
              AllOf(HasSubstr("Borders match, but for"), Not(HasSubstr("point for point"))));
}

TEST(Info, ReadsSeveralFilesAsOneLayer) {
  const Scratch scratch;
  write_bytes(scratch / "a.geojson", collection(square("GM0716", "Tholen", 0)));
  write_bytes(scratch / "b.geojson", collection(square("GM0748", "Bergen op Zoom", 1)));
  for (const auto& arguments : std::vector<std::vector<std::string>>{
           {scratch / "a.geojson", scratch / "b.geojson"},
           {scratch / "a.geojson", "--input", scratch / "b.geojson"},
           {"--input", scratch / "a.geojson", "--input", scratch / "b.geojson"}}) {
    const json found = info(arguments);
    EXPECT_EQ(found["files"].size(), 2U);
    EXPECT_EQ(found["units"]["count"], 2);
    EXPECT_EQ(found["units"]["borders"]["segments"]["of_two_units"], 1);
  }
}

TEST(Info, NoYearThatFitsIsAnAnswer) {
  const Scratch scratch;
  write_bytes(scratch / "odd.geojson",
              collection(square("XX1", "Here", 0) + "," + square("XX2", "There", 1)));
  const json layout = info({scratch / "odd.geojson"})["units"]["layout"];
  EXPECT_EQ(layout["fits"], false);
  EXPECT_NE(layout["why_not"], "");
  EXPECT_THAT(grens_run({"info", scratch / "odd.geojson"}).out, HasSubstr("none fits"));
}

TEST(Info, PadsAndPrefixesCodesToFindTheYear) {
  const Scratch scratch;
  write_bytes(scratch / "two.geojson",
              collection(square("716", "Tholen", 0) + "," + square("748", "Bergen", 1)));
  const json layout = info({scratch / "two.geojson"})["units"]["layout"];
  EXPECT_EQ(layout["fits"], true);
  EXPECT_EQ(layout["unknown_codes"], json::array());
}

TEST(Info, SaysWhatAFileIsEvenWhenItsUnitsCannotBeRead) {
  const Scratch scratch;
  write_bytes(scratch / "line.geojson",
              collection(R"({"type":"Feature","properties":{"statcode":"GM0716"},"geometry":)"
                         R"({"type":"LineString","coordinates":[[0,0],[1,1]]}})"));
  const json found = info({scratch / "line.geojson"}, 3);
  EXPECT_EQ(found["files"][0]["layers"][0]["records"], 1);
  EXPECT_TRUE(found["units"].is_null());
  EXPECT_THAT(found["problem"].get<std::string>(), HasSubstr("line.geojson"));
  const Ran text = grens_run({"info", scratch / "line.geojson"});
  EXPECT_EQ(text.code, 3);
  EXPECT_THAT(text.out, AllOf(HasSubstr("1 record, "), HasSubstr("cannot be read: ")));
}

TEST(Info, OfTheLayerThatShips) {
  const json found = info({source_file("shapes/nl/gemeenten-2024-approximate.shp")});
  const json& units = found["units"];
  EXPECT_EQ(units["count"], 342);
  EXPECT_EQ(units["approximate"], true);
  EXPECT_EQ(units["borders"]["clean"], true);
  EXPECT_EQ(units["layout"]["year"], 2024);
  EXPECT_EQ(units["layout"]["unknown_codes"], json::array());
  EXPECT_EQ(units["layout"]["missing_units"], json::array());
}

TEST(Info, OfRealMunicipalities) {
  struct Set {
    const char* path;
    int units;
    int year;
    bool clean;
  };
  for (const Set& set : {Set{"nl-2015-gemeenten/gemeenten.shp", 393, 2015, false},
                         Set{"nl-2017-gemeenten/gemeenten.shp", 388, 2017, false},
                         Set{"nl-2022-gemeenten/gemeenten.shp", 345, 2022, false}}) {
    const std::string path = shared_data(set.path);
    if (path.empty()) GTEST_SKIP() << "SKIPPED: there is no real data (" << set.path << ")";
    SCOPED_TRACE(path);
    const json units = info({path})["units"];
    EXPECT_EQ(units["count"], set.units);
    EXPECT_EQ(units["layout"]["year"], set.year);
    EXPECT_EQ(units["layout"]["unknown_codes"], json::array());
    EXPECT_EQ(units["borders"]["clean"], set.clean);
    EXPECT_EQ(units["crs"]["code"], "EPSG:28992");
  }
}

TEST(Info, OfTheDirtyLayerOf2017FindsFewSharedSegments) {
  GRENS_SHARED_OR_SKIP(path, "nl-2017-gemeenten/gemeenten.shp");
  const json units = info({path})["units"];
  EXPECT_EQ(units["population"]["at_least"], 17081507);
  EXPECT_EQ(units["borders"]["segments"]["of_two_units"], 24363) << "4 of 24,367 run the same way";
  EXPECT_GT(units["borders"]["without_twin"]["units"].size(), 300U);
}

/// Two files written as a set, then spoilt in turn.
TEST(Info, VerifiesAManifest) {
  const Scratch scratch;
  const std::string out = scratch / "out";
  {
    OutputSet set = OutputSet::in_folder(out, {});
    set.add("a.csv", "one\n");
    set.add("b.csv", "two\n");
    set.finish();
  }
  const std::string manifest = out + "/manifest.json";
  json found = info({manifest});
  EXPECT_EQ(found["manifests"][0]["whole"], true);
  EXPECT_EQ(found["manifests"][0]["files"], 2);
  EXPECT_TRUE(found["units"].is_null());
  EXPECT_TRUE(found["problem"].is_null());
  EXPECT_EQ(found["manifests"][0]["others"], json::array());

  write_bytes(out + "/of-another-run.csv", "three\n");
  found = info({manifest});
  EXPECT_EQ(found["manifests"][0]["whole"], true);
  EXPECT_EQ(found["manifests"][0]["others"], json({"of-another-run.csv"}));
  EXPECT_THAT(grens_run({"info", "manifest.json"}, {.folder = out}).out,
              HasSubstr("1 file in the folder is not of that run: of-another-run.csv"));

  write_bytes(out + "/a.csv", "1\n");
  std::filesystem::remove(out + "/b.csv");
  found = info({manifest}, 3);
  EXPECT_EQ(found["manifests"][0]["changed"], json({"a.csv"}));
  EXPECT_EQ(found["manifests"][0]["missing"], json({"b.csv"}));
  const Ran text = grens_run({"info", manifest});
  EXPECT_EQ(text.code, 3);
  EXPECT_THAT(text.out, AllOf(HasSubstr("changed     a.csv"), HasSubstr("missing     b.csv")));
  EXPECT_THAT(text.err, HasSubstr(manifest));

  write_bytes(manifest, "{\"no\": \"manifest\"}");
  EXPECT_EQ(grens_run({"info", manifest}).code, 3);
  std::filesystem::remove(manifest);
  EXPECT_EQ(grens_run({"info", manifest}).code, 3);
}

/// All is told, and then refused.
TEST(Info, WithStrictLeavesNothingToAWarning) {
  const Scratch scratch;
  const std::string path = scratch / "in.geojson";
  const std::string table = scratch / "m.csv";
  write_bytes(path, two_squares());
  write_bytes(table, "unit,scheme,region\nGM0716,vr,a\nGM0748,vr,a\nGM0748,vr,a\n");
  EXPECT_EQ(grens_run({"info", path, "--membership", table}).code, 0);
  const Ran ran = grens_run({"info", path, "--membership", table, "--strict"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.out, HasSubstr("verdict"));
  EXPECT_THAT(ran.err, AllOf(HasSubstr("1 row says what another row says too"),
                             HasSubstr("--strict allows none of this")));
}

}  // namespace
}  // namespace grens::testing
