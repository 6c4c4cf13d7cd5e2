// Points and circles over regions: each is told, none is covered, and what cannot be drawn is said.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "base/error.hpp"
#include "drawn.hpp"
#include "job/map_job.hpp"
#include "support/shared_data.hpp"
#include "well_placed.hpp"

namespace grens::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::string kHouses = GRENS_SOURCE_DIR "/shapes/nl/veiligheidshuizen-2010.csv";

/// What stands on the map or in the list below it.
std::string told_by(const MapResult& map) {
  std::string told;
  for (const char* layer : {"names", "list"}) {
    for (const std::string& text : texts_of(map.drawing, layer)) told += text + "\n";
  }
  return told;
}

MapOrder houses(const std::string& page = "A4") {
  MapOrder order;
  order.scheme = "veiligheidsregio";
  order.points = kHouses;
  order.point_name = "place";
  order.page = page_from_text(page);
  return order;
}

void expect_all_houses(const MapResult& map) {
  expect_well_placed(map);
  EXPECT_EQ(map.symbols.drawn, 47U);
  EXPECT_EQ(map.symbols.outside, 0U);
  EXPECT_THAT(map.symbols.unnamed, IsEmpty());
  const std::string told = told_by(map);
  for (const char* place : {"Amsterdam (4)", "Amstelveen", "Den Haag", "Schiedam", "Kerkrade"}) {
    EXPECT_THAT(told, HasSubstr(place));
  }
}

TEST(HousesMap, TellsEveryHouse) {
  const WorkLayer work = prepare(kShippedLayer);
  const Fonts fonts;
  for (const char* page : {"A4", "A5", "A3-landscape", "100x120"}) {
    SCOPED_TRACE(page);
    Notices notices;
    expect_all_houses(make_map(work, houses(page), fonts, notices));
  }
}

TEST(HousesMap, TellsEveryHouseOnARealLayer) {
  const std::string path = shared_data("nl-2015-gemeenten/gemeenten.shp");
  if (path.empty()) GTEST_SKIP() << "SKIPPED: there is no real data (nl-2015-gemeenten)";
  Notices notices;
  expect_all_houses(make_map(prepare(path), houses(), Fonts(), notices));
}

TEST(HousesMap, NamesBothSources) {
  const WorkLayer work = prepare(kShippedLayer);
  Notices notices;
  const MapResult map = make_map(work, houses(), Fonts(), notices);
  std::string foot;
  for (const std::string& text : texts_of(map.drawing, "furniture")) foot += text + " ";
  EXPECT_THAT(foot, HasSubstr("Voronoi cells"));
  EXPECT_THAT(foot, HasSubstr("addresses of 2010"));
  EXPECT_EQ(map.drawing.title, "Veiligheidshuizen 2010");
}

/// Of an extent those beyond the frame are left out, and that is said.
TEST(HousesMap, LeavesOutWhatLiesBeyondTheFrame) {
  const WorkLayer work = prepare(kShippedLayer);
  MapOrder order = houses();
  order.extent = "zeeland";
  Notices notices;
  const MapResult map = make_map(work, order, Fonts(), notices);
  expect_well_placed(map);
  EXPECT_GE(map.symbols.drawn, 1U);
  EXPECT_EQ(map.symbols.drawn + map.symbols.outside, 47U);
  ASSERT_EQ(of_kind(notices, "point-outside").size(), 1U);
  EXPECT_EQ(of_kind(notices, "point-outside").front().count, map.symbols.outside);
}

TEST(PeopleMap, CirclesGoWithTheirNumbers) {
  const WorkLayer work = prepare(kShippedLayer);
  const Fonts fonts;
  for (const char* page : {"A4", "A3", "100x120"}) {
    SCOPED_TRACE(page);
    MapOrder order;
    order.scheme = "veiligheidsregio";
    order.circles = "population";
    order.page = page_from_text(page);
    Notices notices;
    const MapResult map = make_map(work, order, fonts, notices);
    expect_well_placed(map);
    EXPECT_EQ(of_kind(notices, "no-circle").front().count, 4U);
    const auto key = texts_of(map.drawing, "furniture");
    for (const char* number : {"500,000", "100,000", "20,000"}) EXPECT_THAT(key, Contains(number));
    const std::vector<Circle> circles = symbols_of(map.drawing);
    EXPECT_EQ(circles.size(), 338U);
    EXPECT_LE(circles.front().radius, 9.001 * page_scale(order.page));
    for (std::size_t c = 1; c < circles.size(); ++c) {
      EXPECT_LE(circles[c].radius, circles[c - 1].radius) << "a small one lies below a large one";
    }
  }
}

