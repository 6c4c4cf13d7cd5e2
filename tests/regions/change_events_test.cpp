#include "regions/change_events.hpp"

#include <gmock/gmock.h>

#include "regions/table_folder.hpp"

namespace grens {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

RegionTables tables() {
  TableFolder folder;
  folder.write("membership.csv", "unit,vr\nA,x\n");
  folder.write("units.csv",
               "code,name,from,to\nA,Zand,,2018-01-01\nB,Anker,,2018-01-01\nC,Berg,,\n"
               "S,Steen,,2018-01-01\nN,Nieuw,2018-01-01,2019-07-01\nM,Meer,2019-07-01,\n");
  folder.write("changes.csv",
               "date,old,new,kind,certainty,source\n"
               "2018-01-01,A,N,merge,certain,S1\n2018-01-01,B,N,merge,,S1\n"
               "2018-01-01,S,N,split,certain,\n2018-01-01,S,C,split,uncertain,\n"
               "2019-07-01,N,M,rename,certain,\n"
               "2021-01-01,M,C,merge,certain,\n2021-01-01,C,C,merge,certain,\n");
  return folder.load();
}

TEST(ChangeEvents, PutTogetherWhatHappenedToOneUnit) {
  const RegionTables read = tables();
  const auto events = change_events(read, first_of_january(2017), first_of_january(2020));
  ASSERT_EQ(events.size(), 3U);
  EXPECT_EQ(events[0].kind, ChangeKind::kMerge);
  EXPECT_THAT(events[0].from, ElementsAre(CodeName{"B", "Anker"}, CodeName{"A", "Zand"}));
  EXPECT_THAT(events[0].to, ElementsAre(CodeName{"N", "Nieuw"}));
  EXPECT_FALSE(events[0].goes_on);
  EXPECT_EQ(events[0].rows.size(), 2U);
  EXPECT_EQ(events[1].kind, ChangeKind::kSplit);
  EXPECT_THAT(events[1].from, ElementsAre(CodeName{"S", "Steen"}));
  EXPECT_THAT(events[1].to, ElementsAre(CodeName{"C", "Berg"}, CodeName{"N", "Nieuw"}));
  EXPECT_EQ(events[2].kind, ChangeKind::kRename);
  EXPECT_EQ(events[2].date, (Date{2019, 7, 1}));
}

TEST(ChangeEvents, TellAUnitThatGoesOnFromThoseThatJoinIt) {
  const RegionTables read = tables();
  const auto events = change_events(read, first_of_january(2020), first_of_january(2021));
  ASSERT_EQ(events.size(), 1U);
  EXPECT_THAT(events[0].from, ElementsAre(CodeName{"M", "Meer"}));
  EXPECT_THAT(events[0].to, ElementsAre(CodeName{"C", "Berg"}));
  EXPECT_TRUE(events[0].goes_on);
  EXPECT_EQ(events[0].rows.size(), 2U);
}

TEST(ChangeEvents, OfADayBeginAfterTheEarlierOne) {
  const RegionTables read = tables();
  EXPECT_THAT(change_events(read, {2018, 1, 1}, {2019, 6, 30}), IsEmpty());
  EXPECT_EQ(change_events(read, {2019, 6, 30}, {2019, 7, 1}).size(), 1U);
}

TEST(ChangeEvents, AreCertainUnlessARowSaysOtherwise) {
  const RegionTables read = tables();
  EXPECT_FALSE(is_uncertain(read.changes[0]));
  EXPECT_FALSE(is_uncertain(read.changes[1]));
  EXPECT_TRUE(is_uncertain(read.changes[3]));
}

TEST(ChangeEvents, CallUnitsAsTheyWereCalledBefore) {
  TableFolder folder;
  folder.write("membership.csv", "unit,vr\nA,x\n");
  folder.write("units.csv", "code,name,from,to\nA,Oud,,2018-01-01\nA,Nieuw,2018-01-01,\n");
  const RegionTables read = folder.load();
  EXPECT_EQ(name_before(read, "A", first_of_january(2018)), "Oud");
  EXPECT_EQ(name_before(read, "A", {2018, 1, 2}), "Nieuw");
  EXPECT_EQ(name_before(read, "B", {2018, 1, 2}), "");
}

}  // namespace
}  // namespace grens
