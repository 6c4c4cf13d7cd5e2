// What grens locate says and writes of points in and around Tholen (VR19) and Bergen op Zoom
// (VR20), two squares of 1 km side by side.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <sched.h>

#include <nlohmann/json.hpp>
#include <random>

#include "base/parallel.hpp"
#include "io/gdal.hpp"
#include "program.hpp"

namespace grens::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using Json = nlohmann::json;

const std::string kPoints =
    "id,x,y\n"
    "a,100500,400500\n"         // in Tholen
    "b,101500,400500\n"         // in Bergen op Zoom
    "c,101000,400500\n"         // between them
    "\"d, d\",102300,400900\n"  // 300 m east
    "e,,\n"
    "f,101000,400000\n";  // a corner of both

const std::string kAnswer =
    "id,x,y,unit,unit_name,veiligheidsregio,veiligheidsregio_name,where,distance_m,nearest_unit,"
    "nearest_veiligheidsregio\n"
    "a,100500,400500,GM0716,Tholen,VR19,Zeeland,inside,,,\n"
    "b,101500,400500,GM0748,Bergen op Zoom,VR20,Midden- en West-Brabant,inside,,,\n"
    "c,101000,400500,GM0716,Tholen,VR19,Zeeland,border,,,\n"
    "\"d, d\",102300,400900,,,,,outside,300,GM0748,VR20\n"
    "e,,,,,,,unknown,,,\n"
    "f,101000,400000,GM0716,Tholen,VR19,Zeeland,border,,,\n";

class Locate : public ::testing::Test {
 protected:
  Locate() { write_bytes(scratch_ / "units.geojson", two_squares()); }

  /// Locates a table.
  Ran run(const std::string& points, std::vector<std::string> more = {"-o", "-"}) {
    write_bytes(scratch_ / "points.csv", points);
    more.insert(more.begin(), {"locate", scratch_ / "points.csv", scratch_ / "units.geojson",
                               "--year", "2024", "--scheme", "veiligheidsregio"});
    return grens_run(more);
  }
  std::string out(const std::string& points, std::vector<std::string> more = {"-o", "-"}) {
    const Ran ran = run(points, std::move(more));
    EXPECT_EQ(ran.code, 0) << ran.err;
    return ran.out;
  }

  Scratch scratch_;
};

TEST_F(Locate, WritesEachRecordWithItsUnitAndRegion) {
  const Ran ran = run(kPoints);
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out, kAnswer);
  EXPECT_THAT(ran.err, HasSubstr("1 record has no place: line 6: x and y are empty"));
}

TEST_F(Locate, WritesTheSameToAFileAndFromStandardInput) {
  EXPECT_THAT(out(kPoints, {"-o", scratch_ / "out.csv"}), HasSubstr("Written to"));
  EXPECT_EQ(file_bytes(scratch_ / "out.csv"), kAnswer);
  RunOptions options;
  const Ran ran = run_program(
      {"/bin/sh", "-c",
       std::string(GRENS_PROGRAM) + " locate - " + (scratch_ / "units.geojson") +
           " --year 2024 --scheme veiligheidsregio -o - < " + (scratch_ / "points.csv")},
      options);
  EXPECT_EQ(ran.out, kAnswer);
}

TEST_F(Locate, CountsPointsWithoutAFile) {
  EXPECT_EQ(
      out(kPoints, {}),
      "6 points\n"
      "  2 inside municipalities, 2 on a border, 1 outside (the farthest 300 m from Bergen op "
      "Zoom (GM0748)), 1 without a place\n"
      "  veiligheidsregio         points in 2 of 2 regions, most in Zeeland (VR19): 3\n");
  const Json json = Json::parse(out(kPoints, {"--json"}));
  EXPECT_EQ(json["schema"], "grens-locate/1");
  EXPECT_EQ(json["points"], 6);
  EXPECT_EQ(json["border"], 2);
  EXPECT_EQ(json["unknown"], 1);
  EXPECT_EQ(json["farthest"]["distance_m"], 300);
  EXPECT_EQ(json["schemes"][0]["regions"][1]["points"], 1);
  EXPECT_EQ(json["units"][0]["on_border"], 2);
}

