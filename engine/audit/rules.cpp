// Breaches are found whatever the exceptions; then each exception of the day takes its units off
// them. What is left over on either side breaks the rule.
#include "audit/rules.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

#include "audit/rule_breaches.hpp"
#include "audit/rule_evidence.hpp"

namespace grens {
namespace {

constexpr std::array<std::pair<RuleKind, std::string_view>, 9> kKinds{{
    {RuleKind::kCount, "count"},
    {RuleKind::kUnits, "units"},
    {RuleKind::kCompleteness, "completeness"},
    {RuleKind::kNesting, "nesting"},
    {RuleKind::kCongruence, "congruence"},
    {RuleKind::kContainment, "containment"},
    {RuleKind::kMembership, "membership"},
    {RuleKind::kContiguity, "contiguity"},
    {RuleKind::kSize, "size"},
}};

bool contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

/// Applies an exception that is accepted on the day: to the findings about its region.
void except(const RuleException& exception, std::vector<RuleFinding>& findings,
            std::vector<LapsedException>& lapsed) {
  std::set<std::string> needed;
  bool occurs = false;
  for (RuleFinding& finding : findings) {
    if (finding.region != exception.region) continue;
    const bool whole = exception.units.empty();
    const auto named = [&](const std::string& unit) {
      return whole || contains(exception.units, unit);
    };
    const bool concerned = whole || std::any_of(finding.units.begin(), finding.units.end(), named);
    if (!concerned) continue;
    occurs = true;
    std::copy_if(finding.units.begin(), finding.units.end(), std::inserter(needed, needed.end()),
                 named);
    std::erase_if(finding.beyond, named);
    finding.known = finding.beyond.empty();
    if (finding.exception == nullptr) finding.exception = &exception;
  }
  std::vector<std::string> gone;
  for (const std::string& unit : exception.units) {
    if (!needed.contains(unit)) gone.push_back(unit);
  }
  if (!occurs || !gone.empty()) lapsed.push_back({&exception, std::move(gone)});
}

RuleState state_of(const Verdict& verdict) {
  const auto known = [](const RuleFinding& finding) { return finding.known; };
  const bool all_known = std::all_of(verdict.findings.begin(), verdict.findings.end(), known);
  if (!all_known || !verdict.lapsed.empty()) return RuleState::kBroken;
  if (!verdict.undecided.empty()) return RuleState::kUndecided;
  return verdict.findings.empty() ? RuleState::kHeld : RuleState::kHeldWithExceptions;
}

Verdict judge(const RuleInput& input, const RowSources& sources, const Rule& rule) {
  Verdict verdict;
  verdict.rule = &rule;
  if (!input.asks(rule.validity)) {
    verdict.state = RuleState::kNotAsked;
    return verdict;
  }
  Breaches breaches = find_breaches(input, rule);
  verdict.evidence = weigh(input, sources, rule, breaches);
  verdict.findings = std::move(breaches.findings);
  verdict.undecided = std::move(breaches.undecided);
  for (RuleFinding& finding : verdict.findings) finding.beyond = finding.units;
  std::vector<LapsedException> lapsed;
  for (const RuleException& exception : rule.exceptions) {
    if (input.asks(exception.validity)) except(exception, verdict.findings, lapsed);
  }
  // an exception may be for what cannot be told, or for units that the layer has not
  if (verdict.undecided.empty() && !input.units_day) verdict.lapsed = std::move(lapsed);
  std::stable_sort(verdict.findings.begin(), verdict.findings.end(),
                   [](const RuleFinding& a, const RuleFinding& b) { return a.known < b.known; });
  verdict.state = state_of(verdict);
  return verdict;
}

}  // namespace

std::string_view to_string(RuleKind kind) {
  const auto* const found = std::find_if(kKinds.begin(), kKinds.end(),
                                         [&](const auto& pair) { return pair.first == kind; });
  return found->second;
}

std::optional<RuleKind> parse_rule_kind(std::string_view word) {
  for (const auto& [kind, text] : kKinds) {
    if (text == word) return kind;
  }
  return std::nullopt;
}

std::string_view to_string(RuleSeverity severity) {
  return severity == RuleSeverity::kError ? "error" : "warning";
}

std::string_view to_string(RuleState state) {
  switch (state) {
    case RuleState::kBroken:
      return "broken";
    case RuleState::kUndecided:
      return "undecided";
    case RuleState::kHeldWithExceptions:
      return "held-with-exceptions";
    case RuleState::kHeld:
      return "held";
    case RuleState::kNotAsked:
      break;
  }
  return "not-asked";
}

std::string_view to_string(DoubtKind kind) {
  switch (kind) {
    case DoubtKind::kOtherDay:
      return "other-day";
    case DoubtKind::kUnitsMissing:
      return "units-missing";
    case DoubtKind::kBordersDiffer:
      return "borders-differ";
    case DoubtKind::kJoined:
      return "joined";
    case DoubtKind::kJoinedAt:
      return "joined-at";
    case DoubtKind::kJoinedAcross:
      return "joined-across";
    case DoubtKind::kInJoined:
      return "in-joined";
    case DoubtKind::kLimits:
      return "limits";
    case DoubtKind::kUnplaced:
      return "unplaced";
    case DoubtKind::kPeopleUnknown:
      return "people-unknown";
    case DoubtKind::kAreaUnknown:
      break;
  }
  return "area-unknown";
}

std::vector<Verdict> judge_rules(const RuleInput& input, std::span<const Rule> rules) {
  const RowSources sources(input.tables, input.date);
  std::vector<Verdict> verdicts;
  for (const Rule& rule : rules) verdicts.push_back(judge(input, sources, rule));
  std::stable_sort(verdicts.begin(), verdicts.end(), [](const Verdict& a, const Verdict& b) {
    return std::pair(a.state, a.rule->severity) < std::pair(b.state, b.rule->severity);
  });
  return verdicts;
}

}  // namespace grens
