// The sentences of an audit, and its tables and Markdown, on verdicts made by hand.
#include "report/audit_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "audit/grid_audit.hpp"
#include "regions/csv.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;
using testing::GridAudit;
using ::testing::HasSubstr;

Rule rule_called(std::string id, RuleSeverity severity = RuleSeverity::kError) {
  Rule rule;
  rule.id = std::move(id);
  rule.severity = severity;
  rule.scheme = "district";
  rule.claim = "Er zijn *drie* districten | meer niet";
  rule.sources = {"D000"};
  return rule;
}

Verdict verdict_of(const Rule& rule, RuleState state) {
  Verdict verdict;
  verdict.rule = &rule;
  verdict.state = state;
  return verdict;
}

RuleException exception_of(std::string region, std::vector<std::string> units) {
  RuleException exception;
  exception.region = std::move(region);
  exception.units = std::move(units);
  exception.reason = "an old habit";
  exception.source = "S17";
  exception.validity.to = Date{2030, 1, 1};
  exception.line = 12;
  return exception;
}

/// A report of these verdicts on two squares.
struct Told {
  GridAudit grid{{"AB"}};
  RuleSet rules;
  std::vector<Verdict> verdicts;
  AuditReport report() const {
    return {"Title", grid.input(), Date{2024, 1, 1},  {}, rules, verdicts,
            {},      {},           {"town", "towns"}, {}};
  }
};

TEST(AuditWords, TheVerdictCountsTheWorstFirst) {
  const Rule error = rule_called("e");
  const Rule warning = rule_called("w", RuleSeverity::kWarning);
  std::vector<Verdict> verdicts = {verdict_of(error, RuleState::kHeld),
                                   verdict_of(warning, RuleState::kBroken)};
  EXPECT_EQ(verdict_sentence(verdicts), "The audit passes: 1 warning, 1 holds (2 rules).");
  EXPECT_FALSE(audit_fails(verdicts));
  const std::vector<Verdict> open = {verdict_of(error, RuleState::kUndecided),
                                     verdict_of(error, RuleState::kHeld)};
  EXPECT_EQ(verdict_sentence(open), "No rule is broken; 1 of 2 cannot be told (1 holds).");
  EXPECT_FALSE(audit_fails(open));
  verdicts.push_back(verdict_of(error, RuleState::kBroken));
  verdicts.push_back(verdict_of(error, RuleState::kUndecided));
  verdicts.push_back(verdict_of(error, RuleState::kHeldWithExceptions));
  verdicts.push_back(verdict_of(error, RuleState::kNotAsked));
  EXPECT_EQ(verdict_sentence(verdicts),
            "The audit fails: 1 rule is broken, 1 warning, 1 cannot be told, 1 holds but for known "
            "exceptions, 1 holds, 1 speaks of other days (6 rules).");
  EXPECT_TRUE(audit_fails(verdicts));
}

TEST(AuditWords, EvidenceSaysWhatProvesNothing) {
  Rule rule = rule_called("r");
  rule.kind = RuleKind::kNesting;
  Verdict verdict = verdict_of(rule, RuleState::kHeld);
  EXPECT_EQ(evidence_sentence(verdict), "");
  verdict.evidence.rows[static_cast<std::size_t>(Basis::kSource)] = 6;
  verdict.evidence.rows[static_cast<std::size_t>(Basis::kDerived)] = 4;
  verdict.evidence.regions = 3;
  verdict.evidence.shown = 3;
  EXPECT_EQ(evidence_sentence(verdict), "Rests on 10 rows (source 6, derived 4).");
  verdict.evidence.circular = 4;
  const std::string rests =
      "Rests on 10 rows (source 6, derived 4). 4 of them rest on the claim's own source (D000) and "
      "prove nothing for it.";
  verdict.evidence.shown = 2;
  EXPECT_EQ(evidence_sentence(verdict),
            rests + " Shown independently for 2 of 3 district regions.");
  verdict.evidence.above = "politie_eenheid";
  verdict.evidence.parents_shown = {"Noord"};
  verdict.evidence.parents_not_shown = {"Zuid"};
  EXPECT_EQ(evidence_sentence(verdict),
            rests +
                " Shown independently for 1 of 2 police units (Noord), and for 2 of 3 district "
                "regions.");
  verdict.evidence.shown = 0;
  verdict.evidence.parents_shown = {};
  verdict.evidence.parents_not_shown = {"Noord", "Zuid"};
  EXPECT_EQ(evidence_sentence(verdict),
            rests +
                " Shown independently for none of 2 police units, and for none of 3 district "
                "regions.");
  rule.kind = RuleKind::kCount;
  EXPECT_EQ(evidence_sentence(verdict), rests) << "the claim is not about each region";
}

