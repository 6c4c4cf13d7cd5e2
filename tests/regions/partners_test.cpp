// Four units; police unit p holds all, safety regions v (A, B) and w (C, D), team t has B and C,
// and u a part of A.
#include "regions/partners.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "regions/table_folder.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr Date kDay{2024, 1, 1};

RegionTables tables() {
  TableFolder folder;
  folder.write("units.csv", "code,name,from,to\nA,Ast,,\nB,Best,,\nC,Cuijk,,\nD,Delft,,\n");
  folder.write("regions.csv",
               "scheme,code,name,parent,from,to\nvr,v,Noord,,,\nvr,w,Zuid,,,\npol,p,Noord,,,\n"
               "team,t,Midden,,,\nteam,u,Ast-Oost,,,\n");
  folder.write("membership.csv",
               "unit,scheme,region,part,basis\nA,vr,v,,source\nB,vr,v,,source\nC,vr,w,,source\n"
               "D,vr,w,,source\nA,pol,p,,source\nB,pol,p,,derived\nC,pol,p,,source\n"
               "D,pol,p,,source\nB,team,t,,source\nC,team,t,,unverified\nA,team,u,yes,source\n"
               "A,house,h,,modelled\nB,house,h,,modelled\n");
  return folder.load();
}

std::vector<std::string> told(const Partners& partners) {
  std::vector<std::string> list;
  for (const Partner& partner : partners.list) {
    list.push_back(partner.scheme + " " + partner.region.code + " " +
                   std::string(to_string(partner.relation)));
  }
  return list;
}

TEST(Partners, OfAUnit) {
  const Partners b = find_partners(tables(), "Best", kDay);
  EXPECT_THAT(told(b), ElementsAre("vr v around", "pol p around", "team t around"));
  EXPECT_EQ(b.list[1].basis, Basis::kDerived);
  EXPECT_EQ(b.list[1].units, 4U);
  const Partners a = find_partners(tables(), "A", kDay);
  EXPECT_THAT(told(a), ElementsAre("vr v around", "pol p around", "team u ends-inside"));
  EXPECT_THAT(a.modelled, ElementsAre("house")) << "which nobody says";
  EXPECT_THAT(find_partners(tables(), "D", kDay).unknown, ElementsAre("team", "house"));
}

TEST(Partners, OfARegion) {
  const Partners team = find_partners(tables(), "Midden", kDay);
  EXPECT_EQ(team.scheme, "team");
  EXPECT_THAT(told(team), ElementsAre("vr v ends-inside", "vr w ends-inside", "pol p around"));
  const Partners police = find_partners(tables(), "p", kDay);
  EXPECT_THAT(told(police),
              ElementsAre("vr v within", "vr w within", "team t within", "team u ends-inside"));
  EXPECT_THAT(police.unknown, ElementsAre("team")) << "of D";
  EXPECT_EQ(find_partners(tables(), "house:h", kDay).units.size(), 2U);
}

TEST(Partners, ANameOfSeveralPlacesNeedsItsScheme) {
  const std::string refusal =
      message_of<UsageError>([] { find_partners(tables(), "Noord", kDay); });
  EXPECT_THAT(refusal, HasSubstr("Noord (vr:v), Noord (pol:p)"));
  EXPECT_EQ(find_partners(tables(), "pol:noord", kDay).place.code, "p");
  EXPECT_EQ(find_partners(tables(), "vr:v", kDay).units.size(), 2U);
  EXPECT_THAT(message_of<UsageError>([] { find_partners(tables(), "Oss", kDay); }),
              HasSubstr("'Oss' is no unit or region on 2024-01-01"));
  EXPECT_THAT(message_of<UsageError>([] { find_partners(tables(), "cui", kDay); }),
              HasSubstr("near it are: Cuijk (C)"));
}

TEST(Partners, OfAUnitTellWhichOfItsRegionsAreCut) {
  const Partners b = find_partners(tables(), "Best", kDay);
  ASSERT_EQ(b.cut.size(), 1U) << "the team and the safety region cut each other; p is cut by none";
  EXPECT_EQ(b.cut[0].region.code, "t");
  EXPECT_EQ(b.cut[0].by, "vr");
  ASSERT_EQ(b.cut[0].pieces.size(), 2U);
  EXPECT_EQ(b.cut[0].pieces[0].region.code, "v");
  EXPECT_EQ(b.cut[0].pieces[0].units.front().code, "B");
  EXPECT_EQ(b.cut[0].pieces[1].region.code, "w");
  EXPECT_TRUE(find_partners(tables(), "Midden", kDay).cut.empty()) << "of a region it says itself";
}

TEST(Partners, TellWhatBecameOfAUnitOfAnotherDay) {
  TableFolder folder;
  folder.write("units.csv",
               "code,name,from,to\nGM0363,Amsterdam,,\nGM0457,Weesp,,2022-03-24\n"
               "GM1979,Eemsdelta,2021-01-01,\nGM0003,Appingedam,,2021-01-01\n");
  folder.write("regions.csv", "scheme,code,name,parent,from,to\nvr,v,Noord,,,\n");
  folder.write("membership.csv",
               "unit,scheme,region,part,basis,from,to\nGM0363,vr,v,,source,,\n"
               "GM0457,vr,v,,source,,2022-03-24\nGM1979,vr,v,,source,2021-01-01,\n"
               "GM0003,vr,v,,source,,2021-01-01\n");
  folder.write("changes.csv",
               "date,old,new,kind\n2022-03-24,GM0457,GM0363,merge\n"
               "2022-03-24,GM0363,GM0363,merge\n2021-01-01,GM0003,GM1979,merge\n");
  const RegionTables tables = folder.load();
  const auto refusal = [&](const char* wanted, int year) {
    return message_of<UsageError>([&] { find_partners(tables, wanted, {year, 1, 1}); });
  };
  EXPECT_EQ(refusal("weesp", 2024),
            "Weesp (GM0457) ended on 2022-03-24: its land lies in Amsterdam (GM0363); name that, "
            "or give --year 2022");
  EXPECT_EQ(refusal("457", 2024), refusal("weesp", 2024));
  EXPECT_THAT(refusal("Appingedam", 2024), HasSubstr("give --year 2020"));
  EXPECT_EQ(refusal("Eemsdelta", 2020),
            "Eemsdelta (GM1979) began on 2021-01-01: its land lay in Appingedam (GM0003); name "
            "that, or give --year 2021");
  EXPECT_EQ(find_partners(tables, "363", {2024, 1, 1}).place.code, "GM0363");
}

}  // namespace
}  // namespace grens
