#include "regions/diff_layouts.hpp"

#include <set>

#include "base/error.hpp"
#include "regions/layouts.hpp"

namespace grens {
namespace {

using testing::compare_years;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::words;

RegionTables loaded(const std::string& membership) {
  TableFolder folder;
  folder.write("membership.csv", membership);
  return folder.load();
}

Layout layout(const RegionTables& tables, std::optional<int> year) {
  return table_layout(tables, year, tables.membership.schemes);
}

TEST(DiffLayouts, NamesSchemesThatOneLacks) {
  const Layout a = layout(loaded("unit,vr,old\nA,x,o\n"), {});
  const Layout b = layout(loaded("unit,vr,new\nA,x,n\n"), {});
  const LayoutDiff diff =
      compare_layouts(a, b, follow_units(a.units, b.units, Succession({}, a.date, b.date)));
  EXPECT_THAT(diff.schemes_before, ElementsAre("old"));
  EXPECT_THAT(diff.schemes_after, ElementsAre("new"));
  EXPECT_EQ(diff.schemes.size(), 1U);
  EXPECT_FALSE(diff.empty());
}

TEST(DiffLayouts, NamesASchemeThatHasRegionsOnOneOfTheDaysOnly) {
  const RegionTables tables = loaded(
      "unit,scheme,region,from,to\nA,vr,x,2015-01-01,\nA,new,n,2018-01-01,\n"
      "A,old,o,2015-01-01,2017-01-01\n");
  const LayoutDiff diff = compare_years(tables, 2016, 2018);
  EXPECT_THAT(diff.schemes_before, ElementsAre("old"));
  EXPECT_THAT(diff.schemes_after, ElementsAre("new"));
  EXPECT_EQ(diff.schemes.size(), 1U);
  EXPECT_THAT(compare_years(tables, 2018, 2019).schemes_before, ElementsAre());
}

TEST(DiffLayouts, FindsWhatIsKnownOnAnotherBasis) {
  const std::string header = "unit,scheme,region,basis\n";
  const Layout a = layout(loaded(header + "A,vr,x,derived\nB,vr,x,source\nC,vr,x,source\n"), {});
  const Layout b = layout(loaded(header + "A,vr,x,source\nB,vr,x,source\nC,vr,y,user\n"), {});
  const std::vector<BasisChange> changes = compare_basis(a, b);
  ASSERT_EQ(changes.size(), 1U);  // C moved: that is told elsewhere
  EXPECT_EQ(changes.front().unit.code, "A");
  EXPECT_EQ(changes.front().before, Basis::kDerived);
  EXPECT_EQ(changes.front().after, Basis::kSource);
}

TEST(DiffLayouts, TakesTheMunicipalityOfANeighbourhood) {
  const RegionTables tables = loaded("unit,vr\nGM0001,x\n");
  const std::vector<CodeName> units = {{"BU00010203", ""}, {"BU00020304", ""}};
  const auto schemes = scheme_layouts(tables, units, kLastDate, tables.membership.schemes);
  EXPECT_EQ(schemes.front().units[0].size(), 1U);
  EXPECT_EQ(schemes.front().units[1].size(), 0U);
}

TEST(DiffLayouts, ComparesTablesInTheLatestYearThatBothKnow) {
  const std::string header = "unit,scheme,region,from,to\n";
  const RegionTables early = loaded(header + "A,vr,x,2015-01-01,2018-01-01\n");
  const RegionTables late = loaded(header + "A,vr,x,2016-01-01,2021-01-01\n");
  const RegionTables later = loaded(header + "A,vr,x,2020-01-01,2021-01-01\n");
  const RegionTables always = loaded("unit,vr\nA,x\n");
  EXPECT_EQ(common_year(early, late), 2017);
  EXPECT_EQ(common_year(late, always), common_year(always, late));
  EXPECT_EQ(common_year(late, always), 2020);
  EXPECT_EQ(common_year(always, always), std::nullopt);
  EXPECT_THAT(message_of<InputError>([&] { common_year(early, later); }),
              HasSubstr("share no year"));
}

/// The tables that ship.
class NlDiff : public ::testing::Test {
 protected:
  static const RegionTables& tables() {
    static const RegionTables kTables = [] {
      Notices notices;
      return load_tables(table_files_in(GRENS_SOURCE_DIR "/shapes/nl"), notices);
    }();
    return kTables;
  }
  /// What moved in one scheme.
  static std::vector<std::string> moved(int before, int after, const std::string& scheme) {
    for (const SchemeDiff& diff : compare_years(tables(), before, after).schemes) {
      if (diff.scheme == scheme) return words(diff);
    }
    return {"no such scheme"};
  }
};

TEST_F(NlDiff, LeerdamAndZederikChangedRegionIn2019) {
  EXPECT_THAT(moved(2018, 2019, "veiligheidsregio"),
              ElementsAre("GM0545 (now GM1961) VR18>VR09", "GM0707 (now GM1961) VR18>VR09"));
  EXPECT_THAT(moved(2018, 2019, "politie_eenheid"),
              ElementsAre("GM0545 (now GM1961) rotterdam>midden-nederland",
                          "GM0707 (now GM1961) rotterdam>midden-nederland"));
  EXPECT_THAT(moved(2018, 2019, "provincie"),
              ElementsAre("GM0545 (now GM1961) PV28>PV26", "GM0707 (now GM1961) PV28>PV26"));
}

TEST_F(NlDiff, PartsOfHaarenChangedRegionIn2021) {
  EXPECT_THAT(moved(2020, 2021, "veiligheidsregio"),
              ElementsAre("part GM0788 (now GM0824,GM0855) VR21>VR20"));
  EXPECT_THAT(moved(2020, 2021, "politie_eenheid"),
              ElementsAre("part GM0788 (now GM0824,GM0855) oost-brabant>zeeland-west-brabant"));
  EXPECT_THAT(moved(2020, 2021, "provincie"), ElementsAre());
}

TEST_F(NlDiff, WeespChangedRegionBetween2021And2023) {
  EXPECT_THAT(moved(2021, 2023, "veiligheidsregio"), ElementsAre("GM0457 (now GM0363) VR14>VR13"));
  EXPECT_THAT(moved(2021, 2023, "politie_eenheid"),
              ElementsAre("GM0457 (now GM0363) midden-nederland>amsterdam"));
  EXPECT_THAT(moved(2021, 2023, "provincie"), ElementsAre());
}

/// Every code that ends or begins is told, and so is where it went or came from.
TEST_F(NlDiff, AccountsForEveryCodeBetweenTheFirstYearAndTheLast) {
  const LayoutDiff diff = compare_years(tables(), 2013, 2024);
  std::set<std::string> gone, added;
  for (const UnitFinding& finding : diff.units) {
    if (finding.event == UnitEvent::kGone) {
      gone.insert(finding.from.front().code);
      EXPECT_FALSE(finding.to.empty()) << finding.from.front().code;
    }
    if (finding.event == UnitEvent::kAdded) {
      added.insert(finding.to.front().code);
      EXPECT_FALSE(finding.from.empty() && finding.parts.empty()) << finding.to.front().code;
    }
  }
  EXPECT_EQ(diff.units_before, 408U);
  EXPECT_EQ(diff.units_after, 342U);
  EXPECT_EQ(diff.units_before - gone.size() + added.size(), diff.units_after);
}

}  // namespace
}  // namespace grens