TEST_F(Locate, TakesAllSchemesThatFitWithoutBeingTold) {
  write_bytes(scratch_ / "points.csv", kPoints);
  const Ran ran = grens_run(
      {"locate", scratch_ / "points.csv", scratch_ / "units.geojson", "--year", "2024", "-o", "-"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, AllOf(HasSubstr(",politie_district,politie_district_name,"),
                             HasSubstr(",provincie,"), HasSubstr(",nearest_riec")));
}

TEST_F(Locate, MakesDoWithUnitsWhereNoTableFits) {
  write_bytes(scratch_ / "units.geojson",
              collection(square("north", "North", 0) + "," + square("south", "South", 1)));
  write_bytes(scratch_ / "points.csv", kPoints);
  const Ran ran =
      grens_run({"locate", scratch_ / "points.csv", scratch_ / "units.geojson", "-o", "-"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, StartsWith("id,x,y,unit,unit_name,where,distance_m,nearest_unit\n"
                                  "a,100500,400500,north,North,inside,,\n"));
  EXPECT_THAT(ran.err, HasSubstr("the region tables do not fit the layer"));
  const Ran by = grens_run({"locate", scratch_ / "points.csv", scratch_ / "units.geojson", "--by",
                            "statnaam", "-o", "-"});
  EXPECT_THAT(by.out, AllOf(StartsWith("id,x,y,unit,unit_name,statnaam,where,distance_m,"
                                       "nearest_unit,nearest_statnaam\n"),
                            HasSubstr("\nb,101500,400500,south,South,South,inside,,,\n")));
}

TEST_F(Locate, TakesDegreesToTheLayer) {
  // 100500 and 101500 east, 400500 north, by PROJ
  const std::string text = out("lon,lat\n4.600732,51.590761\n4.615162,51.590857\n4.66,51.58\n");
  EXPECT_THAT(text, AllOf(HasSubstr("\n4.600732,51.590761,GM0716"),
                          HasSubstr("\n4.615162,51.590857,GM0748"),
                          HasSubstr("\n4.66,51.58,,,,,outside,")));
}

TEST_F(Locate, SaysThatCoordinatesLookExchanged) {
  const Ran ran = run("lon,lat\n51.590761,4.600732\n51.590857,4.615162\n");
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.err, HasSubstr("2 points lie outside the layer, and would lie within its extent "
                                 "with their two coordinates exchanged"));
  EXPECT_THAT(run(kPoints).err, Not(HasSubstr("exchanged")));
}

TEST_F(Locate, ReadsSemicolonsDecimalCommasAndAByteOrderMark) {
  const Ran ran =
      run("\xEF\xBB\xBFname;lon;lat\r\n\"a;b\";4,600732;51,590761\r\nc,d;4.615162;51.590857\r\n");
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, AllOf(StartsWith("name,lon,lat,unit,"),
                             HasSubstr("\n\"a;b\",\"4,600732\",\"51,590761\",GM0716,"),
                             HasSubstr("\n\"c,d\",4.615162,51.590857,GM0748,")));
  EXPECT_THAT(ran.err, HasSubstr("1 record has coordinates with decimal commas"));
}

TEST_F(Locate, NamesColumnsThatAreThereAlready) {
  const Ran ran = run("unit,WHERE,x,y\n7,here,100500,400500\n");
  EXPECT_THAT(ran.out, AllOf(StartsWith("unit,WHERE,x,y,unit_2,unit_name,"), HasSubstr(",where_2,"),
                             HasSubstr("7,here,100500,400500,GM0716,")));
  EXPECT_THAT(ran.err, HasSubstr("these are called unit_2, where_2"));
}

TEST_F(Locate, CountsPointsWhereUnitsOverlap) {
  write_bytes(scratch_ / "units.geojson", collection(square("GM0748", "Bergen op Zoom", 0) + "," +
                                                     square("GM0716", "Tholen", 0)));
  const Ran ran = run("x,y\n100500,400500\n");
  EXPECT_THAT(ran.out, HasSubstr("100500,400500,GM0716,"));
  EXPECT_THAT(ran.err, HasSubstr("1 point lies inside several units"));
}

