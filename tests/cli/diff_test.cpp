// grens diff, as a person runs it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "program.hpp"
#include "regions/csv.hpp"

namespace grens::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

TEST(Diff, OfTwoYearsTellsWhoMergedAndWhoChangedRegion) {
  const Ran ran = grens_run({"diff", "2018", "2019", "--scheme", "veiligheidsregio,riec"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(
      ran.out,
      StartsWith("380 municipalities in 2018, 355 in 2019: 34 municipalities ended, 9 began\n"));
  EXPECT_THAT(ran.out, HasSubstr("Winsum (GM0053): between Het Hogeland (GM1966) and "
                                 "Westerkwartier (GM1969)\n"));
  EXPECT_THAT(ran.out,
              HasSubstr("Safety regions, 25 of them\n"
                        "  Leerdam and Zederik (now Vijfheerenlanden): from "
                        "Zuid-Holland Zuid to Utrecht; 34,747 people (figures of 2017)\n"));
  EXPECT_THAT(ran.out, Not(HasSubstr("Police")));
}

TEST(Diff, SaysHowToSeeAllOfALongList) {
  EXPECT_THAT(grens_run({"diff", "2018", "2019"}).out, HasSubstr("-v shows all"));
  EXPECT_THAT(grens_run({"diff", "2018", "2019", "-v"}).out, Not(HasSubstr("-v shows all")));
}

TEST(Diff, PrintsJsonAndNothingElse) {
  const Ran ran = grens_run({"diff", "2021", "2023", "--json"});
  EXPECT_EQ(ran.code, 0);
  const json findings = json::parse(ran.out);
  EXPECT_EQ(findings["before"]["units"], 352);
  EXPECT_EQ(findings["after"]["units"], 342);
}

TEST(Diff, RefusesWhatCannotBeMeant) {
  const auto refusal = [](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "diff");
    const Ran ran = grens_run(arguments);
    EXPECT_EQ(ran.code, 2) << ran.err;
    EXPECT_EQ(ran.out, "");
    return ran.err;
  };
  EXPECT_THAT(refusal({"2018"}), HasSubstr("B"));
  EXPECT_THAT(refusal({"2019", "2018"}), HasSubstr("the earlier year comes first: 2018 2019"));
  EXPECT_THAT(refusal({"2018", "b.shp"}), HasSubstr("'2018' is a year and 'b.shp' is a layer"));
  EXPECT_THAT(refusal({"2018", "2019", "--crs", "EPSG:28992"}),
              HasSubstr("--crs is for two layers"));
  EXPECT_THAT(refusal({"a.csv", "b.csv", "--tolerance", "3"}), HasSubstr("A is a region table"));
  EXPECT_THAT(refusal({"a.shp", "b.shp", "--year", "2019"}), HasSubstr("--year is for two region"));
  EXPECT_THAT(refusal({"a.csv", "b.csv", "--data", "x"}), HasSubstr("are tables themselves"));
  EXPECT_THAT(refusal({"2018", "2019", "--scheme", "gemeente"}), HasSubstr("gemeente"));
  EXPECT_THAT(refusal({"2018", "2019", "--scheme", "riec+provincie"}), HasSubstr("with commas"));
  EXPECT_THAT(refusal({"2018", "2019", "--out", "x.geojson"}), HasSubstr("looks like a file"));
}

TEST(Diff, RefusesAYearThatTheTablesLack) {
  const Ran ran = grens_run({"diff", "2001", "2018"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, HasSubstr("has no layout of 2001: name a year from 2013 on"));
}

class DiffFiles : public ::testing::Test {
 protected:
  std::string write(const std::string& name, const std::string& text) const {
    write_bytes(scratch_ / name, text);
    return scratch_ / name;
  }
  Scratch scratch_;
};

TEST_F(DiffFiles, OfTablesTellsWhoLiesInAnotherRegionAndOnWhatBasis) {
  const std::string header = "unit,scheme,region,from,to,basis\n";
  const std::string a = write("a.csv", header +
                                           "GM0001,vr,x,2015-01-01,2020-01-01,derived\n"
                                           "GM0002,vr,x,2015-01-01,2020-01-01,source\n");
  const std::string b = write("b.csv", header +
                                           "GM0001,vr,x,2015-01-01,2020-01-01,source\n"
                                           "GM0002,vr,x,2015-01-01,2018-01-01,source\n"
                                           "GM0002,vr,y,2018-01-01,2020-01-01,source\n");
  const Ran latest = grens_run({"diff", a, b});
  EXPECT_EQ(latest.code, 0) << latest.err;
  EXPECT_THAT(latest.out, StartsWith("2 municipalities in a.csv, 2 in b.csv: the same codes\n"));
  EXPECT_THAT(latest.out, HasSubstr("  y is new\n  GM0002: from x to y\n"));
  EXPECT_THAT(latest.out, HasSubstr("Known on another basis: 1 membership; -v lists them\n"));
  EXPECT_THAT(grens_run({"diff", a, b, "-v"}).out,
              HasSubstr("  GM0001 in x (vr): derived, now source\n"));
  EXPECT_THAT(latest.err, HasSubstr("1 January 2019, the latest year that both know"));
  const Ran earlier = grens_run({"diff", a, b, "--year", "2017"});
  EXPECT_THAT(earlier.out, Not(HasSubstr("from x to y")));
  EXPECT_EQ(grens_run({"diff", a, b, "--year", "2021"}).code, 3);
}

TEST_F(DiffFiles, OfLayersTellsLandAndBordersThatMovedAndWritesThem) {
  // Side by side; then the border lies 200 m to the right, and the second has more in the east.
  const auto layer = [](double x, double right) {
    const auto unit = [](const char* code, const char* name, double from, double to) {
      const auto at = [](double px, double py) {
        return "[" + std::to_string(100000 + px) + "," + std::to_string(400000 + py) + "]";
      };
      return std::string(R"({"type":"Feature","properties":{"statcode":")") + code +
             R"(","statnaam":")" + name + R"("},"geometry":{"type":"Polygon","coordinates":[[)" +
             at(from, 0) + "," + at(to, 0) + "," + at(to, 1000) + "," + at(from, 1000) + "," +
             at(from, 0) + "]]}}";
    };
    return collection(unit("GM0716", "Tholen", 0, x) + "," +
                      unit("GM0748", "Bergen op Zoom", x, right));
  };
  const std::string a = write("a.geojson", layer(1000, 2000));
  const std::string b = write("b.geojson", layer(1200, 2300));
  const std::string out = scratch_ / "out";
  const Ran ran = grens_run({"diff", a, b, "--tolerance", "20", "--out", out});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Tolerance 20 m, as asked for\n"
                                 "Land that went to another unit: 1 piece, 0.20 km2\n"
                                 "  0.20 km2 of Bergen op Zoom (GM0748) to Tholen (GM0716), at ("));
  EXPECT_THAT(ran.out, HasSubstr("Land that no unit had: 1 piece, 0.30 km2\n"));
  EXPECT_THAT(ran.out, HasSubstr("between Tholen (GM0716) and Bergen op Zoom (GM0748) (moved)"));
  const json moved = json::parse(file_bytes(out + "/moved.geojson"));
  ASSERT_EQ(moved["features"].size(), 2U);
  EXPECT_EQ(moved["features"][0]["properties"]["finding"], "land-moved");
  EXPECT_EQ(moved["features"][0]["properties"]["to"], "GM0716");
  EXPECT_EQ(moved["features"][0]["properties"]["area_km2"], 0.2);
  EXPECT_EQ(moved["features"][0]["geometry"]["type"], "Polygon");
  const json borders = json::parse(file_bytes(out + "/borders.geojson"));
  EXPECT_EQ(borders["features"][0]["properties"]["state"], "gone");
  EXPECT_EQ(borders["features"][0]["geometry"]["type"], "LineString");
  const json findings = json::parse(file_bytes(out + "/diff.json"));
  EXPECT_EQ(findings["land"]["moved"][0]["area_km2"], 0.2);
  const CsvTable rows = read_csv(out + "/diff.csv");
  EXPECT_EQ(rows.rows.front().fields[rows.column("kind")], "land-moved");
  EXPECT_EQ(rows.rows.front().fields[rows.column("measured")], "planar");
  EXPECT_EQ(names_in(out).count("manifest.json"), 1U);
}

TEST_F(DiffFiles, CallsFilesOfOneNameByTheirFolders) {
  std::filesystem::create_directory(scratch_ / "old");
  std::filesystem::create_directory(scratch_ / "new");
  const std::string a = write("old/rows.csv", "unit,vr\nA,x\n");
  const std::string b = write("new/rows.csv", "unit,vr\nA,x\n");
  EXPECT_THAT(grens_run({"diff", a, b}).out, StartsWith("1 unit in old/rows.csv, 1 in new/"));
  EXPECT_THAT(grens_run({"diff", a, a}).out, StartsWith("1 unit in rows.csv, 1 in rows.csv: "));
}

TEST_F(DiffFiles, OfALayerWithItselfFindsNothing) {
  const std::string a = write("a.geojson", two_squares());
  const std::string b = write("b.geojson", two_squares());
  const Ran ran = grens_run({"diff", a, b, "--json"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  const json land = json::parse(ran.out)["land"];
  EXPECT_EQ(land["tolerance_m"], 0.001);
  for (const char* list : {"moved", "lost", "gained", "borders"}) EXPECT_TRUE(land[list].empty());
  EXPECT_EQ(land["moved_slivers"]["count"], 0);
}

TEST_F(DiffFiles, TakesTheSecondLayerToTheFirstOnesCrs) {
  const std::string a = write("a.geojson", two_squares());
  const std::string b = scratch_ / "b.geojson";
  ASSERT_EQ(grens_run({"repair", a, "--out", b}).code, 0);  // in longitude and latitude
  const Ran ran = grens_run({"diff", a, b, "--json"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("b.geojson is taken to Amersfoort / RD New (EPSG:28992) by "));
  const json land = json::parse(ran.out)["land"];
  EXPECT_LT(land["tolerance_m"], 1);
  for (const char* list : {"moved", "lost", "gained", "borders"}) EXPECT_TRUE(land[list].empty());
  EXPECT_GT(land["moved_slivers"]["count"], 0);  // coordinates were rounded
}

TEST_F(DiffFiles, RefusesLayersThatShareNoUnits) {
  const std::string a = write("a.geojson", collection(square("X1", "Here", 0)));
  const std::string b = write("b.geojson", collection(square("X2", "Here", 0)));
  const Ran ran = grens_run({"diff", a, b});
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, HasSubstr("0 of the 1 units of " + a + " go on in " + b));
}

TEST_F(DiffFiles, RefusesTheLaterLayerFirst) {
  const std::string a = write("a.geojson", collection(square("GM1961", "Vijfheerenlanden", 0)));
  const std::string b = write("b.geojson", collection(square("GM0545", "Leerdam", 0) + "," +
                                                      square("GM0707", "Zederik", 1)));
  const Ran ran = grens_run({"diff", a, b});
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, HasSubstr("name the earlier one first"));
}

TEST_F(DiffFiles, TakesAYearThatFitsAsWellWhereTheLatestContradictsTheOrder) {
  const std::string a = write("a.geojson", two_squares());  // fits many years
  const std::string b = write("b.geojson", collection(square("GM0716", "Tholen", 0) + "," +
                                                      square("GM0545", "Leerdam", 1)));
  const Ran ran = grens_run({"diff", a, b, "--json"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("a.geojson is taken as of 2018, which fits as well"));
  const json found = json::parse(ran.out);
  EXPECT_EQ(found["before"]["year"], 2018);
  EXPECT_EQ(found["after"]["year"], 2018);
}

TEST_F(DiffFiles, ComparesAPartOfTheCountryWithTheSamePart) {
  const std::string a = write("a.geojson", two_squares());
  const std::string b = write("b.geojson", collection(square("GM0716", "Tholen", 0)));
  for (const bool part_comes_last : {true, false}) {
    const Ran ran = part_comes_last ? grens_run({"diff", a, b}) : grens_run({"diff", b, a});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("no code ended or began\n"
                                   "Not in b.geojson, and not compared: 1 municipality"));
    EXPECT_THAT(ran.out, Not(HasSubstr("Gone")));
    EXPECT_THAT(ran.out, Not(HasSubstr("New")));
    EXPECT_THAT(ran.out, Not(HasSubstr(" is gone")));  // no region
    EXPECT_THAT(ran.out, Not(HasSubstr(" is new")));
    EXPECT_THAT(ran.out, Not(HasSubstr("Land that")));
    EXPECT_THAT(ran.out, Not(HasSubstr("Borders that")));
  }
  const json found = json::parse(grens_run({"diff", a, b, "--json"}).out);
  EXPECT_EQ(found["not_in_after"][0]["code"], "GM0748");
  EXPECT_TRUE(found["units"].empty());
}

TEST_F(DiffFiles, TellsAMergerOfWhichTheFirstLayerHasAPart) {
  const std::string a = write("a.geojson", collection(square("GM0716", "Tholen", 0) + "," +
                                                      square("GM0545", "Leerdam", 1)));
  const std::string b = write("b.geojson", collection(square("GM0716", "Tholen", 0) + "," +
                                                      square("GM1961", "Vijfheerenlanden", 1)));
  const Ran ran = grens_run({"diff", a, b});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Merged\n  Vijfheerenlanden (GM1961): Leerdam (GM0545) and others "
                                 "that are not in a.geojson\n"));
  EXPECT_THAT(ran.out, Not(HasSubstr("Gone")));
  EXPECT_THAT(ran.out, Not(HasSubstr("New")));
}

