#include "regions/unit_history.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"
#include "regions/shipped_tables.hpp"
#include "regions/table_folder.hpp"

namespace grens {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// "GM0545 2019-01-01 merge" for each step.
std::vector<std::string> told(const std::vector<HistoryStep>& steps) {
  std::vector<std::string> out;
  for (const HistoryStep& step : steps) {
    out.push_back(step.unit.code + " " + to_string(step.row->date) + " " +
                  std::string(to_string(step.row->kind)));
  }
  return out;
}

/// "VR18 2013-01-01 2019-01-01" for each stay in a scheme.
std::vector<std::string> stays(const std::vector<SchemeStays>& schemes, const std::string& key) {
  std::vector<std::string> out;
  for (const SchemeStays& scheme : schemes) {
    if (scheme.scheme != key) continue;
    for (const RegionStay& stay : scheme.stays) {
      const Validity& held = stay.row->validity;
      out.push_back(stay.region.code + (held.from ? " " + to_string(*held.from) : "") +
                    (held.to ? " " + to_string(*held.to) : ""));
    }
  }
  return out;
}

UnitHistory of(const std::string& wanted) {
  return unit_history(shipped_tables(), find_unit_ever(shipped_tables(), wanted));
}

TEST(UnitHistory, OfLeerdamTellsTheMoveToAnotherSafetyRegion) {
  const UnitHistory leerdam = of("leerdam");
  EXPECT_EQ(leerdam.code, "GM0545");
  EXPECT_TRUE(leerdam.ended);
  EXPECT_THAT(leerdam.origins, IsEmpty());
  EXPECT_THAT(told(leerdam.fates), ElementsAre("GM1961 2019-01-01 merge"));
  EXPECT_THAT(leerdam.fates[0].along,
              ElementsAre(CodeName{"GM0620", "Vianen"}, CodeName{"GM0707", "Zederik"}));
  EXPECT_FALSE(leerdam.fates[0].goes_on);
  EXPECT_THAT(stays(leerdam.schemes, "veiligheidsregio"),
              ElementsAre("VR18 2013-01-01 2019-01-01"));
  EXPECT_THAT(stays(certain_now(leerdam), "veiligheidsregio"), ElementsAre("VR09 2019-01-01"));
  EXPECT_THAT(stays(certain_now(leerdam), "politie_eenheid"),
              ElementsAre("midden-nederland 2019-01-01"));
}

TEST(UnitHistory, OfWeespLeavesOpenInWhichDistrictOfAmsterdamItLies) {
  const UnitHistory weesp = of("GM0457");
  EXPECT_THAT(told(weesp.fates), ElementsAre("GM0363 2022-03-24 merge"));
  EXPECT_TRUE(weesp.fates[0].goes_on);
  EXPECT_THAT(weesp.fates[0].along, IsEmpty());
  EXPECT_THAT(stays(weesp.schemes, "veiligheidsregio"), ElementsAre("VR14 2013-01-01 2022-03-24"));
  EXPECT_THAT(stays(certain_now(weesp), "veiligheidsregio"), ElementsAre("VR13 2013-01-01"));
  EXPECT_THAT(stays(certain_now(weesp), "politie_district"), IsEmpty());
  ASSERT_EQ(weesp.now.size(), 1U);
  EXPECT_EQ(stays(weesp.now[0].schemes, "politie_district").size(), 4U);
}

TEST(UnitHistory, OfHaarenIsCertainOnlyWhereAllReceiversAgree) {
  const UnitHistory haaren = of("Haaren");
  EXPECT_THAT(told(haaren.fates),
              ElementsAre("GM0757 2021-01-01 split", "GM0824 2021-01-01 split",
                          "GM0855 2021-01-01 split", "GM0865 2021-01-01 split"));
  EXPECT_EQ(haaren.now.size(), 4U);
  EXPECT_EQ(stays(certain_now(haaren), "provincie").size(), 4U);
  EXPECT_EQ(stays(certain_now(haaren), "provincie")[0].substr(0, 4), "PV30");
  EXPECT_THAT(stays(certain_now(haaren), "veiligheidsregio"), IsEmpty());
}

TEST(UnitHistory, OfTholenHasNoChangeAndGoesOn) {
  const UnitHistory tholen = of("GM0716");
  EXPECT_EQ(tholen.name(), "Tholen");
  EXPECT_FALSE(tholen.ended);
  EXPECT_THAT(tholen.origins, IsEmpty());
  EXPECT_THAT(tholen.fates, IsEmpty());
  EXPECT_THAT(tholen.now, IsEmpty());
  EXPECT_THAT(stays(tholen.schemes, "veiligheidsregio"), ElementsAre("VR19 2013-01-01"));
  EXPECT_THAT(stays(tholen.schemes, "politie_district"), ElementsAre("de-markiezaten 2013-01-01"));
}

TEST(UnitHistory, GoesBackAndForthStepByStep) {
  const UnitHistory molenlanden = of("Molenlanden");
  EXPECT_THAT(told(molenlanden.origins),
              ElementsAre("GM0689 2019-01-01 merge", "GM1927 2019-01-01 merge"));
  EXPECT_THAT(
      told(molenlanden.origins[1].further),
      ElementsAre("GM0693 2013-01-01 merge", "GM0694 2013-01-01 merge", "GM0571 2013-01-01 merge"));
  const UnitHistory liesveld = of("Liesveld");
  ASSERT_THAT(told(liesveld.fates), ElementsAre("GM1927 2013-01-01 merge"));
  EXPECT_THAT(told(liesveld.fates[0].further), ElementsAre("GM1978 2019-01-01 merge"));
  EXPECT_THAT(liesveld.schemes, IsEmpty()) << "it belongs to no year";
  EXPECT_EQ(liesveld.now.front().unit.name, "Molenlanden");
  EXPECT_EQ(told(of("De Fryske Marren").origins).front(), "GM1921 2015-07-01 rename");
}

TEST(UnitHistory, KeepsTheUnitsOfOneNameApart) {
  TableFolder folder;
  folder.write("membership.csv", "unit,vr\nA,x\n");
  folder.write("units.csv",
               "code,name,from,to\nA,Bergen,,2016-01-01\nB,Bergen,2017-01-01,\n"
               "C,Súdwest,,2015-01-01\nC,Zuidwest,2015-01-01,\n");
  const RegionTables tables = folder.load();
  EXPECT_THAT(message_of<UsageError>([&] { find_unit_ever(tables, "Bergen"); }),
              AllOf(HasSubstr("Bergen (A, until 2016-01-01), Bergen (B, from 2017-01-01)"),
                    HasSubstr("give the code")));
  EXPECT_EQ(find_unit_ever(tables, "b"), "B");
  EXPECT_EQ(find_unit_ever(tables, "sudwest"), "C");
  EXPECT_EQ(find_unit_ever(tables, "Zuidwest"), "C");
  EXPECT_EQ(unit_history(tables, "C").names.size(), 2U);
  EXPECT_EQ(unit_history(tables, "C").name(), "Zuidwest");
  EXPECT_THAT(message_of<UsageError>([&] { find_unit_ever(tables, "west"); }),
              AllOf(HasSubstr("is no unit"), HasSubstr("Zuidwest (C)")));
}

TEST(UnitHistory, NeedsTheTableOfUnits) {
  TableFolder folder;
  folder.write("membership.csv", "unit,vr\nA,x\n");
  const RegionTables tables = folder.load();
  EXPECT_THAT(message_of<InputError>([&] { find_unit_ever(tables, "A"); }),
              HasSubstr("no units.csv"));
}

TEST(UnitHistory, DoesNotKnowWhereLandWentWithoutAChange) {
  TableFolder folder;
  folder.write("membership.csv", "unit,vr\nA,x\n");
  folder.write("units.csv", "code,name,from,to\nA,Anker,,2016-01-01\nB,Berg,,\n");
  const RegionTables tables = folder.load();
  const UnitHistory history = unit_history(tables, "A");
  EXPECT_TRUE(history.ended);
  EXPECT_THAT(history.fates, IsEmpty());
  EXPECT_THAT(history.now, IsEmpty());
  EXPECT_THAT(certain_now(history), IsEmpty());
}

}  // namespace
}  // namespace grens
