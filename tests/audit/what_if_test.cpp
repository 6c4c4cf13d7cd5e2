// Which way verdicts go, and which exceptions a proposal makes needless; the figures of regions and
// pairs are held on a whole run, in tests/cli.
#include "audit/what_if.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "audit/grid_audit.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;
using testing::GridAudit;
using ::testing::IsEmpty;
using ::testing::SizeIs;

RuleFinding finding(const std::string& region, const std::vector<std::string>& units,
                    const std::string& text = "") {
  RuleFinding found;
  found.region = region;
  found.units = units;
  found.text = text;
  return found;
}

/// Three units before; after, A and B are one.
class WhatIfRules : public ::testing::Test {
 protected:
  WhatIfRules() {
    rules_.rules.resize(1);
    rules_.rules[0].id = "r";
    rules_.rules[0].exceptions.resize(2);
    rules_.rules[0].exceptions[0].region = "x";
    rules_.rules[0].exceptions[0].units = {"A", "C"};
    rules_.rules[0].exceptions[1].region = "y";
    after_rules_ = rules_;
    after_.layer().units[0].code = "B";
    after_.layer().units[1].code = "C";
  }

  Verdict verdict(const RuleSet& rules, RuleState state,
                  const std::vector<RuleFinding>& findings = {}) {
    Verdict verdict;
    verdict.rule = rules.rules.data();
    verdict.state = state;
    verdict.findings = findings;
    return verdict;
  }
  Direction direction(const Verdict& before, const Verdict& after,
                      const std::vector<NeedlessException>& needless = {}) {
    const WhatIf found =
        compare_audits({before_.input(), {}, {}, {&before, 1}},
                       {after_.input(), {}, {}, {&after, 1}}, {0, 0, 1}, needless, after_rules_);
    EXPECT_EQ(found.rules.size() + found.rules_same, 1U);
    return found.rules.empty() ? Direction::kSame : found.rules[0].direction;
  }
  Direction states(RuleState before, RuleState after) {
    return direction(verdict(rules_, before), verdict(after_rules_, after));
  }
  Direction findings(const std::vector<RuleFinding>& before,
                     const std::vector<RuleFinding>& after) {
    return direction(verdict(rules_, RuleState::kBroken, before),
                     verdict(after_rules_, RuleState::kBroken, after));
  }

  GridAudit before_{{"ABC"}};
  GridAudit after_{{"AAB"}};
  RuleSet rules_;
  RuleSet after_rules_;
};

TEST_F(WhatIfRules, AFirmerStateIsBetter) {
  EXPECT_EQ(states(RuleState::kBroken, RuleState::kHeld), Direction::kBetter);
  EXPECT_EQ(states(RuleState::kHeldWithExceptions, RuleState::kHeld), Direction::kBetter);
  EXPECT_EQ(states(RuleState::kHeld, RuleState::kUndecided), Direction::kWorse);
  EXPECT_EQ(states(RuleState::kHeld, RuleState::kHeld), Direction::kSame);
  EXPECT_EQ(states(RuleState::kNotAsked, RuleState::kNotAsked), Direction::kSame);
}

TEST_F(WhatIfRules, FindingsTellWhereStatesDoNot) {
  EXPECT_EQ(findings({finding("x", {"C"})}, {}), Direction::kBetter);
  EXPECT_EQ(findings({finding("x", {"C"})}, {finding("x", {"C"}), finding("y", {"C"})}),
            Direction::kWorse);
  EXPECT_EQ(findings({finding("x", {"C"})}, {finding("y", {"C"})}), Direction::kMixed);
  EXPECT_EQ(findings({finding("x", {}, "2")}, {finding("x", {}, "3")}), Direction::kMixed);
  const Verdict undecided = verdict(rules_, RuleState::kUndecided);
  const Verdict broken = verdict(after_rules_, RuleState::kBroken, {finding("x", {"C"})});
  EXPECT_EQ(direction(undecided, broken), Direction::kWorse);
}

TEST_F(WhatIfRules, AMergerAloneChangesNoFinding) {
  EXPECT_EQ(findings({finding("x", {"A", "B"})}, {finding("x", {"B"})}), Direction::kSame);
  EXPECT_EQ(findings({finding("x", {"A"})}, {finding("x", {"B"})}), Direction::kWorse)
      << "now B is found too";
}

TEST_F(WhatIfRules, ExceptionsThatLapseByTheProposalAreNeedless) {
  Verdict before = verdict(rules_, RuleState::kBroken);
  Verdict after = verdict(after_rules_, RuleState::kBroken);
  before.lapsed = {{rules_.rules[0].exceptions.data(), {"A"}}};
  after.lapsed = {{after_rules_.rules[0].exceptions.data(), {"A"}}};
  const auto needless = [&] {
    return needless_exceptions(rules_, {&before, 1}, after_rules_, {&after, 1});
  };
  EXPECT_THAT(needless(), IsEmpty()) << "it had lapsed before";
  before.lapsed.clear();
  after.lapsed.push_back({&after_rules_.rules[0].exceptions[1], {}});
  const std::vector<NeedlessException> found = needless();
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_THAT(found[0].units, ElementsAre("A"));
  take_out(after_rules_, found);
  ASSERT_THAT(after_rules_.rules[0].exceptions, SizeIs(1));
  EXPECT_THAT(after_rules_.rules[0].exceptions[0].units, ElementsAre("C"));
  const Verdict held = verdict(after_rules_, RuleState::kHeldWithExceptions);
  EXPECT_EQ(direction(verdict(rules_, RuleState::kHeldWithExceptions), held, found),
            Direction::kBetter);
}

}  // namespace
}  // namespace grens
