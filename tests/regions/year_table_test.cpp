#include "regions/year_table.hpp"

#include <gmock/gmock.h>

#include <map>
#include <numeric>
#include <set>

#include "base/error.hpp"
#include "regions/shipped_tables.hpp"
#include "regions/succession.hpp"
#include "regions/table_folder.hpp"

namespace grens {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kUnits = "code,name,from,to\nA,Zand,,2018-01-01\nB,Berg,,\nN,Meer,2018-01-01,\n";
const std::string kMembership =
    "unit,scheme,region,from,to,part\nA,vr,x,2016-01-01,2018-01-01,\nB,vr,y,2016-01-01,,\n"
    "N,vr,x,2018-01-01,,\nB,team,p,2016-01-01,,yes\nB,team,q,2016-01-01,,yes\n";

TEST(CoveredYears, AreThoseThatSomebodyLookedUp) {
  TableFolder folder;
  folder.write("units.csv", kUnits);
  folder.write("membership.csv", kMembership);
  EXPECT_THAT(covered_years(folder.load()), ElementsAre(2016, 2017, 2018));
  folder.write("years.csv", "year,source\n2020,S\n2017,S\n");
  EXPECT_THAT(covered_years(folder.load()), ElementsAre(2017, 2020));
}

TEST(CoveredYears, RefuseAYearThatIsThereTwiceOrNone) {
  TableFolder folder;
  folder.write("units.csv", "code,from,to\nA,2016-01-01,\n");
  folder.write("membership.csv", kMembership);
  const auto told = [&](const std::string& years) {
    folder.write("years.csv", years);
    const RegionTables tables = folder.load();
    return message_of<InputError>([&] { covered_years(tables); });
  };
  EXPECT_THAT(told("year\n2017\n2018\n2017\n"), HasSubstr("years.csv:4: 2017 is there a second"));
  EXPECT_THAT(told("year\n2015\n"), HasSubstr("years.csv:2: the tables have no units for 2015"));
  EXPECT_THAT(told("year\n20150\n"), HasSubstr("no units for 20150"));
  EXPECT_THAT(told("year\nso\n"), HasSubstr("years.csv:2"));
}

TEST(CoveredYears, RefuseTablesWithoutDates) {
  TableFolder folder;
  folder.write("membership.csv", "unit,vr\nA,x\n");
  const RegionTables tables = folder.load();
  EXPECT_THAT(message_of<InputError>([&] { covered_years(tables); }),
              HasSubstr("membership.csv: holds no dates"));
}

TEST(YearTable, CountsRegionsThatShareUnitsAndUnitsWithoutOne) {
  TableFolder folder;
  folder.write("units.csv", kUnits);
  folder.write("membership.csv", kMembership);
  const RegionTables tables = folder.load();
  const std::vector<YearLayout> layouts = year_table(tables, std::vector<int>{2018});
  ASSERT_EQ(layouts.size(), 1U);
  const YearLayout& layout = layouts.front();
  EXPECT_THAT(layout.units, ElementsAre("B", "N"));
  EXPECT_THAT(layout.ended, ElementsAre(CodeName{"A", "Zand"}));
  EXPECT_THAT(layout.began, ElementsAre(CodeName{"N", "Meer"}));
  ASSERT_EQ(layout.schemes.size(), 2U);
  EXPECT_EQ(layout.schemes[0].regions, 2U);
  EXPECT_EQ(layout.schemes[0].units, 2U);
  EXPECT_EQ(layout.schemes[1].regions, 2U);
  EXPECT_EQ(layout.schemes[1].features, 1U);
  EXPECT_EQ(layout.schemes[1].composites, 1U);
  EXPECT_EQ(layout.schemes[1].units, 1U);
}

TEST(YearTable, SaysNothingOfAYearBeforeTheTables) {
  TableFolder folder;
  folder.write("units.csv", "code,from,to\nA,2016-01-01,\nB,2016-01-01,\nN,2016-01-01,\n");
  folder.write("membership.csv", kMembership);
  const RegionTables tables = folder.load();
  EXPECT_THAT(year_table(tables, std::vector<int>{2016}).front().began, IsEmpty());
}

class NlYears : public testing::Test {
 protected:
  static const std::vector<YearLayout>& layouts() {
    static const std::vector<YearLayout> kLayouts =
        year_table(shipped_tables(), covered_years(shipped_tables()));
    return kLayouts;
  }
};

TEST_F(NlYears, HaveTheKnownNumbersOfMunicipalities) {
  std::vector<int> years;
  std::vector<std::size_t> counts;
  for (const YearLayout& layout : layouts()) {
    years.push_back(layout.year);
    counts.push_back(layout.units.size());
  }
  std::vector<int> all(14);
  std::iota(all.begin(), all.end(), 2013);
  EXPECT_EQ(years, all);
  EXPECT_EQ(counts, (std::vector<std::size_t>{408, 403, 393, 390, 388, 380, 355, 355, 352, 345, 342,
                                              342, 342, 342}));
}

/// Two tables say the same: units.csv by its days, changes.csv by taking away and adding.
TEST_F(NlYears, AreWhatReplayingTheChangesGives) {
  const RegionTables& tables = shipped_tables();
  Date day = first_of_january(2012);
  const std::vector<std::string> start = units_on(tables, day);
  EXPECT_EQ(start.size(), 415U);
  std::set<std::string> units(start.begin(), start.end());
  for (const YearLayout& layout : layouts()) {
    const Date next = first_of_january(layout.year);
    std::map<Date, std::vector<const ChangeRow*>> days;
    for (const ChangeRow* row : changes_between(tables, day, next)) days[row->date].push_back(row);
    for (const auto& [date, rows] : days) {
      for (const ChangeRow* row : rows) {
        EXPECT_TRUE(units.contains(row->old_code)) << row->old_code << " " << to_string(date);
      }
      for (const ChangeRow* row : rows) units.erase(row->old_code);
      for (const ChangeRow* row : rows) units.insert(row->new_code);
    }
    EXPECT_EQ(std::vector<std::string>(units.begin(), units.end()), layout.units) << layout.year;
    day = next;
  }
}

TEST_F(NlYears, HaveEveryRegionOfTheCompleteSchemesAndLeaveNoMunicipalityOut) {
  for (const YearLayout& layout : layouts()) {
    const std::map<std::string, std::size_t> expected{
        {"veiligheidsregio", 25}, {"politie_eenheid", 10},
        {"politie_district", 43}, {"riec", 10},
        {"provincie", 12},        {"arrondissement", layout.year == 2013 ? 10 : 11}};
    std::size_t complete = 0;
    for (const SchemeCount& scheme : layout.schemes) {
      const auto known = expected.find(scheme.scheme);
      if (known == expected.end()) continue;
      ++complete;
      EXPECT_EQ(scheme.regions, known->second) << scheme.scheme << " " << layout.year;
      EXPECT_EQ(scheme.units, layout.units.size()) << scheme.scheme << " " << layout.year;
      const bool districts = scheme.scheme == "politie_district";
      EXPECT_EQ(scheme.composites, districts ? 3U : 0U) << scheme.scheme;
      EXPECT_EQ(scheme.features, known->second - (districts ? 9U : 0U)) << scheme.scheme;
    }
    EXPECT_EQ(complete, expected.size());
  }
}

TEST_F(NlYears, HaveNoVeiligheidsregioInTwoPoliceUnits) {
  const RegionTables& tables = shipped_tables();
  std::vector<Date> days{{2013, 4, 1}, {2015, 7, 1}, {2022, 3, 23}, {2022, 3, 24}};
  for (const YearLayout& layout : layouts()) days.push_back(first_of_january(layout.year));
  for (const Date day : days) {
    const std::vector<std::string> units = units_on(tables, day);
    EXPECT_EQ(make_labels(tables, "veiligheidsregio+politie_eenheid", units, day).regions.size(),
              25U)
        << to_string(day);
  }
}

TEST_F(NlYears, PutWeespBetween2022And2023) {
  const auto of = [](int year) -> const YearLayout& {
    return layouts()[static_cast<std::size_t>(year - 2013)];
  };
  EXPECT_THAT(of(2022).units, testing::Contains("GM0457"));
  ASSERT_EQ(of(2023).events.size(), 2U);
  const ChangeEvent& weesp = of(2023).events[0];
  EXPECT_EQ(weesp.date, (Date{2022, 3, 24}));
  EXPECT_THAT(weesp.from, ElementsAre(CodeName{"GM0457", "Weesp"}));
  EXPECT_THAT(weesp.to, ElementsAre(CodeName{"GM0363", "Amsterdam"}));
  EXPECT_TRUE(weesp.goes_on);
  EXPECT_THAT(of(2020).events, IsEmpty());
  EXPECT_THAT(of(2026).events, IsEmpty());
}

}  // namespace
}  // namespace grens
