#include "regions/succession.hpp"

#include <gmock/gmock.h>

#include "regions/table_folder.hpp"

namespace grens {
namespace {

using testing::ElementsAre;

RegionTables tables() {
  TableFolder folder;
  folder.write("membership.csv", "unit,vr\nA,x\n");
  folder.write("units.csv",
               "code,from,to\nA,,2018-01-01\nB,,2018-01-01\nC,,\nD,,2019-01-01\n"
               "E,,2021-01-01\nS,,2018-01-01\nN,2018-01-01,2019-01-01\nM,2019-01-01,\n");
  folder.write("changes.csv",
               "date,old,new,kind\n"
               "2018-01-01,A,N,merge\n2018-01-01,B,N,merge\n"
               "2018-01-01,S,N,split\n2018-01-01,S,C,split\n"
               "2019-01-01,N,M,rename\n"
               "2019-01-01,D,C,merge\n2019-01-01,C,C,merge\n"
               "2021-01-01,E,C,merge\n2021-01-01,C,C,merge\n");
  return folder.load();
}

TEST(Succession, FollowsMergersRenamesAndSplits) {
  const Succession to_2020(tables(), first_of_january(2017), first_of_january(2020));
  EXPECT_THAT(to_2020.successors("A"), ElementsAre("M"));
  EXPECT_THAT(to_2020.successors("S"), ElementsAre("C", "M"));
  EXPECT_THAT(to_2020.successors("C"), ElementsAre("C"));
  EXPECT_THAT(to_2020.successors("E"), ElementsAre("E"));
  EXPECT_THAT(to_2020.predecessors("C"), ElementsAre("C", "D", "S"));
  EXPECT_THAT(to_2020.predecessors("M"), ElementsAre("A", "B", "S"));
  EXPECT_TRUE(to_2020.whole("A"));
  EXPECT_FALSE(to_2020.whole("S"));
}

TEST(Succession, CountsAChangeOfTheLaterDayAndNoneOfTheEarlier) {
  const Succession none(tables(), first_of_january(2019), {2020, 12, 31});
  EXPECT_THAT(none.predecessors("C"), ElementsAre("C"));
  const Succession last(tables(), {2020, 12, 31}, first_of_january(2021));
  EXPECT_THAT(last.predecessors("C"), ElementsAre("C", "E"));
}

TEST(Succession, HasNothingToSayOfUnitsThatDidNotExistOnTheEarlierDay) {
  const Succession late(tables(), first_of_january(2020), first_of_january(2022));
  EXPECT_THAT(late.successors("A"), ElementsAre("A"));
  EXPECT_THAT(late.successors("nobody"), ElementsAre("nobody"));
}

}  // namespace
}  // namespace grens
