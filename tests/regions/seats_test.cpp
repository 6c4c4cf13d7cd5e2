#include "regions/seats.hpp"

#include "base/error.hpp"
#include "regions/table_folder.hpp"

namespace grens {
namespace {

using testing::AllOf;
using testing::HasSubstr;

SeatTable read(const std::string& text) { return parse_seats(parse_csv(text, "seats.csv")); }
std::string refusal(const std::string& text) {
  return message_of<InputError>([&] { read(text); });
}

TEST(Seats, AreReadWithAllThatTheTableSays) {
  const SeatTable table = read(
      "code,name,place,unit,lon,lat\n"
      "veiligheidshuis-drenthe,Veiligheidshuis Drenthe,Emmen,GM0114,6.90694,52.77917\n");
  EXPECT_TRUE(table.lonlat);
  ASSERT_EQ(table.seats.size(), 1U);
  const Seat& seat = table.seats.front();
  EXPECT_EQ(seat.region, "veiligheidshuis-drenthe");
  EXPECT_EQ(seat.name, "Veiligheidshuis Drenthe");
  EXPECT_EQ(seat.place, "Emmen");
  EXPECT_EQ(seat.unit, "GM0114");
  EXPECT_EQ(seat.x, 6.90694);
  EXPECT_EQ(seat.y, 52.77917);
  EXPECT_EQ(seat.line, 2U);
}

TEST(Seats, MayStandInTheLayersOwnCoordinates) {
  const SeatTable table = read("region,code,x,y\nnorth,ignored,-155000,463000.5\n");
  EXPECT_FALSE(table.lonlat);
  EXPECT_EQ(table.seats.front().region, "north") << "`region` goes before `code`";
  EXPECT_EQ(table.seats.front().name, "north") << "the code, where there is no name";
  EXPECT_EQ(table.seats.front().x, -155000);
  EXPECT_EQ(table.seats.front().y, 463000.5);
}

TEST(Seats, OfWhichSomethingIsWrongAreRefusedByLine) {
  EXPECT_THAT(refusal("region,lon\na,5\n"), HasSubstr("no column 'lat'"));
  EXPECT_THAT(refusal("lon,lat\n5,52\n"), HasSubstr("no column 'region'"));
  EXPECT_THAT(refusal("region,lon,lat\na,5,52\n,5,52\n"),
              AllOf(HasSubstr("seats.csv:3"), HasSubstr("'region' is empty")));
  EXPECT_THAT(refusal("region,lon,lat\na,\"5,1\",52\n"),
              AllOf(HasSubstr("seats.csv:2"), HasSubstr("'5,1' in the column 'lon'")));
  EXPECT_THAT(refusal("region,lon,lat\na,nan,52\n"), HasSubstr("no number"));
  EXPECT_THAT(refusal("region,lon,lat\na,155000,463000\n"), HasSubstr("no place on Earth"));
  EXPECT_THAT(refusal("region,name,lon,lat\na,One,5,52\na,Two,5,52\n"),
              AllOf(HasSubstr("seats.csv:3"), HasSubstr("'One' in line 2")));
  EXPECT_THAT(refusal("region,lon,lat\n"), HasSubstr("no seat"));
}

}  // namespace
}  // namespace grens