TEST_F(Locate, WritesLayersOfPoints) {
  out(kPoints, {"-o", scratch_ / "out.gpkg"});
  setup_gdal();
  const GDALDatasetUniquePtr data(GDALDataset::Open((scratch_ / "out.gpkg").c_str()));
  ASSERT_NE(data, nullptr);
  OGRLayer* layer = data->GetLayer(0);
  ASSERT_EQ(layer->GetFeatureCount(), 6);
  std::vector<std::string> where;
  for (const auto& feature : *layer) {
    where.emplace_back(feature->GetFieldAsString("where"));
    if (feature->GetFieldAsString("id") == std::string("b")) {
      EXPECT_EQ(feature->GetGeometryRef()->toPoint()->getX(), 101500);
    }
    EXPECT_EQ(feature->GetGeometryRef() == nullptr, where.back() == "unknown");
  }
  EXPECT_THAT(where,
              ::testing::ElementsAre("inside", "inside", "border", "outside", "unknown", "border"));
  // and what was written is read as points again
  const Ran again =
      grens_run({"locate", scratch_ / "out.gpkg", scratch_ / "units.geojson", "--year", "2024",
                 "--scheme", "provincie", "--format", "geojson", "-o", "-"});
  EXPECT_EQ(again.code, 0) << again.err;
  const Json json = Json::parse(again.out);
  ASSERT_EQ(json["features"].size(), 6U);
  EXPECT_EQ(json["features"][1]["properties"]["provincie_name"], "Noord-Brabant");
  EXPECT_EQ(json["features"][1]["properties"]["unit"], "GM0748");
  EXPECT_EQ(json["features"][1]["properties"]["unit_2"], "GM0748");
  EXPECT_NEAR(json["features"][1]["geometry"]["coordinates"][0].get<double>(), 4.615162, 1e-6);
}

TEST_F(Locate, WritesTheSameOnAnyNumberOfThreads) {
  if (thread_count() < 2) GTEST_SKIP() << "SKIPPED: there is one processor only";
  std::mt19937 random(1);
  std::string points = "x,y\n";
  for (int i = 0; i < 50000; ++i) {
    points += i % 1000 == 7 ? "no,place\n"
                            : std::to_string(99500 + random() % 3000) + "," +
                                  std::to_string(399500 + random() % 2000) + "\n";
  }
  const Ran all = run(points);
  cpu_set_t before, one;
  ASSERT_EQ(sched_getaffinity(0, sizeof before, &before), 0);
  CPU_ZERO(&one);
  for (std::size_t c = 0; c < CPU_SETSIZE; ++c) {
    if (CPU_ISSET(c, &before)) {
      CPU_SET(c, &one);
      break;
    }
  }
  ASSERT_EQ(sched_setaffinity(0, sizeof one, &one), 0);  // programs started from here have it too
  const Ran single = run(points);
  ASSERT_EQ(sched_setaffinity(0, sizeof before, &before), 0);
  EXPECT_GT(all.out.size(), points.size());
  EXPECT_TRUE(all.out == single.out);
  EXPECT_EQ(all.err, single.err);
}

TEST_F(Locate, WritesTheFieldsThatAreSelected) {
  EXPECT_THAT(out(kPoints, {"--select", "WHERE,id", "-o", "-"}),
              StartsWith("where,id\ninside,a\ninside,b\nborder,c\n"));
  EXPECT_EQ(run(kPoints, {"--select", "colour", "-o", "-"}).code, 3);
}

TEST_F(Locate, RefusesWhatCannotBeMeant) {
  EXPECT_THAT(grens_run({"locate", "-", "-"}).err, HasSubstr("both standard input"));
  EXPECT_EQ(run(kPoints, {"--select", "id"}).code, 2);
  EXPECT_EQ(grens_run({"locate"}).code, 2);
  EXPECT_EQ(grens_run({"locate", scratch_ / "points.csv"}).code, 2);
  EXPECT_EQ(run(kPoints, {"--format", "gpkg"}).code, 2);
  EXPECT_EQ(run(kPoints, {"--format", "gpkg", "-o", "-"}).code, 2);
  EXPECT_EQ(run(kPoints, {"--json", "-o", "-"}).code, 2);
  EXPECT_EQ(run(kPoints, {"--points-crs", "nonsense"}).code, 2);
  EXPECT_EQ(run(kPoints, {"-o", scratch_ / "points.csv"}).code, 3);  // an input
}

TEST_F(Locate, SaysWhatIsWrongWithTheTable) {
  EXPECT_THAT(run("a,b\n1,2\n").err, HasSubstr("there are no columns 'lon' and 'lat'"));
  EXPECT_THAT(run("x,y\n1,2,3\n").err, HasSubstr(":2: the row has 3 fields and the header 2"));
  EXPECT_THAT(run("x,y\n\n").err, HasSubstr("there is no record with a place"));
  EXPECT_THAT(run("x,y\nfoo,bar\n").err, HasSubstr("no record has a place (line 2: 'foo' in the"));
  const Ran strict = run(kPoints, {"--strict", "-o", scratch_ / "strict.csv"});
  EXPECT_EQ(strict.code, 3);
  EXPECT_FALSE(std::filesystem::exists(scratch_ / "strict.csv"));
}

}  // namespace
}  // namespace grens::testing
