// The tables that ship in shapes/nl, by the facts that must hold however much they grow.
#include <algorithm>
#include <map>
#include <set>

#include "regions/labels.hpp"
#include "regions/population.hpp"
#include "regions/table_folder.hpp"
#include "regions/year.hpp"

namespace grens {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using Codes = std::vector<std::string>;

const RegionTables& tables() {
  static const RegionTables loaded = [] {
    Notices notices;
    RegionTables read = load_tables(table_files_in(GRENS_SOURCE_DIR "/shapes/nl"), notices);
    EXPECT_THAT(notices.list(), IsEmpty());
    return read;
  }();
  return loaded;
}

/// The region of that name, or the composite that it is a member of.
RegionId region_called(const SchemeLabels& labels, const std::string& name) {
  for (std::size_t r = 0; r < labels.regions.size(); ++r) {
    const RegionInfo& region = labels.regions[r];
    if (region.name == name ||
        std::any_of(region.members.begin(), region.members.end(),
                    [&](const CodeName& member) { return member.name == name; })) {
      return static_cast<RegionId>(r);
    }
  }
  ADD_FAILURE() << labels.scheme << " has no region " << name;
  return 0;
}

class NlTables : public testing::TestWithParam<int> {
 protected:
  const Date date_ = first_of_january(GetParam());
  const Codes units_ = units_on(tables(), date_);
  SchemeLabels labels(const char* scheme) { return make_labels(tables(), scheme, units_, date_); }
};

TEST_P(NlTables, EverySchemeHasItsNumberOfRegionsAndLeavesNoUnitOut) {
  const std::map<const char*, std::size_t> expected{
      {"veiligheidsregio", 25}, {"politie_eenheid", 10}, {"politie_district", 34}, {"riec", 10},
      {"arrondissement", 11},   {"provincie", 12}};
  for (const auto& [scheme, count] : expected) {
    const SchemeLabels found = labels(scheme);
    EXPECT_EQ(found.regions.size(), count) << scheme;
    EXPECT_THAT(found.without_region, IsEmpty()) << scheme;
    for (const RegionInfo& region : found.regions) {
      EXPECT_NE(region.name, "") << scheme;
      EXPECT_EQ(region.composite, region.members.size() > 1) << region.code;
    }
  }
}

TEST_P(NlTables, Districts43AreThirtyOneExactAndThreeComposites) {
  const SchemeLabels districts = labels("politie_district");
  std::vector<std::size_t> composites;
  std::size_t members = 0, exact = 0;
  for (const RegionInfo& region : districts.regions) {
    members += region.members.size();
    if (region.composite) composites.push_back(region.members.size());
    if (!region.partial()) ++exact;
    EXPECT_NE(region.parent, "") << region.code;
    EXPECT_NE(region.parent_name, "") << region.code;
    EXPECT_EQ(region.parent.find('+'), std::string::npos) << region.code;
  }
  EXPECT_THAT(composites, UnorderedElementsAre(3U, 4U, 5U));
  EXPECT_EQ(exact, 31U);
  EXPECT_EQ(members, 43U);
  const auto& rotterdam =
      districts.regions[static_cast<std::size_t>(region_called(districts, "Rijnmond-Noord"))];
  EXPECT_EQ(rotterdam.members.size(), 5U);
  EXPECT_THAT(rotterdam.part_units, ElementsAre("GM0599"));
}

TEST_P(NlTables, ALayoutFitsItsOwnYear) {
  Notices notices;
  const YearFit fit = fit_year(tables(), units_, {}, notices);
  EXPECT_EQ(fit.score, 1.0);
  ASSERT_TRUE(fit.year);
  EXPECT_GE(*fit.year, GetParam());
  EXPECT_EQ(units_on(tables(), fit.date), units_);
}

TEST_P(NlTables, AProvinceFitsItsOwnYear) {
  const SchemeLabels provinces = labels("provincie");
  for (std::size_t province = 0; province < provinces.regions.size(); ++province) {
    Codes codes;
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
      if (provinces.region[unit] == static_cast<RegionId>(province)) codes.push_back(units_[unit]);
    }
    Notices notices;
    const YearFit fit = fit_year(tables(), codes, {}, notices);
    EXPECT_EQ(fit.score, 1.0) << provinces.regions[province].name;
    Codes then;
    const Codes layout = units_on(tables(), fit.date);
    const SchemeLabels of_fit = make_labels(tables(), "provincie", layout, fit.date);
    for (std::size_t unit = 0; unit < layout.size(); ++unit) {
      if (of_fit.region[unit] == static_cast<RegionId>(province)) then.push_back(layout[unit]);
    }
    EXPECT_EQ(then, codes) << provinces.regions[province].name << " in " << *fit.year;
  }
}

TEST_P(NlTables, EveryVeiligheidsregioLiesInOnePoliceUnit) {
  EXPECT_EQ(labels("veiligheidsregio+politie_eenheid").regions.size(), 25U);
}

TEST_P(NlTables, TwoPairsOfDistrictAndVeiligheidsregioAreCases) {
  const SchemeLabels districts = labels("politie_district"), safety = labels("veiligheidsregio");
  std::map<RegionId, std::set<RegionId>> of_district, of_safety;
  for (std::size_t i = 0; i < units_.size(); ++i) {
    of_district[districts.region[i]].insert(safety.region[i]);
    of_safety[safety.region[i]].insert(districts.region[i]);
  }
  std::vector<std::string> cases;
  for (const auto& [district, regions] : of_district) {
    for (RegionId region : regions) {
      // A case: they share units and neither contains the other.
      if (regions.size() > 1 && of_safety[region].size() > 1) {
        cases.push_back(districts.regions[static_cast<std::size_t>(district)].name + " / " +
                        safety.regions[static_cast<std::size_t>(region)].name);
      }
    }
  }
  EXPECT_THAT(cases,
              ElementsAre("De Markiezaten / Zeeland", "De Markiezaten / Midden- en West-Brabant"));
  const auto tholen = std::find(units_.begin(), units_.end(), "GM0716") - units_.begin();
  ASSERT_LT(static_cast<std::size_t>(tholen), units_.size());
  EXPECT_EQ(districts.region[static_cast<std::size_t>(tholen)],
            region_called(districts, "De Markiezaten"));
  EXPECT_EQ(safety.region[static_cast<std::size_t>(tholen)], region_called(safety, "Zeeland"));
}

INSTANTIATE_TEST_SUITE_P(Years, NlTables, testing::Values(2014, 2015, 2017, 2022, 2024));

TEST(NlPopulation, IsCarriedForwardFrom2017) {
  const auto people = [](int year) {
    const Codes units = units_on(tables(), first_of_january(year));
    const UnitPopulation found = table_population(tables(), units, year);
    PopulationSum sum;
    for (std::size_t i = 0; i < units.size(); ++i) sum.add(units[i], found.persons[i]);
    return std::make_pair(sum, found.year);
  };
  const auto [of_2017, year_2017] = people(2017);
  EXPECT_EQ(year_2017, 2017);
  EXPECT_EQ(to_string(of_2017), "17081507");
  // In 2018 Littenseradiel (GM0140) was divided: its three receivers, and only they, are unknown.
  const auto [of_2018, year_2018] = people(2018);
  EXPECT_EQ(year_2018, 2017);
  EXPECT_THAT(of_2018.unknown, ElementsAre("GM0080", "GM1900", "GM1949"));
  EXPECT_EQ(to_string(of_2018).substr(0, 9), "at least ");
}

}  // namespace
}  // namespace grens
