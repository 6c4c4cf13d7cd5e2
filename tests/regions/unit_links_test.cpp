#include "regions/unit_links.hpp"

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "regions/table_folder.hpp"
#include "regions/year.hpp"

namespace grens {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

RegionTables nl_tables() {
  Notices notices;
  return load_tables(table_files_in(GRENS_SOURCE_DIR "/shapes/nl"), notices);
}

TEST(UnitLinks, GoForwardToSuccessorsAndBackToPredecessors) {
  const RegionTables tables = nl_tables();
  const UnitLinks forward = link_units(tables, 2017, 2022);
  EXPECT_EQ(forward.size(), 388U);
  EXPECT_THAT(forward.at("GM0716"), ElementsAre("GM0716"));
  EXPECT_THAT(forward.at("GM0545"), ElementsAre("GM1961"));  // Leerdam, Vijfheerenlanden
  EXPECT_THAT(forward.at("GM0788"), ElementsAre("GM0757", "GM0824", "GM0855", "GM0865"));
  const UnitLinks back = link_units(tables, 2022, 2017);
  EXPECT_EQ(back.size(), 345U);
  EXPECT_THAT(back.at("GM1961"), ElementsAre("GM0545", "GM0620", "GM0707"));
  EXPECT_THAT(back.at("GM0855"), ElementsAre("GM0788", "GM0855"));  // Tilburg has a part of Haaren
  EXPECT_THAT(back.at("GM0716"), ElementsAre("GM0716"));
}

/// From every year to every other one all units are known, and none of the other year is left out.
TEST(UnitLinks, OfTheShippedTablesReachAllUnitsOfAllYears) {
  const RegionTables tables = nl_tables();
  for (int from = 2013; from <= 2026; ++from) {
    for (int to = 2013; to <= 2026; ++to) {
      SCOPED_TRACE(std::to_string(from) + " to " + std::to_string(to));
      std::set<std::string> reached;
      for (const auto& [unit, targets] : link_units(tables, from, to)) {
        reached.insert(targets.begin(), targets.end());
      }
      const auto units = units_on(tables, first_of_january(to));
      EXPECT_TRUE(std::equal(reached.begin(), reached.end(), units.begin(), units.end()));
    }
  }
}

TEST(UnitLinks, RefuseYearsAndTablesThatTellNothing) {
  const RegionTables tables = nl_tables();
  EXPECT_THAT(message_of<InputError>([&] { link_units(tables, 1997, 2022); }),
              HasSubstr("no layout of 1997: name a year from 2013 on"));

  TableFolder folder;
  folder.write("membership.csv", "unit,scheme,region,from,to\nA,vr,x,2017-01-01,\n");
  folder.write("units.csv", "code,from,to\nA,2017-01-01,2019-01-01\nB,2019-01-01,\n");
  EXPECT_THAT(message_of<InputError>([&] { link_units(folder.load(), 2017, 2018); }),
              HasSubstr("no changes.csv beside"));
  folder.write("changes.csv", "date,old,new,kind\n");
  EXPECT_THAT(message_of<InputError>([&] { link_units(folder.load(), 2018, 2019); }),
              AllOf(HasSubstr("changes.csv does not say where the land of 'A' of 2018"),
                    HasSubstr("2019")));

  TableFolder undated;
  undated.write("membership.csv", "unit,vr\nA,x\n");
  EXPECT_THAT(message_of<InputError>([&] { link_units(undated.load(), 2018, 2019); }),
              HasSubstr("has no dates"));
}

}  // namespace
}  // namespace grens
