// Figures by unit or by region, from tables of all kinds.
#include "regions/area_figures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace grens {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Optional;

const auto kNoFigure = std::optional<double>();

/// Units GM0001 .. GM0004 in the regions noord (two units), zuid, and oost+west, joined; GM0009 and
/// the region ver lie outside the layer.
struct AreaFiguresTest : testing::Test {
  std::vector<std::string> units = {"GM0001", "GM0002", "GM0003", "GM0004"};
  std::vector<std::string> outside = {"GM0009"};
  SchemeLabels labels;
  Notices notices;

  AreaFiguresTest() {
    labels.scheme = "landsdeel";
    labels.region = {0, 0, 2, 1};
    labels.regions = {region("noord", "Noord-Nederland"), region("oost+west", "Oost + Wést"),
                      region("zuid", "Zuid")};
    labels.elsewhere = {region("ver", "Ver weg")};
  }
  static RegionInfo region(const std::string& code, const std::string& name) {
    RegionInfo info;
    info.code = code;
    info.name = name;
    return info;
  }
  AreaFigures read(const std::string& text, std::optional<int> year = 2024,
                   const std::string& value = "n") {
    return read_area_figures(parse_csv(text, "f.csv"), value, year, {units, outside, labels},
                             notices);
  }
  std::string refusal(const std::string& text) {
    try {
      read(text);
    } catch (const InputError& error) {
      return error.what();
    }
    return "not refused";
  }
};

TEST_F(AreaFiguresTest, AreByUnit) {
  const AreaFigures figures = read("unit,n\nGM0003,1.5\nGM0001,-2\nGM0002,\n");
  EXPECT_FALSE(figures.by_region);
  EXPECT_THAT(figures.numbers, ElementsAre(Optional(-2), kNoFigure, Optional(1.5), kNoFigure));
  EXPECT_EQ(figures.year, std::nullopt);
  EXPECT_THAT(notices.list(), IsEmpty());
}

TEST_F(AreaFiguresTest, AreByRegionByCodeOrName) {
  for (const char* header : {"region", "Region", "landsdeel", "code", "gebied"}) {
    const AreaFigures figures =
        read(std::string(header) + ",n\nnoord-nederland,5\nZUID,7\noost + west,9\nver weg,1\n");
    EXPECT_TRUE(figures.by_region) << header;
    EXPECT_THAT(figures.numbers, ElementsAre(Optional(5), Optional(9), Optional(7))) << header;
  }
}

TEST_F(AreaFiguresTest, TakeCodesWithoutTheirLetters) {
  EXPECT_THAT(read("gm_code,n\n1,5\n0002,6\n").numbers,
              ElementsAre(Optional(5), Optional(6), kNoFigure, kNoFigure));
}

TEST_F(AreaFiguresTest, FindTheAreasInTheFirstColumnThatIsNotTheFigures) {
  EXPECT_THAT(read("where,n\nGM0004,5\n").numbers[3], Optional(5));
  EXPECT_THAT(read("n,where\n5,GM0004\n").numbers[3], Optional(5));
  EXPECT_THAT(refusal("n\n5\n"), HasSubstr("f.csv: beside the figures there is no column"));
}

TEST_F(AreaFiguresTest, AreOfTheYearOfTheMapOrTheNearest) {
  const std::string text =
      "unit,jaar,n\nGM0001,2015,5\nGM0001,2022,6\nGM0001,2026,7\nGM0002,2015,1\n";
  const auto first = [&](std::optional<int> year) { return read(text, year); };
  EXPECT_THAT(first(2022).numbers[0], Optional(6));
  EXPECT_THAT(first(2024).numbers[0], Optional(6)) << "the nearest before";
  EXPECT_EQ(first(2024).year, 2022);
  EXPECT_EQ(first(2010).year, 2015) << "none is before";
  EXPECT_EQ(first({}).year, 2026);
  EXPECT_THAT(notices.list().front().text,
              HasSubstr("f.csv: 3 rows are of another year than 2022 (column 'jaar')"));
  EXPECT_EQ(read("unit,year,n\nGM0001,2015,5\n").year, 2015) << "a single one is that of all";
}

