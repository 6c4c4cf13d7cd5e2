// What grens allocate writes and says of small layers: Tholen (VR19) and Bergen op Zoom (VR20), two
// squares side by side.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "program.hpp"

namespace grens::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using Json = nlohmann::json;

const std::string kHeader = "unit,scheme,region,from,to,part,basis,source,note\n";

/// A seat in the middle of each square; that of Tholen lies nearer to no unit than the other.
const std::string kSeats =
    "region,name,place,x,y\n"
    "zee,House of Zeeland,Tholen,100100,400500\n"
    "bra,House of Brabant,Bergen,101100,400500\n";

class Allocate : public ::testing::Test {
 protected:
  Allocate() {
    write_bytes(scratch_ / "units.geojson", two_squares());
    write_bytes(scratch_ / "seats.csv", kSeats);
  }
  Ran run(std::vector<std::string> more) {
    more.insert(more.begin(), {"allocate", scratch_ / "units.geojson", "--year", "2024"});
    return grens_run(more);
  }
  Ran with_seats(std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"--seats", scratch_ / "seats.csv", "--within", "veiligheidsregio"});
    return run(more);
  }
  Json json(std::vector<std::string> more = {}) {
    more.emplace_back("--json");
    const Ran ran = with_seats(more);
    EXPECT_EQ(ran.code, 0) << ran.err;
    return Json::parse(ran.out, nullptr, false);
  }

  Scratch scratch_;
};

TEST_F(Allocate, WarnsOfSeatsThatLieElsewhereThanTheTableSays) {
  EXPECT_EQ(with_seats().err.find("not in the unit"), std::string::npos);
  write_bytes(scratch_ / "seats.csv",
              "region,name,unit,x,y\n"
              "zee,House of Zeeland,GM0716,101100,400500\n"  // in the other one
              "bra,House of Brabant,GM0748,400500,101100\n"  // x for y
              "out,House outside,GM0344,136000,456000\n");   // of a unit that the layer lacks
  EXPECT_THAT(with_seats().err,
              HasSubstr("2 seats lie not in the unit that the table says; correct its coordinates "
                        "or the unit: House of Zeeland (line 2), House of Brabant (line 3)"));
}

TEST_F(Allocate, TakesTheSameOfTwoEquallyNearSeatsWhateverTheirOrder) {
  const std::string west = "zee,,West,100000,400500\n", east = "zee,,East,100200,400500\n";
  const std::string rest = "bra,,,101100,400500\n";
  const auto note = [&](const std::string& rows) {
    write_bytes(scratch_ / "seats.csv", "region,name,place,x,y\n" + rows);
    return with_seats({"--out", "-"}).out;
  };
  const std::string one = note(west + east + rest);
  EXPECT_THAT(one, HasSubstr("GM0716"));
  EXPECT_EQ(note(east + rest + west), one);
}