/// Four squares of 10 km with two regions.
class SmallMap : public ::testing::Test {
 protected:
  MapResult map_of(const std::string& table, const std::string& circles = "") {
    write_bytes(scratch_ / "points.csv", table);
    MapOrder order;
    order.by = "region";
    order.points = scratch_ / "points.csv";
    order.circles = circles;
    order.source = "nobody";
    MapResult map = make_map(work_, order, fonts_, notices_);
    expect_well_placed(map);
    return map;
  }

  Scratch scratch_;
  Notices notices_;
  Fonts fonts_;
  WorkLayer work_ = prepare_drawn({{"a", "West", 0, 0, 10000, 10000},
                                   {"b", "West", 0, 10000, 10000, 20000},
                                   {"c", "East", 10000, 0, 20000, 10000},
                                   {"d", "East", 10000, 10000, 20000, 20000}},
                                  notices_);
};

TEST_F(SmallMap, OnePoint) {
  const MapResult map = map_of("x,y,name\n155000,455000,Here\n");
  EXPECT_EQ(map.symbols.drawn, 1U);
  EXPECT_THAT(texts_of(map.drawing, "names"), Contains("Here"));
  EXPECT_THAT(texts_of(map.drawing, "furniture"), Contains("Points (1)"));
}

TEST_F(SmallMap, NoPointIsRefused) {
  EXPECT_THROW(map_of("x,y,name\n"), InputError);
  EXPECT_THROW(map_of("name\nx\n"), InputError);
  EXPECT_THROW(map_of("x,y,name\n155000,north,Here\n"), InputError);
}

/// The corners of the layer, a point just beyond each, one far off, one without a place.
TEST_F(SmallMap, PointsAtTheEdge) {
  std::string table = "x,y,name\n,,Lost\n-9e9,1e12,Far\n";
  int n = 0;
  for (const char* x : {"150000", "170000"}) {
    for (const char* y : {"450000", "470000"}) {
      table += fmt::format("{},{},A long name of corner number {}\n", x, y, ++n);
    }
  }
  const MapResult map = map_of(table);
  EXPECT_EQ(map.symbols.drawn, 4U);
  EXPECT_EQ(map.symbols.outside, 1U);
  EXPECT_THAT(map.symbols.unnamed, IsEmpty());
  EXPECT_THAT(of_kind(notices_, "point-nowhere").front().text, HasSubstr("Lost"));
}

TEST_F(SmallMap, WhatLiesTogetherIsToldTogether) {
  const MapResult two = map_of("x,y,name\n155000,455000,Breda\n155050,455000,Tilburg\n");
  EXPECT_THAT(told_by(two), HasSubstr("Breda, Tilburg"));
  const MapResult same = map_of("x,y,name\n155000,455000,Breda\n155000,455000,Breda\n");
  EXPECT_THAT(told_by(same), HasSubstr("Breda (2)"));
  EXPECT_EQ(same.symbols.drawn, 2U);
  std::string many = "x,y,name\n";
  for (int i = 0; i < 30; ++i) many += fmt::format("155000,455000,n{}\n", i);
  const MapResult heap = map_of(many);
  EXPECT_THAT(texts_of(heap.drawing, "names"), Contains("1"));
  const auto list = texts_of(heap.drawing, "list");
  std::string listed;
  for (const std::string& line : list) listed += line + " ";
  EXPECT_THAT(listed, HasSubstr("n0, n1,"));
  EXPECT_THAT(listed, HasSubstr("+ 22"));
}

