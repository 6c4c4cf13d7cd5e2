#include "regions/layout_check.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "base/error.hpp"
#include "regions/shipped_tables.hpp"
#include "regions/table_folder.hpp"
#include "regions/year_table.hpp"

namespace grens {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Codes = std::vector<std::string>;

LayoutCheck check(const Codes& codes, std::optional<int> requested = {}) {
  return check_layout(shipped_tables(), codes, covered_years(shipped_tables()), requested);
}

Codes layout(int year) { return units_on(shipped_tables(), first_of_january(year)); }

Codes without(Codes codes, const std::string& code) {
  codes.erase(std::remove(codes.begin(), codes.end(), code), codes.end());
  return codes;
}

TEST(LayoutCheck, FindsTheYearsOfAnUnchangedLayout) {
  const LayoutCheck found = check(layout(2025));
  EXPECT_THAT(found.same_years, ElementsAre(2023, 2024, 2025, 2026));
  EXPECT_TRUE(found.fits);
  EXPECT_TRUE(found.exact());
  EXPECT_EQ(found.present, 342U);
  EXPECT_THAT(check(layout(2020)).same_years, ElementsAre(2019, 2020));
}

TEST(LayoutCheck, TellsWhatAnEndedUnitBecame) {
  Codes codes = layout(2024);
  codes.push_back("GM0457");
  const LayoutCheck found = check(codes, 2024);
  ASSERT_EQ(found.strange.size(), 1U);
  const StrangeUnit& weesp = found.strange[0];
  EXPECT_EQ(weesp.unit, (CodeName{"GM0457", "Weesp"}));
  EXPECT_EQ(weesp.ended, (Date{2022, 3, 24}));
  EXPECT_THAT(weesp.lies_in, ElementsAre(CodeName{"GM0363", "Amsterdam"}));
  EXPECT_FALSE(weesp.began);
  EXPECT_EQ(found.known, 342U);
  EXPECT_EQ(found.codes, 343U);
}

TEST(LayoutCheck, TellsWhatStandsInForAMissingUnit) {
  Codes codes = without(layout(2019), "GM1961");
  for (const char* old : {"GM0545", "GM0620", "GM0707"}) codes.push_back(old);
  const LayoutCheck found = check(codes, 2019);
  EXPECT_EQ(found.strange.size(), 3U);
  ASSERT_EQ(found.missing.size(), 1U);
  EXPECT_EQ(found.missing[0].unit, (CodeName{"GM1961", "Vijfheerenlanden"}));
  EXPECT_THAT(found.missing[0].instead,
              ElementsAre(CodeName{"GM0545", "Leerdam"}, CodeName{"GM0620", "Vianen"},
                          CodeName{"GM0707", "Zederik"}));
}

TEST(LayoutCheck, FollowsAUnitOfALaterYearBack) {
  Codes codes = without(without(without(layout(2018), "GM0545"), "GM0620"), "GM0707");
  codes.push_back("GM1961");
  const LayoutCheck found = check(codes, 2018);
  ASSERT_EQ(found.strange.size(), 1U);
  EXPECT_EQ(found.strange[0].began, (Date{2019, 1, 1}));
  EXPECT_EQ(found.strange[0].lies_in.size(), 3U);
  EXPECT_EQ(found.missing.size(), 3U);
  for (const MissingUnit& missing : found.missing) {
    EXPECT_THAT(missing.instead, ElementsAre(CodeName{"GM1961", "Vijfheerenlanden"}));
  }
}

TEST(LayoutCheck, TellsACodeOfNoYearFromOthers) {
  Codes codes = layout(2015);
  codes.push_back("GM9999");
  const LayoutCheck found = check(codes);
  ASSERT_EQ(found.strange.size(), 1U);
  EXPECT_FALSE(found.strange[0].known());
  EXPECT_THAT(found.strange[0].lies_in, IsEmpty());
  EXPECT_EQ(found.fit.year, 2015);
  EXPECT_THAT(found.missing, IsEmpty());
}

TEST(LayoutCheck, TakesTheNearestYearWhenNoneFits) {
  Codes codes = layout(2017);
  codes.resize(codes.size() * 9 / 10);
  for (int i = 0; i < 38; ++i) codes.push_back("GM9" + std::to_string(100 + i));
  const LayoutCheck found = check(codes);
  EXPECT_FALSE(found.fits);
  EXPECT_EQ(found.fit.year, 2017);
  EXPECT_EQ(found.known, 349U);
  EXPECT_EQ(found.strange.size(), 38U);
}

TEST(LayoutCheck, CountsNeighbourhoodsOfOneMunicipalityOnce) {
  Codes codes{"BU04570101", "BU04570102"};
  for (const std::string& code : layout(2024)) codes.push_back("BU" + code.substr(2) + "0000");
  const LayoutCheck found = check(codes, 2024);
  ASSERT_EQ(found.strange.size(), 1U);
  EXPECT_EQ(found.strange[0].unit.name, "Weesp");
  EXPECT_EQ(found.strange[0].codes, 2U);
  EXPECT_EQ(found.present, 342U);
  EXPECT_EQ(found.known, 342U);
}

TEST(LayoutCheck, RefusesCodesOfAnotherCountry) {
  EXPECT_THAT(message_of<InputError>([] {
                check({"X1", "X2", "GM0716"});
              }),
              HasSubstr("fewer than half"));
}

}  // namespace
}  // namespace grens
