// What grens check says of small layers with one thing wrong, and of real ones.
#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "program.hpp"
#include "support/shared_data.hpp"

namespace grens::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using Json = nlohmann::json;

/// A unit of RD as a feature; `ring` without brackets, or "" for no geometry.
std::string unit(const std::string& code, const std::string& name, const std::string& ring) {
  return R"({"type":"Feature","properties":{"statcode":")" + code + R"(","statnaam":")" + name +
         R"("},"geometry":)" +
         (ring.empty() ? "null" : R"({"type":"Polygon","coordinates":[[)" + ring + "]]}") + "}";
}

const std::string kLeft =
    "[100000,400000],[101000,400000],[101000,400400],[100998,400450],[101000,400500],[101000,"
    "401000],[100000,401000],[100000,400000]";
const std::string kRight =
    "[101000,400000],[102000,400000],[102000,401000],[101000,401000],[101000,400500],[101000,"
    "400400],[101000,400000]";

/// Two municipalities with 2 m between them over 100 m.
std::string gap_layer() {
  return collection(unit("GM0716", "Tholen", kLeft) + "," +
                    unit("GM0748", "Bergen op Zoom", kRight));
}

std::string write_units(const Scratch& scratch, const std::string& features) {
  write_bytes(scratch / "units.geojson", features);
  return scratch / "units.geojson";
}

Json check_json(const std::string& path, int code, std::vector<std::string> more = {}) {
  more.insert(more.begin(), {"check", path, "--json"});
  const Ran ran = grens_run(more);
  EXPECT_EQ(ran.code, code) << ran.err;
  return Json::parse(ran.out, nullptr, false);
}

/// How many features each layer of a file has.
std::map<std::string, GIntBig> layers_of(const std::string& path) {
  GDALAllRegister();
  const GDALDatasetUniquePtr file(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
  std::map<std::string, GIntBig> layers;
  if (!file) return layers;
  for (OGRLayer* layer : file->GetLayers()) layers[layer->GetName()] = layer->GetFeatureCount();
  return layers;
}

TEST(Check, OfALayerThatIsWellEndsWithZero) {
  const Scratch scratch;
  const Ran ran = grens_run({"check", write_units(scratch, two_squares())});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, AllOf(HasSubstr("2 units: 0 defects, 0 notes"), HasSubstr("No defects")));
}

TEST(Check, NamesAGapWithUnitsPlacesSizeAndTolerance) {
  const Scratch scratch;
  const std::string in = write_units(scratch, gap_layer());
  const Ran ran = grens_run({"check", in});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.out, AllOf(HasSubstr("1 defect,"), HasSubstr("1 gap, 100 m2"),
                             HasSubstr("Tholen (GM0716), Bergen op Zoom (GM0748)"),
                             HasSubstr("tolerance 2 m")));
  const Json json = check_json(in, 1);
  EXPECT_EQ(json["schema"], "grens-check/1");
  EXPECT_EQ(json["kinds"]["gap"]["count"], 1);
  ASSERT_EQ(json["defects"].size(), 1U);
  const Json& gap = json["defects"][0];
  EXPECT_EQ(gap["kind"], "gap");
  EXPECT_EQ(gap["units"], Json({"GM0716", "GM0748"}));
  EXPECT_EQ(gap["area_m2"], 100);
  EXPECT_EQ(gap["tolerance_m"], 2);
  EXPECT_NEAR(gap["x"].get<double>(), 100999, 1);
  EXPECT_NEAR(gap["y"].get<double>(), 400450, 50);
  EXPECT_NEAR(gap["lon"].get<double>(), 4.61, 0.02);
  EXPECT_NEAR(gap["lat"].get<double>(), 51.59, 0.02);
}