TEST_F(SmallMap, ARowOfPointsThatTouch) {
  std::string row = "x,y,name\n";
  for (int i = 0; i < 400; ++i) row += fmt::format("{},455000,p{}\n", 150000 + 50 * i, i);
  EXPECT_EQ(map_of(row).symbols.drawn, 400U);
}

TEST_F(SmallMap, EqualNumbersHaveEqualCircles) {
  const MapResult map =
      map_of("x,y,name,n\n152000,452000,one,7\n158000,458000,two,7\n168000,462000,three,7\n", "n");
  const std::vector<Circle> circles = symbols_of(map.drawing);
  ASSERT_EQ(circles.size(), 3U);
  EXPECT_NEAR(circles[0].radius, 9, 1e-9);
  EXPECT_EQ(circles[0].radius, circles[2].radius);
  EXPECT_THAT(texts_of(map.drawing, "furniture"),
              Contains("Points: the area of a circle is in proportion to the number"));
  EXPECT_THAT(texts_of(map.drawing, "names"), Contains("one"));
}

/// Four times the number is twice the radius; 0 has no circle, and what is no number is said.
TEST_F(SmallMap, WhatIsNoNumberHasNoCircle) {
  const MapResult map = map_of(
      "x,y,name,n\n152000,452000,big,4\n158000,458000,small,1\n168000,462000,zero,0\n"
      "168000,468000,minus,-3\n168000,469000,nan,nan\n168000,466000,text,many\n"
      "162000,466000,empty,\n162000,462000,unknown,-99997\n",
      "n");
  const std::vector<Circle> circles = symbols_of(map.drawing);
  ASSERT_EQ(circles.size(), 2U);
  EXPECT_NEAR(circles[0].radius, 2 * circles[1].radius, 1e-9);
  ASSERT_EQ(of_kind(notices_, "no-circle").size(), 1U);
  const Notice notice = of_kind(notices_, "no-circle").front();
  EXPECT_EQ(notice.count, 5U);
  for (const char* name : {"minus", "nan", "text", "empty", "unknown"}) {
    EXPECT_THAT(notice.text, HasSubstr(name));
  }
  EXPECT_THAT(told_by(map), Not(HasSubstr("zero")));
}

TEST_F(SmallMap, NoCircleAtAll) {
  EXPECT_EQ(map_of("x,y,name,n\n152000,452000,none,0\n", "n").symbols.drawn, 0U);
}

TEST_F(SmallMap, HostileNames) {
  const std::string long_name(3000, 'W');
  const MapResult map =
      map_of("x,y,name\n155000,455000,\"</text>\x1b[31m\n\xE2\x80\xAE\"\n152000," +
             ("452000," + long_name) + "\n162000,452000,\n");
  EXPECT_EQ(map.symbols.drawn, 3U);
  EXPECT_THAT(told_by(map), Not(HasSubstr("\x1b")));
}

TEST_F(SmallMap, ColumnsThatAreNotThereAreTold) {
  try {
    map_of("x,y,n\n155000,455000,1\n", "m");
    FAIL() << "not refused";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("has no column 'm' for --circles; there are: x, y, n"));
  }
}

/// Radii on A4: at most 9 mm, and less when a fifth of the page would be covered.
TEST(CircleScale, GivesWayWhereManyAreLarge) {
  const CircleScale one(std::vector<double>{5000}, {});
  EXPECT_NEAR(one.radius(5000), 9, 1e-9);
  EXPECT_THAT(one.key(), ElementsAre(5000, 1000, 200));
  const CircleScale many(std::vector<double>(1000, 3), {});
  EXPECT_NEAR(1000 * std::acos(-1.0) * std::pow(many.radius(3), 2), 0.2 * 210 * 297, 1e-6);
  EXPECT_THAT(many.key(), ElementsAre(2));
  EXPECT_THAT(CircleScale(std::vector<double>{0.5}, {}).key(), ElementsAre(0.5, 0.1, 0.02));
  EXPECT_THAT(CircleScale({}, {}).key(), IsEmpty());
  EXPECT_EQ(round_number_text(0.02, Language::kDutch), "0,02");
  EXPECT_EQ(round_number_text(20000, Language::kDutch), "20.000");
}

}  // namespace
}  // namespace grens::testing