TEST_F(AreaFiguresTest, LeaveOutWhatTheLayerLacksAndSayIt) {
  const AreaFigures figures = read("unit,n\nGM0001,5\nGM0009,6\nGM0777,7\nGM0778,8\n");
  EXPECT_THAT(figures.numbers[0], Optional(5));
  ASSERT_EQ(notices.list().size(), 2U);
  EXPECT_THAT(notices.list()[0].text, HasSubstr("1 row is about what lies outside the layer"));
  EXPECT_THAT(notices.list()[1].text, HasSubstr("2 codes are no unit of the layer"));
  EXPECT_THAT(notices.list()[1].units, ElementsAre("GM0777", "GM0778"));
}

/// A figure of one of two regions that are drawn as one is not that of both.
TEST_F(AreaFiguresTest, OfAMemberAreNotThoseOfTheComposite) {
  const AreaFigures figures = read("region,n\nzuid,5\noost,6\nwest,6\n");
  EXPECT_THAT(figures.numbers, ElementsAre(kNoFigure, kNoFigure, Optional(5)));
  EXPECT_THAT(notices.list().front().text,
              HasSubstr("2 names are no region of 'landsdeel' by itself"));
}

TEST_F(AreaFiguresTest, ANameOfTwoRegionsIsNobodys) {
  labels.regions[2].name = "Noord-Nederland";
  const AreaFigures figures = read("region,n\nNoord-Nederland,5\nzuid,6\n");
  EXPECT_THAT(figures.numbers, ElementsAre(kNoFigure, kNoFigure, Optional(6)));
  EXPECT_EQ(notices.list().size(), 1U);
}

TEST_F(AreaFiguresTest, UnknownFiguresAreNone) {
  EXPECT_THAT(read("unit,n\nGM0001,.\nGM0002,-99997\nGM0003, \nGM0004,0\n").numbers,
              ElementsAre(kNoFigure, kNoFigure, kNoFigure, Optional(0)));
}

TEST_F(AreaFiguresTest, HostileTablesAreRefusedByLine) {
  EXPECT_THAT(refusal("unit,n\nGM0001,5\nGM0002,five\n"),
              HasSubstr("f.csv:3: 'five' in the column 'n' is no number"));
  for (const char* cell : {"nan", "inf", "\"1,5\"", "1 000", "0x10", "\x1b[31m", "1e999"}) {
    const std::string message = refusal("unit,n\nGM0001," + std::string(cell) + "\n");
    EXPECT_THAT(message, HasSubstr("f.csv:2: ")) << cell;
    EXPECT_THAT(message, testing::Not(HasSubstr("\x1b")));
  }
  EXPECT_THAT(refusal("unit,n\nGM0001,5\nGM0001,6\n"),
              HasSubstr("f.csv:3: 'GM0001' has a row already, in line 2"));
  EXPECT_THAT(refusal("region,n\nzuid,5\nnoord,1\nZuid,6\n"), HasSubstr("f.csv:4: 'Zuid'"));
  EXPECT_THAT(refusal("unit,n\n,5\n"), HasSubstr("f.csv:2: "));
  EXPECT_THAT(refusal("unit,year,n\nGM0001,soon,5\n"), HasSubstr("f.csv:2: "));
  EXPECT_THAT(refusal("unit,year,n\nGM0001,99999999999,5\n"), HasSubstr("is no year"));
  EXPECT_THAT(refusal("unit,m\nGM0001,5\n"), HasSubstr("unit, m"));
  EXPECT_THAT(refusal("unit,n\nzuid,5\n"), HasSubstr("nothing is a unit of the layer"));
  EXPECT_THAT(refusal("place,n\nx,5\n"),
              HasSubstr("nothing is a unit of the layer or a region of 'landsdeel'"));
  EXPECT_THAT(refusal("unit,n\n"), HasSubstr("no rows"));
}

}  // namespace
}  // namespace grens
