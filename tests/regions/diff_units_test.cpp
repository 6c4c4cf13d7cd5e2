#include "regions/diff_units.hpp"

#include "regions/layouts.hpp"

namespace grens {
namespace {

using testing::compare_years;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::words;

/// In 2018 A and B become N, with a part of S; the rest of S goes to C. D gets another name, F
/// another code, E ends and G begins without a word.
RegionTables tables() {
  TableFolder folder;
  folder.write("membership.csv", "unit,vr\nA,x\n");
  folder.write("units.csv",
               "code,name,from,to\nA,a,,2018-01-01\nB,b,,2018-01-01\nC,c,,\n"
               "D,old,,2018-01-01\nD,new,2018-01-01,\nE,e,,2018-01-01\nF,f,,2018-01-01\n"
               "G,g,2018-01-01,\nH,f,2018-01-01,\nN,n,2018-01-01,\nS,s,,2018-01-01\n");
  folder.write("changes.csv",
               "date,old,new,kind\n"
               "2018-01-01,A,N,merge\n2018-01-01,B,N,merge\n2018-01-01,F,H,recode\n"
               "2018-01-01,S,N,split\n2018-01-01,S,C,split\n2018-01-01,D,D,rename\n");
  return folder.load();
}

TEST(DiffUnits, TellsWhatBecameOfEveryUnit) {
  EXPECT_THAT(words(compare_years(tables(), 2017, 2018).units),
              ElementsAre("merged A,B+part S>N", "split S>C,N", "recoded F>H", "renamed D>D",
                          "gone A>N", "gone B>N", "gone E>", "gone F>H", "gone S>C,N", "added >G",
                          "added F>H", "added A,B+part S>N"));
}

TEST(DiffUnits, FindsNothingWhereNothingChanged) {
  const LayoutDiff same = compare_years(tables(), 2018, 2020);
  EXPECT_THAT(same.units, IsEmpty());
  EXPECT_TRUE(same.empty());
  EXPECT_FALSE(compare_years(tables(), 2017, 2018).empty());
}

TEST(DiffUnits, CallsAUnitWithNewLandOfAPartNoMerger) {
  const LayoutDiff diff = compare_years(tables(), 2017, 2018);
  for (const UnitFinding& finding : diff.units) {
    EXPECT_FALSE(finding.event == UnitEvent::kMerged && finding.to.front().code == "C");
  }
}

}  // namespace
}  // namespace grens
