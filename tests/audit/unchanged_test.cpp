// Regions on two days, worked by hand: x holds A and B, y holds C and D, and what becomes of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "audit/grid_audit.hpp"
#include "audit/rules.hpp"
#include "regions/table_folder.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;
using testing::GridAudit;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr Date kDay{2024, 1, 1};
constexpr Date kSince{2019, 1, 1};

/// Rows that hold all the time.
constexpr const char* kA = "A,s,x,,,\n";
constexpr const char* kB = "B,s,x,,,\n";
constexpr const char* kC = "C,s,y,,,\n";
constexpr const char* kD = "D,s,y,,,\n";

class UnchangedRule : public ::testing::Test {
 protected:
  UnchangedRule() {
    rule_.id = "r";
    rule_.kind = RuleKind::kUnchanged;
    rule_.scheme = "s";
    rule_.since = kSince;
    rule_.validity.from = kSince;
    units({"A", "B", "C", "D"}, "");
  }

  /// The layer holds `here`, drawn as squares of a kilometre; `units` is units.csv without its
  /// head.
  void units(const std::vector<std::string>& here, const std::string& rows) {
    codes_ = here;
    units_ = rows;
  }
  void always(std::initializer_list<const char*> units) {
    for (const char* unit : units) units_ += std::string(unit) + ",Unit " + unit + ",,\n";
  }

  Verdict judge(const std::string& membership, const std::string& changes = {}) {
    const TableFolder folder;
    folder.write("membership.csv", "unit,scheme,region,from,to,part\n" + membership);
    folder.write("regions.csv",
                 "scheme,code,name,parent,from,to\ns,x,Ex,,,\ns,y,Ypsilon,,,\ns,z,Zet,,,\n");
    folder.write("units.csv", "code,name,from,to\nO,Old,,2010-01-01\n" + units_);
    folder.write("population.csv",
                 "unit,year,persons,source\nA,2019,10,\nB,2019,20,\nC,2019,30,\nD,2019,40,\n");
    folder.write("changes.csv",
                 "date,old,new,kind\n2010-01-01,O,A,merge\n2010-01-01,A,A,merge\n" + changes);
    Notices notices;
    const RegionTables tables = load_tables(table_files_in(folder.path().string()), notices);
    GridAudit grid({std::string("ABCDEF").substr(0, codes_.size())});
    for (std::size_t u = 0; u < codes_.size(); ++u) grid.layer().units[u].code = codes_[u];
    const SchemeLabels labels = make_labels(tables, "s", codes_, kDay);
    const AuditInput input = grid.input();
    RuleInput all{input, tables, kDay, {}, true, units_day_};
    all.schemes["s"] = {&labels, nullptr};
    return judge_rules(all, {&rule_, 1}).front();
  }

  Rule rule_;
  std::optional<Date> units_day_;

 private:
  std::vector<std::string> codes_;
  std::string units_;
};

TEST_F(UnchangedRule, HoldsWhereUnitsMergeInsideARegion) {
  always({"A", "B", "C", "D"});
  EXPECT_EQ(judge(std::string(kA) + kB + kC + kD).state, RuleState::kHeld);
  units({"A", "C", "D"}, "A,Unit A,,\nB,Unit B,,2020-01-01\nC,Unit C,,\nD,Unit D,,\n");
  const Verdict merged = judge(std::string(kA) + "B,s,x,,2020-01-01,\n" + kC + kD,
                               "2020-01-01,A,A,merge\n2020-01-01,B,A,merge\n");
  EXPECT_EQ(merged.state, RuleState::kHeld)
      << (merged.findings.empty() ? "doubt" : merged.findings[0].text);
}

