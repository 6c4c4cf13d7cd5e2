#include "regions/split_weights.hpp"

#include "base/error.hpp"
#include "regions/table_folder.hpp"

namespace grens {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

const std::vector<UnitSplit> kSplits = {{"A", {"X", "Y"}}, {"B", {"X", "Z"}}};

SplitWeights weights(const std::string& rows, Notices& notices) {
  return read_split_weights(parse_csv("old,new,weight\n" + rows, "w.csv"), kSplits, notices);
}

std::string refusal(const std::string& rows) {
  Notices notices;
  return message_of<InputError>([&] { weights(rows, notices); });
}

TEST(SplitWeights, AreReadByUnitInTheOrderOfItsTargets) {
  Notices notices;
  const SplitWeights read = weights("B,Z,0\nA,Y,0.25\nA,X,3\nC,X,7\nB,X,12\nD,Y,1\n", notices);
  EXPECT_THAT(read.at("A"), ElementsAre(300, 25));
  EXPECT_THAT(read.at("B"), ElementsAre(12, 0));
  EXPECT_EQ(read.size(), 2U);
  ASSERT_EQ(notices.list().size(), 1U);
  EXPECT_EQ(notices.list()[0].text,
            "w.csv: 2 rows are of units that need not be divided here, and not used");
}

TEST(SplitWeights, MayStandInATableOfChanges) {
  Notices notices;
  const CsvTable changes = parse_csv(
      "date,old,new,kind,weight\n2019-01-01,M,N,merge,\n2021-01-01,A,X,split,2\n"
      "2021-01-01,A,Y,split,1\n2021-01-01,B,X,split,5\n2021-01-01,B,Z,split,6\n",
      "changes.csv");
  const SplitWeights read = read_split_weights(changes, kSplits, notices);
  EXPECT_THAT(read.at("A"), ElementsAre(2, 1));
  EXPECT_THAT(read.at("B"), ElementsAre(5, 6));
}

TEST(SplitWeights, AreRefusedWhereTheyDoNotSayAll) {
  const std::string rest = "B,X,1\nB,Z,1\n";
  EXPECT_THAT(refusal("A,X,1\n" + rest),
              AllOf(HasSubstr("'A' has no weight for 'Y'"), HasSubstr("with 0 if nothing")));
  EXPECT_THAT(refusal("A,X,0\nA,Y,0.0\n" + rest), HasSubstr("all weights of 'A' are 0"));
  EXPECT_THAT(refusal("A,X,1\nA,Z,1\n" + rest),
              AllOf(HasSubstr("w.csv:3: 'Z' has no part of 'A'"), HasSubstr("X, Y")));
  EXPECT_THAT(refusal("A,X,1\nA,Y,1\nA,X,2\n" + rest),
              HasSubstr("w.csv:2 and w.csv:4: 'A' has two weights for 'X'"));
  EXPECT_THAT(refusal("A,X,-1\n"), HasSubstr("w.csv:2: '-1'"));
  EXPECT_THAT(refusal("A,X,half\n"), HasSubstr("w.csv:2: 'half'"));
  EXPECT_THAT(refusal("A,X,\n"), HasSubstr("w.csv:2"));
  EXPECT_THAT(refusal("A,X,100000000000000000\nA,Y,0.00000000000000001\n" + rest),
              HasSubstr("w.csv:2: the weights of this unit differ too much"));
  Notices notices;
  EXPECT_THAT(message_of<InputError>([&] {
                read_split_weights(parse_csv("from,to\nA,X\n", "w.csv"), kSplits, notices);
              }),
              HasSubstr("no column 'old'"));
}

}  // namespace
}  // namespace grens
