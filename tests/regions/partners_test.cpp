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
              HasSubstr("'Oss' is no unit and no region"));
  EXPECT_THAT(message_of<UsageError>([] { find_partners(tables(), "cui", kDay); }),
              HasSubstr("near it are: Cuijk (C)"));
}

}  // namespace
}  // namespace grens