/// A unit that goes to another region by itself.
TEST_F(UnchangedRule, SaysWhatWentWhere) {
  always({"A", "B", "C", "D"});
  const std::string moved = std::string(kA) + kB + "C,s,y,,2021-01-01,\nC,s,x,2021-01-01,,\n" + kD;
  const Verdict verdict = judge(moved);
  EXPECT_EQ(verdict.state, RuleState::kBroken);
  ASSERT_THAT(verdict.findings, SizeIs(2));
  EXPECT_EQ(verdict.findings[0].text,
            "s Ex has gained Unit C (C) from Ypsilon since 2019-01-01 (figures of 2019)");
  EXPECT_EQ(verdict.findings[1].text,
            "s Ypsilon has lost Unit C (C) to Ex since 2019-01-01 (figures of 2019)");
  EXPECT_EQ(verdict.findings[0].region, "x");
  EXPECT_THAT(verdict.findings[0].units, ElementsAre("C"));
  EXPECT_EQ(verdict.findings[0].population.at_least, 30);
  EXPECT_EQ(verdict.findings[0].area, 1e6);
  EXPECT_TRUE(verdict.findings[0].moves.at(0).gained);
  EXPECT_FALSE(verdict.findings[0].moves[0].part);
  rule_.since = Date{2021, 1, 1};
  EXPECT_EQ(judge(moved).state, RuleState::kHeld) << "it was before that day";
  rule_.since = kSince;
  rule_.region = "y";
  EXPECT_THAT(judge(moved).findings, SizeIs(1));
  RuleException known;
  known.region = "y";
  known.units = {"C"};
  known.validity.to = Date{2030, 1, 1};
  rule_.exceptions = {known};
  EXPECT_EQ(judge(moved).state, RuleState::kHeldWithExceptions);
}

/// C joins B, across the border: it is known that all of C moved, and its people.
TEST_F(UnchangedRule, FollowsAMergerAcrossTheBorder) {
  units({"A", "B", "D"}, "A,Unit A,,\nB,Unit B,,\nC,Unit C,,2020-01-01\nD,Unit D,,\n");
  const Verdict verdict = judge(std::string(kA) + kB + "C,s,y,,2020-01-01,\n" + kD,
                                "2020-01-01,B,B,merge\n2020-01-01,C,B,merge\n");
  ASSERT_THAT(verdict.findings, SizeIs(2));
  EXPECT_EQ(verdict.findings[1].text,
            "s Ypsilon has lost Unit C (C) to Ex since 2019-01-01 (figures of 2019)");
  EXPECT_EQ(verdict.findings[1].population.at_least, 30);
  EXPECT_TRUE(verdict.findings[1].population.is_exact());
  EXPECT_EQ(verdict.findings[1].area, 0) << "not known: C is no more";
}

/// D is divided over E, in y, and F, in x: a part moved, and how much is not known.
TEST_F(UnchangedRule, SaysOfASplitUnitThatAPartMoved) {
  units({"A", "B", "C", "E", "F"},
        "A,Unit A,,\nB,Unit B,,\nC,Unit C,,\nD,Unit D,,2020-01-01\nE,Unit E,2020-01-01,\n"
        "F,Unit F,2020-01-01,\n");
  const std::string rows = std::string(kA) + kB + kC + "D,s,y,,2020-01-01,\n";
  const std::string split = "2020-01-01,D,E,split\n2020-01-01,D,F,split\n";
  const Verdict verdict = judge(rows + "E,s,y,2020-01-01,,\nF,s,x,2020-01-01,,\n", split);
  ASSERT_THAT(verdict.findings, SizeIs(2));
  EXPECT_EQ(verdict.findings[0].text,
            "s Ex has gained a part of Unit D (D) from Ypsilon since 2019-01-01");
  EXPECT_TRUE(verdict.findings[0].moves.at(0).part);
  EXPECT_TRUE(verdict.findings[0].population.is_unknown());
  EXPECT_EQ(judge(rows + "E,s,y,2020-01-01,,\nF,s,y,2020-01-01,,\n", split).state, RuleState::kHeld)
      << "both parts stay";
}

TEST_F(UnchangedRule, TellsOfRegionsThatBeginAndEnd) {
  always({"A", "B", "C", "D"});
  const std::string end = ",,2020-01-01,\n";
  const std::string begin = ",2020-01-01,,\n";
  const Verdict recoded = judge(std::string(kA) + kB + "C,s,y" + end + "D,s,y" + end + "C,s,z" +
                                begin + "D,s,z" + begin);
  ASSERT_THAT(recoded.findings, SizeIs(1));
  EXPECT_EQ(recoded.findings[0].text, "s Zet had the code y on 2019-01-01");
  EXPECT_EQ(recoded.findings[0].became->event, RegionEvent::kRecoded);
  const Verdict divided = judge(std::string(kA) + kB + kC + "D,s,y" + end + "D,s,z" + begin);
  ASSERT_THAT(divided.findings, SizeIs(2));
  EXPECT_EQ(
      divided.findings[1].text,
      "s Zet was not there on 2019-01-01; has gained Unit D (D) from Ypsilon (figures of 2019)");
  const Verdict gone = judge(std::string(kA) + kB + "C,s,y" + end + "D,s,y" + end + "C,s,x" +
                             begin + "D,s,x" + begin);
  ASSERT_THAT(gone.findings, SizeIs(2));
  EXPECT_EQ(gone.findings[1].text,
            "s Ypsilon was there on 2019-01-01 and is no more; has lost Unit C (C), Unit D (D) to "
            "Ex (figures of 2019)");
}