TEST_F(DiffFiles, WarnsOfBordersThatDoNotMatch) {
  std::string apart = two_squares();
  for (std::size_t at = 0; (at = apart.find("[101000,", at)) != std::string::npos; at += 8) {
    if (at > apart.find("GM0748")) apart.replace(at, 8, "[101005,");
  }
  const std::string a = write("a.geojson", two_squares());
  const std::string b = write("b.geojson", apart);
  const Ran ran = grens_run({"diff", a, b});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("b.geojson: borders within the layer do not match, 1.0 km"));
  EXPECT_THAT(grens_run({"diff", a, a}).err, Not(HasSubstr("do not match")));
}

TEST_F(DiffFiles, OfTablesFollowsTheChangesThatLieBesideOne) {
  std::filesystem::create_directory(scratch_ / "new");
  const std::string a = write("a.csv", "unit,vr\nB,y\nS,x\n");
  const std::string b = write("new/b.csv", "unit,vr\nB,y\n");
  EXPECT_THAT(grens_run({"diff", a, b}).out, HasSubstr("Gone\n  S\n"));
  write("new/changes.csv", "date,old,new,kind\n2018-01-01,S,B,merge\n2018-01-01,B,B,merge\n");
  const Ran ran = grens_run({"diff", a, b});
  EXPECT_THAT(ran.out, HasSubstr("Merged\n  B: B and S\n")) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("S (now B): from x to y\n"));
}

TEST_F(DiffFiles, OfYearsWarnsWhereNoChangesAreKnown) {
  const std::string rows = write("rows.csv", "unit,scheme,region,from,to\nA,vr,x,2015-01-01,\n");
  const Ran ran = grens_run({"diff", "2016", "2018", "--membership", rows});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("beside " + rows + " is no changes.csv with changes"));
  EXPECT_THAT(grens_run({"diff", "2018", "2019"}).err, Not(HasSubstr("changes.csv")));
}

}  // namespace
}  // namespace grens::testing