TEST(Check, NotesAloneEndWithZero) {
  const Scratch scratch;
  const std::string in = write_units(scratch, gap_layer());
  const Json json = check_json(in, 0, {"--tolerance", "0.5"});
  EXPECT_EQ(json["tolerance_m"], 0.5);
  EXPECT_TRUE(json["defects"].empty());
  ASSERT_EQ(json["notes"].size(), 1U);
  EXPECT_EQ(json["notes"][0]["kind"], "wide-hole");
}

TEST(Check, ComparesCodesAndNamesWithTheTables) {
  const Scratch scratch;
  const std::string in = write_units(
      scratch, collection(square("GM0716", "Thoolen", 0) + "," + square("GM9999", "Nergens", 1)));
  const Json json = check_json(in, 1, {"--year", "2024"});
  ASSERT_EQ(json["defects"].size(), 1U);
  EXPECT_EQ(json["defects"][0]["kind"], "unknown-code");
  EXPECT_EQ(json["defects"][0]["units"], Json({"GM9999"}));
  ASSERT_EQ(json["notes"].size(), 1U);
  EXPECT_EQ(json["notes"][0]["kind"], "misspelt-name");
  EXPECT_THAT(json["notes"][0]["text"].get<std::string>(), HasSubstr("'Tholen'"));
}

TEST(Check, DoesNotCompareCodesThatFitNoYear) {
  const Scratch scratch;
  const std::string in =
      write_units(scratch, collection(square("X1", "Een", 0) + "," + square("X2", "Twee", 1)));
  const Json json = check_json(in, 0);
  EXPECT_TRUE(json["year"].is_null());
}

TEST(Check, ListsWhatReadingDroppedOrPutRight) {
  const Scratch scratch;
  const std::string in = write_units(
      scratch,
      collection(square("GM0716", "Tholen", 0) + "," + square("GM0716", "Tholen", 0) + "," +
                 square("GM0748", "Bergen op Zoom", 1) + "," + unit("GM0718", "Vlissingen", "") +
                 "," + unit("GM0715", "Terneuzen", "[9,9],[10,10],[9,9]") + "," +
                 square("", "Nergens", 5)));
  const Json json = check_json(in, 1);
  std::multiset<std::string> found;
  for (const Json& defect : json["defects"]) {
    found.insert(defect["kind"].get<std::string>() +
                 (defect["units"].empty() ? "" : " " + defect["units"][0].get<std::string>()));
  }
  EXPECT_EQ(found, (std::multiset<std::string>{"duplicate GM0716", "missing-geometry GM0718",
                                               "missing-geometry GM0715", "missing-code"}));
}

TEST(Check, WritesALayerOfDefectsThatGdalReads) {
  const Scratch scratch;
  const std::string in = write_units(scratch, gap_layer());
  for (const char* name : {"d.gpkg", "d.geojson", "d.fgb", "d.shp", "d.csv"}) {
    const Ran ran = grens_run({"check", in, "--out", scratch / name});
    EXPECT_EQ(ran.code, 1) << ran.err;
  }
  EXPECT_EQ(layers_of(scratch / "d.gpkg"),
            (std::map<std::string, GIntBig>{
                {"defects_areas", 1}, {"defects_lines", 0}, {"defects_points", 0}}));
  for (const char* name : {"d.geojson", "d.fgb", "d.shp", "d.csv"}) {
    EXPECT_EQ(layers_of(scratch / name), (std::map<std::string, GIntBig>{{"d", 1}})) << name;
  }
  EXPECT_THAT(file_bytes(scratch / "d.geojson"), HasSubstr(R"("geometry":{"type":"Polygon")"));
}

TEST(Check, WritesDefectsToStandardOutput) {
  const Scratch scratch;
  const Ran ran = grens_run({"check", write_units(scratch, gap_layer()), "--out", "-"});
  EXPECT_EQ(ran.code, 1) << ran.err;
  const Json json = Json::parse(ran.out, nullptr, false);
  ASSERT_EQ(json["features"].size(), 1U) << ran.out;
  EXPECT_EQ(json["features"][0]["properties"]["kind"], "gap");
  EXPECT_EQ(json["features"][0]["geometry"]["type"], "Polygon");
}