TEST_F(UnchangedRule, CannotTellOfUnitsThatRegionsShare) {
  always({"A", "B", "C", "D"});
  const std::string shared = std::string(kA) + "B,s,x,,,yes\nB,s,y,,,yes\n" + kC + kD;
  const Verdict verdict = judge(shared);
  EXPECT_EQ(verdict.state, RuleState::kUndecided);
  ASSERT_THAT(verdict.undecided, SizeIs(2)) << "one for each region";
  EXPECT_EQ(verdict.undecided[0].kind, DoubtKind::kLimits);
  EXPECT_EQ(verdict.undecided[0].text, "s Ex: its limits are not known inside Unit B (B)");
  // it came to lie in both: a part certainly moved
  const Verdict parted = judge(std::string(kA) +
                               "B,s,x,,2020-01-01,\nB,s,x,2020-01-01,,yes\n"
                               "B,s,y,2020-01-01,,yes\n" +
                               kC + kD);
  EXPECT_EQ(parted.state, RuleState::kBroken);
  EXPECT_THAT(parted.findings.at(0).text, HasSubstr("has lost a part of Unit B (B) to Ypsilon"));
  // C went from y to where x and z cannot be told apart: y lost it, and who gained it is not known
  const std::string gone = "C,s,y,,2020-01-01,\nC,s,x,2020-01-01,,yes\nC,s,z,2020-01-01,,yes\n";
  const Verdict somewhere = judge(std::string(kA) + kB + gone + kD);
  EXPECT_EQ(somewhere.findings.at(0).region, "y");
  EXPECT_THAT(somewhere.findings[0].text, HasSubstr("has lost Unit C (C) to Ex + Zet since"));
  for (const RuleFinding& finding : somewhere.findings) EXPECT_NE(finding.region, "x");
}

TEST_F(UnchangedRule, CannotTellWhatTheTablesDoNotKnow) {
  always({"A", "B", "C", "D"});
  const Verdict then = judge(std::string(kA) + kB + kC + "D,s,y,2020-01-01,,\n");
  EXPECT_EQ(then.state, RuleState::kUndecided);
  EXPECT_EQ(then.undecided.at(0).kind, DoubtKind::kUnplacedThen);
  EXPECT_EQ(then.undecided[0].text, "s Ypsilon: no s is known on 2019-01-01 of Unit D (D)");
  const Verdict now = judge(std::string(kA) + kB + kC + "D,s,y,,2020-01-01,\n");
  EXPECT_EQ(now.undecided.at(0).kind, DoubtKind::kUnplaced);
  EXPECT_EQ(now.undecided[0].text, "s Ypsilon: no s is known of Unit D (D)");
  // D ends, and no change says what became of it
  units({"A", "B", "C"}, "A,Unit A,,\nB,Unit B,,\nC,Unit C,,\nD,Unit D,,2020-01-01\n");
  const Verdict lost = judge(std::string(kA) + kB + kC + "D,s,y,,2020-01-01,\n");
  ASSERT_THAT(lost.undecided, SizeIs(1));
  EXPECT_EQ(lost.undecided[0].kind, DoubtKind::kUntraced);
  EXPECT_THAT(lost.undecided[0].units, ElementsAre("D"));
}

TEST_F(UnchangedRule, CannotTellOfDaysBeforeTheTablesOrOfUnitsOfAnotherDay) {
  always({"A", "B", "C", "D"});
  const std::string rows = std::string(kA) + kB + kC + kD;
  rule_.since = Date{2005, 1, 1};
  const Verdict early = judge(rows);
  EXPECT_EQ(early.state, RuleState::kUndecided);
  EXPECT_EQ(early.undecided.at(0).kind, DoubtKind::kNoEarlierDay);
  rule_.since = kSince;
  EXPECT_EQ(judge(rows).state, RuleState::kHeld);
  units_day_ = Date{2022, 1, 1};
  EXPECT_EQ(judge(rows).undecided.at(0).kind, DoubtKind::kOtherDay);
}

TEST_F(UnchangedRule, IsNotAskedBeforeItsDay) {
  always({"A", "B", "C", "D"});
  rule_.since = rule_.validity.from = Date{2025, 1, 1};
  EXPECT_EQ(judge(std::string(kA) + kB + kC + kD).state, RuleState::kNotAsked);
}

}  // namespace
}  // namespace grens
