// grens years and grens history as a person runs them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "program.hpp"
#include "support/shared_data.hpp"

namespace grens::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using Json = nlohmann::json;

TEST(Years, ListsTheYearsOfTheTables) {
  const Ran ran = grens_run({"years"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, AllOf(HasSubstr("\n2013  408  "), HasSubstr("\n2026  342  "),
                             HasSubstr("10 into 3"), Not(HasSubstr("2013-01-01"))));
  EXPECT_THAT(grens_run({"years", "-v"}).out,
              HasSubstr("\n      2013-01-01  Graafstroom (GM0693)"));
  const Json json = Json::parse(grens_run({"years", "--json"}).out, nullptr, false);
  EXPECT_EQ(json["schema"], "grens-years/1");
  EXPECT_EQ(json["years"].size(), 14U);
}

TEST(Years, ListsOneYearWhenAsked) {
  const Ran ran = grens_run({"years", "--year", "2021"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, AllOf(HasSubstr("\n2021  352  "), Not(HasSubstr("\n2020"))));
  const Ran none = grens_run({"years", "--year", "2031"});
  EXPECT_EQ(none.code, 3);
  EXPECT_THAT(none.err, HasSubstr("does not cover 2031: name a year from 2013 to 2026"));
}

TEST(Years, TellsWhichOneAFileHas) {
  const std::string file = source_file("shapes/nl/gemeenten-2024-approximate.shp");
  const Ran ran = grens_run({"years", file});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out, file + ": all 342 municipalities of 2023 to 2026, and no other.\n");
  const Json json = Json::parse(grens_run({"years", file, "--json"}).out, nullptr, false);
  EXPECT_EQ(json["schema"], "grens-layout/1");
  EXPECT_EQ(json["known"], 342);
}

TEST(Years, TellsWhatIsOfAnotherYear) {
  const Scratch scratch;
  const std::string file = scratch / "units.geojson";
  write_bytes(file, collection(square("GM0716", "Tholen", 0) + "," + square("GM0457", "Weesp", 1)));
  const Ran ran = grens_run({"years", file, "--year", "2024"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("  Weesp (GM0457): ended on 2022-03-24; in 2024 its land is in "
                                 "Amsterdam (GM0363)\n"));
  EXPECT_EQ(grens_run({"years", scratch / "nowhere.shp"}).code, 3);
}

TEST(Years, OfAPartOfTheCountryNamesAllThatFit) {
  const Scratch scratch;
  write_bytes(scratch / "in.geojson", two_squares());
  EXPECT_THAT(grens_run({"years", scratch / "in.geojson"}).out,
              HasSubstr("The file is a part of the country, and 2013 to 2022 fit just as well.\n"));
  EXPECT_THAT(grens_run({"years", source_file("shapes/nl/gemeenten-2024-approximate.shp")}).out,
              testing::Not(HasSubstr("part of the country")));
}

TEST(Years, OfRealLayers) {
  GRENS_SHARED_OR_SKIP(path, "nl-2017-gemeenten/gemeenten.shp");
  const Json json = Json::parse(grens_run({"years", path, "--json"}).out, nullptr, false);
  EXPECT_EQ(json["same_years"], Json({2017}));
  EXPECT_TRUE(json["other"].empty());
}

TEST(History, OfAUnitByNameAndByCode) {
  const Ran ran = grens_run({"history", "Leerdam"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, StartsWith("Leerdam (GM0545), until 2019-01-01\n"));
  EXPECT_EQ(grens_run({"history", "GM0545"}).out, ran.out);
  const Json json = Json::parse(grens_run({"history", "gm0716", "--json"}).out, nullptr, false);
  EXPECT_EQ(json["name"], "Tholen");
}

TEST(History, OfNoUnitNamesThoseNearIt) {
  const Ran ran = grens_run({"history", "Bergen"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, AllOf(HasSubstr("'Bergen' is no unit"), HasSubstr("Bergen (L.) (GM0893)"),
                             HasSubstr("Bergen op Zoom (GM0748)")));
  EXPECT_EQ(grens_run({"history"}).code, 2);
  EXPECT_EQ(grens_run({"history", "Tholen", "--year", "2019"}).code, 2);
}

TEST(History, OfANameThatSeveralUnitsHadListsThem) {
  const Scratch scratch;
  write_bytes(scratch / "membership.csv", "unit,scheme,region,from\nA,vr,x,2016-01-01\n");
  write_bytes(scratch / "units.csv", "code,name,from,to\nA,Laren,,2016-01-01\nB,Laren,,\n");
  const Ran ran = grens_run({"history", "laren", "--membership", scratch / "membership.csv"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("Laren (A, until 2016-01-01), Laren (B); give the code"));
}

}  // namespace
}  // namespace grens::testing