TEST(Check, SaysEachThingOnce) {
  const Scratch scratch;
  const std::string in = write_units(scratch, gap_layer());
  for (const char* name : {"d.geojson", "d.gpkg"}) {
    const Ran ran = grens_run({"check", in, "--out", scratch / name});
    std::set<std::string> lines;
    std::istringstream err(ran.err);
    for (std::string line; std::getline(err, line);) {
      EXPECT_TRUE(lines.insert(line).second) << line;
    }
    EXPECT_THAT(ran.err, HasSubstr("EPSG:4258")) << "told, and once";
  }
}

TEST(Check, StopsAtAWarningWhenStrict) {
  const Scratch scratch;
  const std::string in = write_units(
      scratch, collection(square("GM0716", "Tholen", 0) + "," + square("GM9999", "Nergens", 1)));
  EXPECT_EQ(grens_run({"check", in, "--year", "2024", "--strict"}).code, 3);
}

TEST(Check, TakesAFileForItsLayers) {
  EXPECT_EQ(grens_run({"check"}).code, 2);
  EXPECT_EQ(grens_run({"check", "units.shp", "--out", "-", "--format", "gpkg"}).code, 2);
  EXPECT_EQ(grens_run({"check", "units.shp", "--out", "-", "--json"}).code, 2);
  EXPECT_EQ(grens_run({"check", "units.shp", "--format", "gpkg"}).code, 2);
  EXPECT_EQ(grens_run({"check", "nowhere.shp"}).code, 3);
}

TEST(Check, OfTheDirtyMunicipalitiesOf2017) {
  GRENS_SHARED_OR_SKIP(path, "nl-2017-gemeenten/gemeenten.shp");
  const Json json = check_json(path, 1);
  EXPECT_EQ(json["year"], 2017);
  EXPECT_EQ(json["tolerance_m"], 10);
  EXPECT_NEAR(json["kinds"]["gap"]["count"].get<int>(), 10391, 100);
  EXPECT_NEAR(json["kinds"]["overlap"]["pairs"].get<int>(), 926, 10);
  EXPECT_NEAR(json["kinds"]["overlap"]["area_m2"].get<double>() / 1e4, 338, 1);  // ha
  // the Belgian enclaves in Baarle-Nassau: 21 rings, of which the largest crosses itself, so that
  // it holds two faces
  const auto in_baarle =
      std::count_if(json["notes"].begin(), json["notes"].end(), [](const Json& note) {
        return note["kind"] == "wide-hole" && note["units"] == Json({"GM0744"});
      });
  EXPECT_EQ(in_baarle, 22);
}

/// Its coasts keep wedges of a millimetre where the other tool that cleaned it moved one side only.
TEST(Check, OfTheCleanMunicipalitiesOf2017FindsNoGapAndNoOverlap) {
  GRENS_SHARED_OR_SKIP(path, "nl-2017-gemeenten-clean/gemeenten.gpkg");
  const Json json = check_json(path, 1);
  EXPECT_EQ(json["kinds"]["gap"]["count"], 0);
  EXPECT_EQ(json["kinds"]["overlap"]["count"], 0);
  for (const Json& defect : json["defects"]) {
    EXPECT_EQ(defect["kind"], "mismatched-border");
    EXPECT_EQ(defect["tolerance_m"], 0.001);
  }
}

TEST(Check, OfNeighbourhoodsOf2014NamesThoseWithoutGeometry) {
  GRENS_SHARED_OR_SKIP(path, "nl-2014-wijken/wijken.shp");
  const Json json = check_json(path, 1);
  EXPECT_EQ(json["kinds"]["missing-geometry"]["count"], 28);
  EXPECT_GE(json["kinds"]["invalid-ring"]["count"].get<int>(), 7);
}

}  // namespace
}  // namespace grens::testing
