// What documents say of the regions, held against the tables that ship. A document is named by its
// number in ../shared/sources and by where in it the claim stands. Where the table was filled from
// the claim itself, the test says so: it then guards the table and proves nothing.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <set>

#include "regions/csv.hpp"
#include "regions/shipped_tables.hpp"
#include "support/shared_data.hpp"

namespace grens::testing {
namespace {

using ::testing::ElementsAre;
using Codes = std::set<std::string>;

/// Units by region of a scheme on a day.
std::map<std::string, Codes> regions_on(const std::string& scheme, Date date) {
  std::map<std::string, Codes> regions;
  for (const MembershipRow& row : shipped_tables().membership.rows) {
    if (row.scheme == scheme && row.validity.holds(date)) regions[row.region].insert(row.unit);
  }
  return regions;
}

std::map<std::string, Codes> regions_in(const std::string& scheme, int year) {
  return regions_on(scheme, first_of_january(year));
}

/// The police unit that a district is a part of.
std::string unit_of_district(const std::string& district) {
  for (const RegionRow& row : shipped_tables().regions) {
    if (row.scheme == "politie_district" && row.code == district) return row.parent;
  }
  ADD_FAILURE() << "no district " << district;
  return {};
}

/// Districts with units in more than one safety region.
std::vector<std::string> districts_that_cut(int year) {
  std::map<std::string, std::string> safety;
  for (const auto& [region, units] : regions_in("veiligheidsregio", year)) {
    for (const std::string& unit : units) safety[unit] = region;
  }
  std::vector<std::string> cut;
  for (const auto& [district, units] : regions_in("politie_district", year)) {
    Codes found;
    for (const std::string& unit : units) found.insert(safety.at(unit));
    if (found.size() > 1) cut.push_back(district);
  }
  return cut;
}

class Claims : public ::testing::TestWithParam<int> {};

/// Source 000, the slide on Veiligheidsregio: "Totaal aantal regio's 25". The table follows the
/// annex of the act, which is independent of it.
TEST_P(Claims, TwentyFiveSafetyRegions) {
  EXPECT_EQ(regions_in("veiligheidsregio", GetParam()).size(), 25U);
}

/// Source 000, the slide on Politieregio's: ten units with 43 districts. The units follow from the
/// law; that there are 43 districts is where the table took them from.
TEST_P(Claims, TenPoliceUnitsWith43Districts) {
  EXPECT_EQ(regions_in("politie_eenheid", GetParam()).size(), 10U);
  EXPECT_EQ(regions_in("politie_district", GetParam()).size(), 43U);
}

/// Source 000, the same slide: 168 teams. Some 100 are known here, which is no proof; but there
/// cannot be more than all of them.
TEST_P(Claims, NoMoreThan168Teams) {
  EXPECT_LE(regions_in("basisteam", GetParam()).size(), 168U);
  EXPECT_GE(regions_in("basisteam", GetParam()).size(), 80U);
}

/// Source 000, the slide on RIECs: "Totaal aantal regio's 10".
TEST_P(Claims, TenRiecs) { EXPECT_EQ(regions_in("riec", GetParam()).size(), 10U); }

/// Source 004, first paragraph and the list of figures: five districts, of which Utrecht-stad, and
/// Flevoland and Gooi en Vechtstreek are congruent with their safety regions. The table rests on
/// this page (R3) and a second one (S15).
TEST_P(Claims, MiddenNederlandHasFiveDistrictsOfWhichTwoAreSafetyRegions) {
  auto districts = regions_in("politie_district", GetParam());
  const auto safety = regions_in("veiligheidsregio", GetParam());
  EXPECT_EQ(std::count_if(districts.begin(), districts.end(),
                          [](const auto& entry) {
                            return unit_of_district(entry.first) == "midden-nederland";
                          }),
            5);
  EXPECT_EQ(districts["flevoland"], safety.at("VR25"));
  EXPECT_EQ(districts["gooi-en-vechtstreek"], safety.at("VR14"));
  EXPECT_THAT(districts["stad-utrecht"], ElementsAre("GM0344"));
}

/// Source 000, the slide on Politieregio's: a police unit of Utrecht, Flevoland and Gooi en
/// Vechtstreek. The table has it from the law.
TEST_P(Claims, MiddenNederlandIsThreeSafetyRegions) {
  const auto safety = regions_in("veiligheidsregio", GetParam());
  Codes units;
  for (const char* region : {"VR09", "VR14", "VR25"}) {
    units.insert(safety.at(region).begin(), safety.at(region).end());
  }
  EXPECT_EQ(regions_in("politie_eenheid", GetParam())["midden-nederland"], units);
}

/// Source 000, the slide on Politieregio's: only in Zeeland-West-Brabant do districts cut the lines
/// of safety regions. Circular: many rows of the table were derived from this very sentence. See
/// the test of what is shown without it.
TEST_P(Claims, OnlyInZeelandWestBrabantDoesADistrictCutTheLineOfASafetyRegion) {
  EXPECT_THAT(districts_that_cut(GetParam()), ElementsAre("de-markiezaten"));
  EXPECT_EQ(unit_of_district("de-markiezaten"), "zeeland-west-brabant");
}

/// What of that sentence the tables show without it: police units with a single safety region, and
/// those of which no district row cites the sentence (D000), general knowledge, or nothing (GK,
/// NR). That is half of them: in four no district cuts a line, in Zeeland-West-Brabant one does.
/// Not shown are Oost-Nederland (in part), Limburg, Den Haag, Rotterdam and Oost-Brabant.
TEST_P(Claims, ThatSentenceIsShownIndependentlyForFivePoliceUnits) {
  const Date date = first_of_january(GetParam());
  const auto police = regions_on("politie_eenheid", date);
  const auto safety = regions_on("veiligheidsregio", date);
  std::vector<std::string> shown;
  for (const auto& [unit, members] : police) {
    const auto in_unit = [&members = members](const std::string& code) {
      return members.contains(code);
    };
    const auto regions = std::count_if(safety.begin(), safety.end(), [&](const auto& region) {
      return std::any_of(region.second.begin(), region.second.end(), in_unit);
    });
    const auto& rows = shipped_tables().membership.rows;
    const bool rests_on_it = std::any_of(rows.begin(), rows.end(), [&](const MembershipRow& row) {
      if (row.scheme != "politie_district" || !row.validity.holds(date) || !in_unit(row.unit)) {
        return false;
      }
      const std::string cell = ";" + row.source + ";";
      return row.basis == Basis::kUnverified || cell.find(";D000;") != std::string::npos ||
             cell.find(";NR;") != std::string::npos;
    });
    if (regions == 1 || !rests_on_it) shown.push_back(unit);
  }
  EXPECT_THAT(shown, ElementsAre("amsterdam", "midden-nederland", "noord-holland",
                                 "noord-nederland", "zeeland-west-brabant"));
}

INSTANTIATE_TEST_SUITE_P(Years, Claims, ::testing::Range(2013, 2027),
                         [](const auto& year) { return std::to_string(year.param); });

/// Source 002, numbered list of priorities, and "de 41 gemeenten" on its first page: the plan of
/// 2015 to 2018. The table has the unit from the law.
TEST(ClaimsOfMiddenNederland, FortyOneMunicipalitiesIn2015) {
  EXPECT_EQ(regions_in("politie_eenheid", 2015)["midden-nederland"].size(), 41U);
}

/// Source 004, the list of figures and of municipalities: 39 in 2019, with Gooise Meren for Bussum,
/// Muiden and Naarden, and Vijfheerenlanden for Vianen.
TEST(ClaimsOfMiddenNederland, ThirtyNineMunicipalitiesIn2019) {
  const Codes then = regions_in("politie_eenheid", 2019)["midden-nederland"];
  EXPECT_EQ(then.size(), 39U);
  Codes now = regions_in("politie_eenheid", 2024)["midden-nederland"];
  EXPECT_FALSE(now.contains("GM0457"));
  now.insert("GM0457");  // Weesp, until 2022
  EXPECT_EQ(then, now);
}

/// Sources 002 and 004, the lists of municipalities, as they were copied by code.
TEST(ClaimsOfMiddenNederland, TheListsOf2015And2019) {
  GRENS_SHARED_OR_SKIP(list_2015, "../regions/midden_nederland_2015.csv");
  GRENS_SHARED_OR_SKIP(list_2019, "../regions/midden_nederland_2019.csv");
  for (const auto& [year, path] : {std::pair{2015, list_2015}, std::pair{2019, list_2019}}) {
    const CsvTable table = read_csv(path);
    const std::size_t code = table.column("gm_code");
    Codes listed;
    for (const CsvRow& row : table.rows) listed.insert(row.fields[code]);
    EXPECT_EQ(regions_in("politie_eenheid", year)["midden-nederland"], listed) << year;
  }
}

}  // namespace
}  // namespace grens::testing
