#include "regions/population.hpp"

#include <limits>

#include "regions/table_folder.hpp"

namespace grens {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Codes = std::vector<std::string>;

RegionTables tables_of(const std::string& population, const std::string& changes = {},
                       const std::string& units = {}) {
  TableFolder folder;
  folder.write("membership.csv", "unit,vr\nA,x\n");
  if (!population.empty()) folder.write("population.csv", "unit,year,persons\n" + population);
  if (!changes.empty()) folder.write("changes.csv", "date,old,new,kind\n" + changes);
  if (!units.empty()) folder.write("units.csv", "code,from,to\n" + units);
  return folder.load();
}

TEST(Population, IsThatOfTheYearWhenThereIsOne) {
  const RegionTables tables =
      tables_of("A,2017,10\nB,2017,-99997\nC,2017,0\nA,2015,9\nA,2022,12\nE,2022,7\n",
                "2017-01-01,A,Z,rename\n");
  const Codes units{"A", "B", "C", "D", "E"};
  const UnitPopulation result = table_population(tables, units, 2017);
  EXPECT_THAT(result.persons, ElementsAre(10, std::nullopt, 0, std::nullopt, std::nullopt));
  EXPECT_EQ(result.year, 2017);
}

TEST(Population, IsCarriedForwardFromTheNearestEarlierYear) {
  const RegionTables tables = tables_of(
      "A,2015,1\nA,2017,10\nB,2017,20\nC,2017,30\nD,2017,40\nE,2017,50\nF,2017,60\nG,2017,70\n"
      "A,2024,999\n",
      "2017-01-01,A,F,merge\n"  // has been counted already
      "2018-01-01,A,N,merge\n2018-01-01,B,N,merge\n"
      "2019-01-01,N,M,rename\n"
      "2019-01-01,C,C,merge\n2019-01-01,D,C,merge\n"
      "2021-07-01,E,F,split\n2021-07-01,E,H,split\n"
      "2022-01-01,G,K,recode\n"
      "2022-01-02,C,X,rename\n");  // later than the layout
  const Codes units{"A", "B", "C", "D", "E", "F", "G", "H", "K", "M", "N", "X"};
  const UnitPopulation result = table_population(tables, units, 2022);
  const std::vector<std::optional<std::int64_t>> expected{{}, {}, 70, {}, {}, {},
                                                          {}, {}, 70, 30, {}, {}};
  EXPECT_EQ(result.persons, expected);
  EXPECT_EQ(result.year, 2017);
}

TEST(Population, WhatOneGiverLacksTheReceiverLacks) {
  const std::string units = "A,,2018-01-01\nB,,\nC,,2018-01-01\nN,2018-01-01,\n";
  const RegionTables tables = tables_of(
      "A,2017,10\n", "2018-01-01,A,B,merge\n2018-01-01,A,N,merge\n2018-01-01,C,N,merge\n", units);
  // B was there without figures; C had none.
  EXPECT_THAT(table_population(tables, Codes{"B", "N"}, 2018).persons,
              ElementsAre(std::nullopt, std::nullopt));
}

TEST(Population, CodesThatChangeHandsOnOneDay) {
  const RegionTables tables =
      tables_of("A,2017,10\nB,2017,20\n", "2018-01-01,A,B,recode\n2018-01-01,B,C,recode\n");
  EXPECT_THAT(table_population(tables, Codes{"A", "B", "C"}, 2018).persons,
              ElementsAre(std::nullopt, 10, 20));
}

TEST(Population, FromALaterYearOnlyForUnitsThatNothingTouches) {
  const RegionTables tables = tables_of(
      "A,2017,10\nB,2017,20\nC,2017,30\nD,2017,40\nA,2022,11\n",
      "2014-01-01,A,A,merge\n2014-01-02,X,B,merge\n2017-01-01,C,C,merge\n2018-01-01,D,D,merge\n");
  const UnitPopulation result = table_population(tables, Codes{"A", "B", "C", "D", "X"}, 2014);
  EXPECT_THAT(result.persons, ElementsAre(10, std::nullopt, std::nullopt, 40, std::nullopt));
  EXPECT_EQ(result.year, 2017) << "the nearest";
}

TEST(Population, NothingKnownHasNoYear) {
  EXPECT_EQ(table_population(tables_of(""), Codes{"A"}, 2017).year, std::nullopt);
  const UnitPopulation other = table_population(tables_of("B,2017,1\n"), Codes{"A"}, 2017);
  EXPECT_THAT(other.persons, ElementsAre(std::nullopt));
  EXPECT_EQ(other.year, std::nullopt);
}

TEST(Population, ANeighbourhoodIsNotItsMunicipality) {
  EXPECT_THAT(table_population(tables_of("GM0001,2017,10\n"), Codes{"BU00010000"}, 2017).persons,
              ElementsAre(std::nullopt));
}

TEST(PopulationSum, SaysWhatItDoesNotKnow) {
  PopulationSum sum;
  EXPECT_EQ(to_string(sum), "unknown");
  sum.add("A", std::nullopt);
  sum.add("B", -99999998);
  EXPECT_TRUE(sum.is_unknown());
  EXPECT_EQ(to_string(sum), "unknown") << "never 0";
  sum.add("C", 17'081'507);
  EXPECT_EQ(to_string(sum), "at least 17081507");
  EXPECT_FALSE(sum.is_exact());
  EXPECT_THAT(sum.unknown, ElementsAre("A", "B"));
  EXPECT_EQ(sum.known, 1U);

  PopulationSum whole;
  whole.add("A", 0);
  EXPECT_EQ(to_string(whole), "0");
  EXPECT_TRUE(whole.is_exact());
  EXPECT_THAT(whole.unknown, IsEmpty());
}

TEST(PopulationSum, DoesNotOverflow) {
  PopulationSum sum;
  sum.add("A", std::numeric_limits<std::int64_t>::max());
  sum.add("B", std::numeric_limits<std::int64_t>::min());
  EXPECT_TRUE(sum.is_unknown());
}

}  // namespace
}  // namespace grens
