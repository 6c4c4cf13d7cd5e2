#include "regions/diff_regions.hpp"

#include "regions/layouts.hpp"

namespace grens {
namespace {

using testing::compare_years;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::words;

/// Units A, B, C, S in one scheme, with changes of 2018; the membership is the test's.
LayoutDiff diff(const std::string& membership, const std::string& changes,
                const std::string& regions = "") {
  TableFolder folder;
  folder.write("membership.csv", "unit,scheme,region,from,to,part\n" + membership);
  folder.write("units.csv",
               "code,name,from,to\nA,a,,\nB,b,,\nC,c,,\nS,s,,2018-01-01\nT,t,,2018-01-01\n");
  folder.write("changes.csv", "date,old,new,kind\n" + changes);
  folder.write("population.csv", "unit,year,persons\nA,2017,10\nS,2017,5\nT,2017,7\n");
  if (!regions.empty()) folder.write("regions.csv", "scheme,code,name,from,to\n" + regions);
  return compare_years(folder.load(), 2017, 2018);
}

constexpr const char* kAbc = "A,vr,x,,,\nB,vr,y,,,\nC,vr,x,,,\n";

TEST(DiffRegions, FindsAUnitThatMergedIntoAnotherRegion) {
  const LayoutDiff found =
      diff(std::string(kAbc) + "S,vr,x,,2018-01-01,\nT,vr,x,,2018-01-01,\n",
           "2018-01-01,S,B,merge\n2018-01-01,B,B,merge\n2018-01-01,T,A,merge\n");
  EXPECT_THAT(words(found.schemes.front()), ElementsAre("S (now B) x>y"));
  EXPECT_EQ(found.schemes.front().moves.front().people.at_least, 5);
  EXPECT_EQ(found.population_year, 2017);
  EXPECT_THAT(found.schemes.front().regions, IsEmpty());
}

TEST(DiffRegions, SaysThatOnlyAPartOfASplitUnitMoved) {
  const LayoutDiff found =
      diff(std::string(kAbc) + "S,vr,x,,2018-01-01,\nT,vr,x,,2018-01-01,\n",
           "2018-01-01,S,A,split\n2018-01-01,S,B,split\n2018-01-01,T,C,merge\n");
  EXPECT_THAT(words(found.schemes.front()), ElementsAre("part S (now B) x>y"));
  EXPECT_TRUE(found.schemes.front().moves.front().people.is_unknown());
}

TEST(DiffRegions, SaysThatAllOfASplitUnitMovedWhereAllItsPartsDid) {
  const LayoutDiff found =
      diff(std::string(kAbc) + "S,vr,y,,2018-01-01,\nT,vr,x,,2018-01-01,\n",
           "2018-01-01,S,A,split\n2018-01-01,S,C,split\n2018-01-01,T,A,merge\n");
  EXPECT_THAT(words(found.schemes.front()), ElementsAre("S (now A,C) y>x"));
  EXPECT_TRUE(found.schemes.front().moves.front().people.is_exact());
}

/// A region without a name is called by its code, which is no name that changed.
TEST(DiffRegions, FindsNoNewNameWhereATableHasNone) {
  const auto layouts = [](const char* name) {
    TableFolder folder;
    folder.write("membership.csv", "unit,vr\nA,x\n");
    folder.write("regions.csv", std::string("scheme,code,name\n") + name);
    const RegionTables tables = folder.load();
    return table_layout(tables, {}, tables.membership.schemes);
  };
  const auto found = [&](const char* a, const char* b) {
    const Layout before = layouts(a);
    const Layout after = layouts(b);
    const Lineage lineage =
        follow_units(before.units, after.units, Succession({}, before.date, after.date));
    return compare_regions(before, after, lineage).front().regions.size();
  };
  EXPECT_EQ(found("vr,x,Ex\n", ""), 0U);
  EXPECT_EQ(found("", "vr,x,Ex\n"), 0U);
  EXPECT_EQ(found("vr,x,Ex\n", "vr,x,Ix\n"), 1U);
}

TEST(DiffRegions, FindsAUnitThatMovedByItself) {
  const LayoutDiff found =
      diff("A,vr,x,,2018-01-01,\nA,vr,y,2018-01-01,,\nB,vr,y,,,\nC,vr,x,,,\n", "");
  EXPECT_THAT(words(found.schemes.front()), ElementsAre("A (now A) x>y"));
}

TEST(DiffRegions, TellsWhereAUnitLiesInNoRegionThatIsKnown) {
  const LayoutDiff found = diff("A,vr,x,,2018-01-01,\nB,vr,y,2018-01-01,,\nC,vr,x,,,\n", "");
  EXPECT_THAT(words(found.schemes.front()), ElementsAre("B (now B) >y", "A (now A) x>"));
}

TEST(DiffRegions, LetsTwoPartsOfAUnitStayWhereTheyAre) {
  // T lay in y and joins A, in x: now A has a part in either, and nothing moved.
  const LayoutDiff found = diff(
      "A,vr,x,,2018-01-01,\nA,vr,x,2018-01-01,,yes\nA,vr,y,2018-01-01,,yes\nB,vr,y,,,\n"
      "T,vr,y,,2018-01-01,\n",
      "2018-01-01,A,A,merge\n2018-01-01,T,A,merge\n");
  EXPECT_THAT(words(found.schemes.front()), IsEmpty());
}

TEST(DiffRegions, FindsAPartThatMovedWithinAUnit) {
  const LayoutDiff found =
      diff("A,vr,x,,2018-01-01,\nA,vr,x,2018-01-01,,yes\nA,vr,y,2018-01-01,,yes\nB,vr,y,,,\n", "");
  EXPECT_THAT(words(found.schemes.front()), ElementsAre("part A (now A) x>y"));
  EXPECT_TRUE(found.schemes.front().moves.front().units.front().within);
}

TEST(DiffRegions, CallsAPlaceOfSeveralRegionsByAllOfThem) {
  const LayoutDiff found = diff(
      "A,vr,z,,2018-01-01,\nA,vr,x,2018-01-01,,yes\nA,vr,y,2018-01-01,,yes\nB,vr,y,,,\n"
      "C,vr,x,,,\n",
      "");
  EXPECT_THAT(words(found.schemes.front()), ElementsAre("A (now A) z>x+y"));
}

TEST(DiffRegions, TakesAnotherCodeForTheSameLandAsNoMove) {
  const LayoutDiff found = diff(
      "A,vr,x,,2018-01-01,\nC,vr,x,,2018-01-01,\nA,vr,X,2018-01-01,,\nC,vr,X,2018-01-01,,\n"
      "B,vr,y,,,\nS,vr,x,,2018-01-01,\n",
      "2018-01-01,S,A,merge\n2018-01-01,A,A,merge\n");
  const SchemeDiff& scheme = found.schemes.front();
  EXPECT_THAT(words(scheme), IsEmpty());
  ASSERT_EQ(scheme.regions.size(), 1U);
  EXPECT_EQ(scheme.regions.front().event, RegionEvent::kRecoded);
  EXPECT_EQ(scheme.regions.front().from.code, "x");
  EXPECT_EQ(scheme.regions.front().to.code, "X");
}

TEST(DiffRegions, TellsRegionsThatAreGoneNewAndRenamed) {
  const LayoutDiff found = diff(
      "A,vr,x,,2018-01-01,\nA,vr,n,2018-01-01,,\nB,vr,y,,,\nC,vr,x,,2018-01-01,\n"
      "C,vr,y,2018-01-01,,\n",
      "", "vr,x,X,,\nvr,n,N,,\nvr,y,old,,2018-01-01\nvr,y,new,2018-01-01,\n");
  std::vector<std::string> events;
  for (const RegionFinding& finding : found.schemes.front().regions) {
    events.push_back(
        fmt::format("{} {}>{}", to_string(finding.event), finding.from.name, finding.to.name));
  }
  EXPECT_THAT(events, ElementsAre("renamed old>new", "gone X>", "added >N"));
  EXPECT_EQ(found.schemes.front().before, 2U);
  EXPECT_EQ(found.schemes.front().after, 2U);
}

}  // namespace
}  // namespace grens