TEST(AuditWords, EvidenceThatIsAllTheClaimItself) {
  const Rule rule = rule_called("r");
  Verdict verdict = verdict_of(rule, RuleState::kHeld);
  verdict.evidence.rows[static_cast<std::size_t>(Basis::kSource)] = 1;
  verdict.evidence.circular = 1;
  EXPECT_EQ(
      evidence_sentence(verdict),
      "Rests on 1 row (source 1). It rests on the claim's own source (D000) and proves nothing "
      "for it.");
  verdict.evidence.rows[static_cast<std::size_t>(Basis::kSource)] = 3;
  verdict.evidence.circular = 3;
  EXPECT_EQ(
      evidence_sentence(verdict),
      "Rests on 3 rows (source 3). All of them rest on the claim's own source (D000) and prove "
      "nothing for it.");
}

TEST(AuditWords, ExceptionsHaveTheirReasonAndTheirDay) {
  const RuleException exception = exception_of("mark", {"B"});
  EXPECT_EQ(exception_sentence(exception), "Known, accepted until 2030-01-01: an old habit (S17)");
  EXPECT_EQ(lapsed_sentence({&exception, {"B"}}),
            "The known exception of mark, B no longer occurs; take it out of the rules (line 12)");
  const RuleException whole = exception_of("", {});
  EXPECT_EQ(lapsed_sentence({&whole, {}}),
            "The known exception no longer occurs; take it out of the rules (line 12)");
}

TEST(AuditMarkdown, EscapesMarkup) {
  EXPECT_EQ(markdown_text("<b>&amp; [x](y) `z` _a_ a_b\n# c"),
            "&lt;b>&amp;amp; \\[x\\](y) \\`z\\` \\_a\\_ a_b \\# c");
  EXPECT_EQ(markdown_text("- a"), "\\- a");
  EXPECT_EQ(markdown_text("a\u202eb\u2066c\u2069 \u2013"), "abc \u2013");
  EXPECT_EQ(markdown_text("12. a. b"), "12\\. a. b");
  EXPECT_EQ(markdown_text("Súdwest Fryslân"), "Súdwest Fryslân");
}

TEST(AuditMarkdown, HasTheVerdictAndWhatIsBehindIt) {
  Told told;
  const Rule rule = rule_called("r");
  told.verdicts = {verdict_of(rule, RuleState::kUndecided)};
  told.verdicts[0].undecided = {{.text = "people are not known of Tholen"}};
  const std::string text = audit_markdown(told.report());
  EXPECT_THAT(text, HasSubstr("# Title\n\nNo rule is broken; 1 of 1 cannot be told.\n"));
  EXPECT_THAT(text, HasSubstr("\n2 towns, regions of 2024-01-01. Borders match.\n"));
  AuditReport of_another_year = told.report();
  of_another_year.layer.units_year = 2022;
  EXPECT_THAT(audit_markdown(of_another_year),
              HasSubstr("\n2 towns of 2022, regions of 2024-01-01. "));
  EXPECT_THAT(text, HasSubstr("\n## Cannot be told\n\n- **r**: Er zijn \\*drie\\* districten \\| "
                              "meer niet (D000)\n  - people are not known of Tholen.\n"));
}

TEST(AuditCsv, HasARowForEachFindingAndEachRule) {
  Told told;
  const Rule rule = rule_called("r");
  const Rule holds = rule_called("h");
  const RuleException exception = exception_of("mark", {"B"});
  told.verdicts = {verdict_of(rule, RuleState::kBroken), verdict_of(holds, RuleState::kHeld)};
  RuleFinding finding;
  finding.region = "zee";
  finding.units = {"A", "C"};
  finding.text = "a, \"quoted\"";
  told.verdicts[0].findings = {finding};
  told.verdicts[0].lapsed = {{&exception, {}}};
  const CsvTable table = parse_csv(audit_csv(told.report()), "audit.csv");
  ASSERT_EQ(table.rows.size(), 3U);
  const auto column = [&](const char* name) {
    std::vector<std::string> values;
    for (const CsvRow& row : table.rows) values.push_back(row.fields[table.column(name)]);
    return values;
  };
  EXPECT_THAT(column("rule"), ElementsAre("r", "r", "h"));
  EXPECT_THAT(column("finding"), ElementsAre("broken", "lapsed", ""));
  EXPECT_THAT(column("units"), ElementsAre("A C", "", ""));
  EXPECT_EQ(column("text")[0], "a, \"quoted\"");
  EXPECT_EQ(column("population")[0], "") << "unknown, and never 0";
}

}  // namespace
}  // namespace grens
