// Differences as text, JSON and CSV, from small tables.
#include "report/diff_report.hpp"

#include <gmock/gmock.h>

#include "regions/layouts.hpp"

namespace grens::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// In 2018 S is split between A and B, and T joins B; B lies in the other region.
RegionTables tables() {
  TableFolder folder;
  folder.write("membership.csv",
               "unit,scheme,region,from,to\nA,vr,x,,\nB,vr,y,,\nS,vr,x,,2018-01-01\n"
               "T,vr,x,,2018-01-01\nA,riec,r,,\nB,riec,r,,\n"
               "S,riec,r,,2018-01-01\nT,riec,r,,2018-01-01\n");
  folder.write("regions.csv", "scheme,code,name\nvr,x,Ex\nvr,y,Why\nriec,r,R\n");
  folder.write("units.csv",
               "code,name,from,to\nA,Aa,,\nB,Bee,,\nS,\"Es, \x1b[31m\",,2018-01-01\n"
               "T,Tee,,2018-01-01\n");
  folder.write("changes.csv",
               "date,old,new,kind\n2018-01-01,S,A,split\n2018-01-01,S,B,split\n"
               "2018-01-01,T,B,merge\n2018-01-01,B,B,merge\n");
  folder.write("population.csv", "unit,year,persons\nT,2017,1234\nS,2017,5\n");
  return folder.load();
}

DiffReport report(const LayoutDiff& diff) { return {"2017", "2018", {"unit", "units"}, diff}; }

TEST(DiffReport, SpeaksOfUnitsAndOfLandThatChangedRegion) {
  const LayoutDiff diff = compare_years(tables(), 2017, 2018);
  EXPECT_EQ(diff_text(report(diff), false),
            "4 units in 2017, 2 in 2018: 2 units ended, 0 began\n"
            "Merged\n"
            "  Bee (B): Bee (B), Tee (T) and a part of Es, \\x1b[31m (S)\n"
            "Split\n"
            "  Es, \\x1b[31m (S): between Aa (A) and Bee (B)\n"
            "Vr regions, 2 of them\n"
            "  Tee and a part of Es, \\x1b[31m (now Bee): from Ex to Why; at least 1,234 people "
            "(figures of 2017)\n"
            "Nothing changed in riec\n");
}

TEST(DiffReport, SaysThatNothingChanged) {
  const LayoutDiff diff = compare_years(tables(), 2018, 2019);
  EXPECT_EQ(diff_text(report(diff), false),
            "2 units in 2017, 2 in 2018: the same codes\nNothing changed in vr and riec\n");
}

TEST(DiffReport, CutsLongListsUnlessAllIsWanted) {
  LayoutDiff diff;
  for (int i = 0; i < 12; ++i) {
    diff.units.push_back({UnitEvent::kGone, {{"U" + std::to_string(i), ""}}, {}, {}});
  }
  EXPECT_THAT(diff_text(report(diff), false), HasSubstr("  U9\n  and 2 more\nLists are cut"));
  EXPECT_THAT(diff_text(report(diff), true), HasSubstr("  U11\n"));
  EXPECT_THAT(diff_text(report(diff), true), Not(HasSubstr("more")));
}

TEST(DiffReport, HoldsAllInJson) {
  const LayoutDiff diff = compare_years(tables(), 2017, 2018);
  const auto json = diff_json(report(diff));
  EXPECT_EQ(json["schema"], "grens-diff/1");
  EXPECT_EQ(json["before"]["units"], 4);
  EXPECT_EQ(json["after"]["year"], 2018);
  EXPECT_EQ(json["units"][0]["event"], "merged");
  EXPECT_EQ(json["units"][0]["parts_of"][0]["code"], "S");
  const auto& move = json["schemes"][0]["moves"][0];
  EXPECT_EQ(move["from"]["name"], "Ex");
  EXPECT_EQ(move["units"][0]["part"], true);
  EXPECT_EQ(move["units"][1]["now"][0]["code"], "B");
  EXPECT_TRUE(move["population"].is_null());
  EXPECT_EQ(move["population_at_least"], 1234);
  EXPECT_TRUE(json["land"].is_null());
}

TEST(DiffReport, WritesARowForEachFinding) {
  const LayoutDiff diff = compare_years(tables(), 2017, 2018);
  const std::string csv = diff_csv(report(diff));
  EXPECT_THAT(csv, HasSubstr("\nunit-merged,,B T S,\"Bee; Tee; Es, \x1b[31m\",S,,,B,Bee,,,,,,\n"));
  EXPECT_THAT(csv, HasSubstr("\nregion-moved,vr,S T,\"Es, \x1b[31m; Tee\",S,x,Ex,y,Why,,,,,,\n"));
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 6);
}

}  // namespace
}  // namespace grens::testing