TEST_F(Allocate, WritesATableThatMembershipTakes) {
  const Ran ran = with_seats({"--out", scratch_ / "out.csv", "--as", "house"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(file_bytes(scratch_ / "out.csv"),
            kHeader +
                "GM0716,house,zee,2024-01-01,,,modelled,seats.csv,nearest seat in VR19: House of "
                "Zeeland in Tholen at 0.4 km\n"
                "GM0748,house,bra,2024-01-01,,,modelled,seats.csv,nearest seat in VR20: House of "
                "Brabant in Bergen at 0.4 km\n");
  const Ran again =
      grens_run({"dissolve", scratch_ / "units.geojson", "--membership", scratch_ / "out.csv",
                 "--scheme", "house", "--out", scratch_ / "regions"});
  EXPECT_EQ(again.code, 0) << again.err;
  const Json regions = Json::parse(file_bytes(scratch_ / "regions/house.geojson"), nullptr, false);
  ASSERT_EQ(regions["features"].size(), 2U);
  EXPECT_THAT(regions["features"][0]["properties"]["basis"].dump(), HasSubstr("modelled"));
}

TEST_F(Allocate, TellsUnitsByRegionAndTheFarthest) {
  const Ran ran = with_seats();
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out,
              AllOf(HasSubstr("2 municipalities of 2024: 2 to the nearest seat in their own safety "
                              "region; 2 regions"),
                    HasSubstr("House of Zeeland"), HasSubstr("farthest Tholen (GM0716), 400 m"),
                    HasSubstr("a model, not a fact"), HasSubstr("planar")));
}

TEST_F(Allocate, LeavesAndNamesAUnitWhoseRegionHasNoSeat) {
  write_bytes(scratch_ / "seats.csv", "region,x,y\nbra,101100,400500\n");
  const Ran ran = with_seats({"--out", scratch_ / "out.csv"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.err, HasSubstr("1 unit is left without a region"));
  EXPECT_THAT(ran.out, AllOf(HasSubstr("no seat stands in Zeeland (VR19)"), HasSubstr("1 left"),
                             HasSubstr("(Tholen (GM0716))")));
  const std::string table = file_bytes(scratch_ / "out.csv");
  EXPECT_THAT(table, AllOf(HasSubstr("\nGM0748,nearest_seat,bra,"), Not(HasSubstr("GM0716"))));
  const Json found = json();
  EXPECT_EQ(found["left"], 1);
  EXPECT_EQ(found["units"][0]["left"], "no-seat");
  EXPECT_EQ(found["units"][0]["regions"], Json::array());
  EXPECT_EQ(with_seats({"--strict"}).code, 3);
}

TEST_F(Allocate, KeepsWhatTheTablesKnow) {
  const Ran ran = with_seats({"--scheme", "veiligheidshuis", "--out", "-"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out,
              AllOf(StartsWith(kHeader),
                    HasSubstr("GM0716,veiligheidshuis,zorg-en-veiligheidshuis-de-markiezaten,"
                              "2014-01-01,,,source,\"S17;S20\",as of 2014\n"),
                    Not(HasSubstr("modelled"))));
  const Json found = json({"--scheme", "basisteam"});
  EXPECT_EQ(found["kept"].get<int>() + found["nearest"].get<int>(), 2);
  EXPECT_EQ(found["scheme"], "basisteam");
}

TEST_F(Allocate, LetsASeatStandInAUnitOutsideTheLayer) {
  write_bytes(scratch_ / "seats.csv",
              "region,unit,lon,lat\nzee,GM0718,3.57361,51.4425\nbra,,4.6,51.6\n");
  const Json found = json();
  EXPECT_EQ(found["units"][0]["regions"], Json({"zee"})) << "Vlissingen, of VR19 as Tholen";
  EXPECT_GT(found["units"][0]["km"].get<double>(), 60);
  EXPECT_EQ(found["units"][1]["regions"], Json::array());
}

TEST_F(Allocate, NamesASeatThatStandsNowhere) {
  write_bytes(scratch_ / "seats.csv", kSeats + "far,House of Elsewhere,,1,2\n");
  const Ran ran = with_seats();
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.err, HasSubstr("1 seat stands in no veiligheidsregio that is known"));
  EXPECT_THAT(ran.err, HasSubstr("House of Elsewhere (line 4)"));
  EXPECT_THAT(ran.out, HasSubstr("0 municipalities"));
}

TEST_F(Allocate, MakesHostileNamesHarmless) {
  write_bytes(scratch_ / "seats.csv", "region,name,x,y\nzee,\x1b[31mred,100100,400500\n");
  const Ran ran = with_seats();
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.out + ran.err, Not(HasSubstr("\x1b")));
}

TEST_F(Allocate, RefusesSeatsThatAreWrong) {
  write_bytes(scratch_ / "seats.csv", "region,unit,lon,lat\nzee,GM9999,3.5,51.4\n");
  const Ran unknown = with_seats();
  EXPECT_EQ(unknown.code, 3);
  EXPECT_THAT(unknown.err, HasSubstr("seats.csv:2: 'GM9999' in the column 'unit' is no unit of"));
  EXPECT_EQ(run({"--seats", scratch_ / "none.csv", "--within", "veiligheidsregio"}).code, 3);
}

TEST_F(Allocate, RefusesWhatCannotBeMeant) {
  EXPECT_EQ(run({"--within", "veiligheidsregio"}).code, 2);
  EXPECT_EQ(run({"--seats", scratch_ / "seats.csv"}).code, 2);
  EXPECT_EQ(run({"--seats", scratch_ / "seats.csv", "--within", "nothing"}).code, 2);
  EXPECT_EQ(with_seats({"--scheme", "veiligheidsregio"}).code, 2);
  EXPECT_EQ(with_seats({"--scheme", "riec+provincie"}).code, 2);
  EXPECT_EQ(with_seats({"--as", "a+b"}).code, 2);
  EXPECT_EQ(with_seats({"--out", "-", "--json"}).code, 2);
  const Ran layer = with_seats({"--out", scratch_ / "out.gpkg"});
  EXPECT_EQ(layer.code, 2);
  EXPECT_THAT(layer.err, HasSubstr("ends in .csv"));
}

TEST_F(Allocate, OverwritesNoInput) {
  const Ran ran = with_seats({"--out", scratch_ / "seats.csv"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(file_bytes(scratch_ / "seats.csv"), kSeats);
}

}  // namespace
}  // namespace grens::testing
