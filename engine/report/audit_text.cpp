// The verdict first. A rule that holds is a line with what its evidence is worth; all else is told
// with findings and reasons.
#include <fmt/format.h>

#include "regions/text.hpp"
#include "report/audit_report.hpp"
#include "report/figures.hpp"

namespace grens {
namespace {

const char* state_word(const Verdict& verdict) {
  switch (verdict.state) {
    case RuleState::kBroken:
      return verdict.fails() ? "BROKEN" : "WARNING";
    case RuleState::kUndecided:
      return "cannot be told";
    case RuleState::kHeldWithExceptions:
      return "known exceptions";
    case RuleState::kHeld:
      return "holds";
    case RuleState::kNotAsked:
      break;
  }
  return "other days";
}

std::string days(const Validity& validity) {
  std::string text = "Speaks of days";
  if (validity.from) text += fmt::format(" from {} on", to_string(*validity.from));
  if (validity.from && validity.to) text += ",";
  if (validity.to) text += " before " + to_string(*validity.to);
  return text;
}

std::string finding_lines(const RuleFinding& finding) {
  std::string text = "    " + finding.text;
  if (!finding.units.empty()) {
    if (finding.population.is_exact()) {
      text += fmt::format("; {} people", spoken_count(finding.population.at_least));
    }
    if (finding.area > 0) text += ", " + spoken_area(finding.area);
  }
  text += "\n";
  if (finding.exception != nullptr) {
    text += "      " + exception_sentence(*finding.exception) + "\n";
  }
  if (!finding.known && finding.beyond.size() < finding.units.size()) {
    text += "      Not known: " + listed(finding.beyond) + "\n";
  }
  return text;
}

std::string verdict_lines(const Verdict& verdict) {
  const Rule& rule = *verdict.rule;
  std::string text = fmt::format("{:<17} {}\n", state_word(verdict), shown(rule.id));
  text += "    " + shown(rule.claim, 400);
  if (!rule.sources.empty()) text += " (" + listed(rule.sources) + ")";
  text += "\n";
  if (verdict.state == RuleState::kNotAsked) return text + "    " + days(rule.validity) + "\n";
  for (const RuleFinding& finding : verdict.findings) text += finding_lines(finding);
  for (const LapsedException& lapsed : verdict.lapsed) {
    text += "    " + lapsed_sentence(lapsed) + "\n";
  }
  for (const RuleDoubt& doubt : verdict.undecided) text += "    " + doubt.text + "\n";
  const bool weak = verdict.evidence.shown < verdict.evidence.regions;
  if (weak && !rule.evidence.empty()) text += "    " + shown(rule.evidence, 1000) + "\n";
  const std::string evidence = evidence_sentence(verdict);
  if ((weak || verdict.state != RuleState::kHeld) && !evidence.empty()) {
    text += "    " + evidence + "\n";
  }
  return text;
}

}  // namespace

std::string audit_text(const AuditReport& report) {
  std::string text = verdict_sentence(report.verdicts) + "\n\n";
  if (report.what_if) text += what_if_text(report) + "\n";
  for (const Verdict& verdict : report.verdicts) text += verdict_lines(verdict);
  if (report.suggestion) text += "\n" + nesting_moves_text(*report.suggestion);
  return text;
}

}  // namespace grens
