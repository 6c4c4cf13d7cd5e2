// A layer with a sliver and an overlap, repaired by the program, and what it says of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "support/shared_data.hpp"

namespace grens::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

/// A unit of RD as a feature with some more columns; `ring` without brackets.
std::string unit(const std::string& code, const std::string& ring) {
  return R"({"type":"Feature","properties":{"statcode":")" + code +
         R"(","inwoners":7,"share":0.5,"remark":null},"geometry":{"type":"Polygon","coordinates":[[)" +
         ring + "]]}}";
}

/// Two municipalities with 2 m between them over 100 m; elsewhere they share their border.
const std::string kSliver =
    collection(unit("GM0716",
                    "[100000,400000],[101000,400000],[101000,400400],[100998,400450],[101000,"
                    "400500],[101000,401000],[100000,401000],[100000,400000]") +
               "," +
               unit("GM0748",
                    "[101000,400000],[102000,400000],[102000,401000],[101000,401000],[101000,"
                    "400500],[101000,400400],[101000,400000]"));

/// The same without the gap.
const std::string kMatching =
    collection(unit("GM0716",
                    "[100000,400000],[101000,400000],[101000,401000],[100000,401000],[100000,"
                    "400000]") +
               "," +
               unit("GM0748",
                    "[101000,400000],[102000,400000],[102000,401000],[101000,401000],[101000,"
                    "400000]"));

std::string write_units(const Scratch& scratch, const std::string& features) {
  write_bytes(scratch / "units.geojson", features);
  return scratch / "units.geojson";
}

TEST(Repair, FillsASliverAndKeepsTheColumns) {
  const Scratch scratch;
  const std::string in = write_units(scratch, kSliver);
  const Ran ran = grens_run({"repair", in, "--tolerance", "5", "--json", "--format", "csv", "--out",
                             scratch / "repaired.csv"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto json = nlohmann::json::parse(ran.out, nullptr, false);
  ASSERT_EQ(json["faces"].size(), 1U);
  EXPECT_EQ(json["faces"][0]["kind"], "gap");
  EXPECT_EQ(json["faces"][0]["area_m2"], 100);
  EXPECT_EQ(json["faces"][0]["given_to"], "GM0716");  // two sides of 50 m and a bit against 100 m
  EXPECT_EQ(json["units"][0]["unit"], "GM0716");
  EXPECT_EQ(json["units"][0]["area_after_m2"], 1000000);
  EXPECT_THAT(file_bytes(scratch / "repaired.csv"),
              AllOf(HasSubstr("statcode,inwoners,share,remark"), HasSubstr("GM0716,7,0.5,")));
}

TEST(Repair, OfALayerThatMatchesSaysSo) {
  const Scratch scratch;
  const std::string in = write_units(scratch, two_squares());
  const Ran ran = grens_run({"repair", in, "--out", scratch / "repaired.gpkg"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Nothing to repair"));
}

/// Two units that claim the same land: without it one of them would be lost.
TEST(Repair, LeavesWhatTwoUnitsClaimAndWithStrictStops) {
  const Scratch scratch;
  const std::string square =
      "[100000,400000],[101000,400000],[101000,401000],[100000,401000],[100000,400000]";
  const std::string in =
      write_units(scratch, collection(unit("GM0716", square) + "," + unit("GM0748", square)));
  const Ran warned = grens_run({"repair", in, "--out", scratch / "warned.gpkg"});
  EXPECT_EQ(warned.code, 0) << warned.err;
  EXPECT_THAT(warned.err,
              AllOf(HasSubstr("1 overlap is left to all of their units, at (100500.0, "),
                    HasSubstr("GM0716"), HasSubstr("GM0748")));
  EXPECT_THAT(warned.out, HasSubstr("1 overlap, 1.0 km2: left to all of its units"));
  const Ran check = grens_run({"check", scratch / "warned.gpkg", "--json"});
  EXPECT_EQ(check.code, 1) << check.err;
  EXPECT_EQ(nlohmann::json::parse(check.out)["kinds"]["duplicate"]["count"], 1);
  const Ran strict = grens_run({"repair", in, "--strict", "--out", scratch / "strict.gpkg"});
  EXPECT_EQ(strict.code, 3);
  EXPECT_THAT(strict.err, HasSubstr("--strict allows none of this"));
  EXPECT_FALSE(std::filesystem::exists(scratch / "strict.gpkg"));
}

TEST(Repair, GivesToAUnitThatIsNamed) {
  const Scratch scratch;
  const std::string in = write_units(scratch, kSliver);
  const Ran ran = grens_run({"repair", in, "--tolerance", "5", "--json", "--give", "gm0748",
                             "--out", scratch / "repaired.gpkg"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(nlohmann::json::parse(ran.out)["faces"][0]["given_to"], "GM0748");
}

TEST(Repair, RefusesAUnitThatIsNotThere) {
  const Scratch scratch;
  const std::string in = write_units(scratch, two_squares());
  const Ran ran = grens_run({"repair", in, "--give", "GM9999", "--out", scratch / "repaired.gpkg"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("--give 'GM9999' is no unit"), HasSubstr("or say longest")));
}

TEST(Repair, NeedsAFile) {
  EXPECT_EQ(grens_run({"repair", "units.shp"}).code, 2);
  EXPECT_EQ(grens_run({"repair", "units.shp", "--out", "-", "--format", "gpkg"}).code, 2);
  EXPECT_EQ(grens_run({"repair", "units.shp", "--out", "-", "--json"}).code, 2);
}

TEST(Repair, WritesToStandardOutput) {
  const Scratch scratch;
  const std::string in = write_units(scratch, kSliver);
  const Ran ran = grens_run({"repair", in, "--tolerance", "5", "--out", "-"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto json = nlohmann::json::parse(ran.out, nullptr, false);
  ASSERT_EQ(json["features"].size(), 2U) << ran.out;
  EXPECT_EQ(json["features"][0]["properties"]["statcode"], "GM0716");
  const Ran csv = grens_run({"repair", in, "--tolerance", "5", "--out", "-", "--format", "csv"});
  EXPECT_THAT(csv.out, HasSubstr("statcode,inwoners,share,remark\nGM0716,7,0.5,"));
}

/// The one region that a dissolve of both units wrote.
nlohmann::json region_of(const Scratch& scratch, const std::string& in,
                         const std::vector<std::string>& more) {
  std::vector<std::string> arguments = {"dissolve", in,      "--by",
                                        "inwoners", "--out", scratch / "out"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Ran ran = grens_run(arguments);
  EXPECT_EQ(ran.code, 0) << ran.err;
  return nlohmann::json::parse(file_bytes(scratch / "out/inwoners.geojson"), nullptr, false);
}

TEST(Repair, ComesBeforeADissolveWhenAskedFor) {
  const Scratch scratch;
  const std::string in = write_units(scratch, kSliver);
  const auto as_is = region_of(scratch, in, {});
  EXPECT_NEAR(as_is["features"][0]["properties"]["area_km2"], 1.9999, 1e-9);
  EXPECT_FALSE(as_is["provenance"].contains("repair"));
  const auto repaired = region_of(scratch, in, {"--repair"});
  EXPECT_NEAR(repaired["features"][0]["properties"]["area_km2"], 2, 1e-9);
  EXPECT_EQ(repaired["provenance"]["repair"]["gaps_given"], 1);
  EXPECT_EQ(repaired["provenance"]["borders_match"], true);
}

TEST(Repair, TakesATolerance) {
  const Scratch scratch;
  const std::string in = write_units(scratch, kSliver);  // 2 m wide
  const auto narrow = region_of(scratch, in, {"--repair", "--tolerance", "0.5"});
  EXPECT_NEAR(narrow["features"][0]["properties"]["area_km2"], 1.9999, 1e-9);
  const auto wide = region_of(scratch, in, {"--repair", "--tolerance", "100"});
  EXPECT_NEAR(wide["features"][0]["properties"]["area_km2"], 2, 1e-9);
  EXPECT_EQ(wide["provenance"]["repair"]["tolerance_m"], 100);
}

TEST(Repair, RefusesAToleranceWhereNothingIsRepaired) {
  const Scratch scratch;
  write_bytes(scratch / "p.toml", "[units]\nfiles = [\"nowhere.shp\"]\n");
  write_bytes(scratch / "r.toml", "[units]\nfiles = [\"nowhere.shp\"]\ndirty = \"repair\"\n");
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"dissolve", "nowhere.shp", "--by", "x", "--out", scratch / "out"},
           {"cross", "nowhere.shp"},
           {"run", scratch / "p.toml"}}) {
    std::vector<std::string> more = arguments;
    more.insert(more.end(), {"--tolerance", "5"});
    const Ran ran = grens_run(more);
    EXPECT_EQ(ran.code, 2) << arguments[0];
    EXPECT_THAT(ran.err, HasSubstr("--tolerance is that of a repair: give --repair with it"));
  }
  EXPECT_EQ(grens_run({"run", scratch / "r.toml", "--tolerance", "5"}).code, 3) << "no such file";
}

/// A gap of 50 m is none that borders are looked at for, and is filled when that is asked for.
TEST(Repair, FillsAGapAsWideAsItIsAskedTo) {
  const Scratch scratch;
  std::string wide = kSliver;
  wide.replace(wide.find("[100998,400450]"), 15, "[100950,400450]");
  const std::string in = write_units(scratch, wide);
  const auto repaired = region_of(scratch, in, {"--repair", "--tolerance", "100"});
  EXPECT_NEAR(repaired["features"][0]["properties"]["area_km2"], 2, 1e-9);
}

TEST(Repair, OfALayerThatMatchesIsNotInADissolve) {
  const Scratch scratch;
  const std::string in = write_units(scratch, kMatching);
  EXPECT_FALSE(region_of(scratch, in, {"--repair"})["provenance"].contains("repair"));
}

TEST(Repair, ComesBeforeARunWhenTheProjectSaysSo) {
  GRENS_SHARED_OR_SKIP(dirty, "nl-2017-gemeenten/gemeenten.shp");
  const Scratch scratch;
  write_bytes(scratch / "p.toml", "year = 2017\n[units]\nfiles = [\"" + dirty +
                                      "\"]\ndirty = \"repair\"\n"
                                      "[[scheme]]\nkey = \"veiligheidsregio\"\n");
  const Ran ran = grens_run({"run", scratch / "p.toml", "--json", "--out", scratch / "out"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto json = nlohmann::json::parse(ran.out, nullptr, false);
  EXPECT_EQ(json["borders_match"], true);
  EXPECT_EQ(json["schemes"][0]["repaired"], 0);
  EXPECT_THAT(ran.err, HasSubstr("borders did not match and were repaired"));
}

TEST(Repair, OfMunicipalitiesOf2017GivesTheLineOfTholen) {
  GRENS_SHARED_OR_SKIP(dirty, "nl-2017-gemeenten/gemeenten.shp");
  const Scratch scratch;
  const Ran ran = grens_run({"repair", dirty, "--json", "--out", scratch / "repaired.gpkg"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto json = nlohmann::json::parse(ran.out, nullptr, false);
  EXPECT_EQ(json["tolerance_m"], 10);
  for (const auto& face : json["faces"]) {
    EXPECT_TRUE(face["kind"] == "gap" || !face["given_to"].is_null()) << face;
  }
  double gaps = 0;
  double overlaps = 0;
  for (const auto& face : json["faces"]) {
    if (face["given_to"].is_null()) continue;
    (face["kind"] == "gap" ? gaps : overlaps) += face["area_m2"].get<double>();
  }
  EXPECT_NEAR(overlaps / 1e4, 337.9, 1);  // ha; 338 by the data's own description
  EXPECT_NEAR(gaps / 1e4, 345, 10);       // 350 below 1 ha
  EXPECT_EQ(json["settled"], true);
  for (const auto& change : json["units"]) {
    EXPECT_LT(std::abs(change["percent"].get<double>()), 0.5) << change;
  }
  // No gap, no overlap, no border that is drawn apart: nothing to check finds a fault with.
  EXPECT_EQ(grens_run({"check", scratch / "repaired.gpkg"}).code, 0);
  const Ran again =
      grens_run({"repair", scratch / "repaired.gpkg", "--out", scratch / "again.gpkg"});
  EXPECT_THAT(again.out, HasSubstr("Nothing to repair"));
  const Ran cross = grens_run({"cross", scratch / "repaired.gpkg", "politie_district",
                               "veiligheidsregio", "--year", "2017"});
  ASSERT_EQ(cross.code, 0) << cross.err;
  // 18.6 km on the clean layer: there the corners of Tholen and Steenbergen at (75394.04,
  // 405646.39) are 0.7 mm apart, and the 737 m that lead to them have no twin.
  EXPECT_THAT(cross.out, HasSubstr("the line between them is 19.4 km long"));
}

}  // namespace
}  // namespace grens::testing
