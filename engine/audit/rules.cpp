// Breaches are found whatever the exceptions; then each exception of the day takes its units off
// them. What is left over on either side breaks the rule.
#include "audit/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "audit/rule_breaches.hpp"
#include "audit/rule_evidence.hpp"
#include "regions/codes.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr std::array<std::pair<RuleKind, std::string_view>, 11> kKinds{{
    {RuleKind::kCount, "count"},
    {RuleKind::kUnits, "units"},
    {RuleKind::kCompleteness, "completeness"},
    {RuleKind::kNesting, "nesting"},
    {RuleKind::kCongruence, "congruence"},
    {RuleKind::kContainment, "containment"},
    {RuleKind::kMembership, "membership"},
    {RuleKind::kContiguity, "contiguity"},
    {RuleKind::kSize, "size"},
    {RuleKind::kAgreement, "agreement"},
    {RuleKind::kUnchanged, "unchanged"},
}};

/// Whether an exception is for the region that a finding is about. A unit that ought to lie in a
/// region is found in another, and its exception may name either.
bool is_about(const Rule& rule, const RuleException& exception, const RuleFinding& finding) {
  return exception.region.empty() || exception.region == finding.region ||
         (rule.kind == RuleKind::kMembership && exception.region == rule.region);
}

/// Applies an exception that is accepted on the day: to the findings about its region. A code of
/// it stands for all neighbourhoods of a municipality, and is needed as long as one of them is.
void except(const Rule& rule, const RuleException& exception, std::vector<RuleFinding>& findings,
            std::vector<LapsedException>& lapsed) {
  std::set<std::string> needed;
  bool occurs = false;
  for (RuleFinding& finding : findings) {
    if (!is_about(rule, exception, finding)) continue;
    const auto named = [&](const std::string& unit) {
      return exception.units.empty() ||
             std::any_of(exception.units.begin(), exception.units.end(),
                         [&](const std::string& code) { return is_meant(unit, code); });
    };
    const bool concerned =
        exception.units.empty() || std::any_of(finding.units.begin(), finding.units.end(), named);
    if (!concerned) continue;
    occurs = true;
    for (const std::string& code : exception.units) {
      const auto meant = [&](const std::string& unit) { return is_meant(unit, code); };
      if (std::any_of(finding.units.begin(), finding.units.end(), meant)) needed.insert(code);
    }
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
    if (input.asks(exception.validity)) except(rule, exception, verdict.findings, lapsed);
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
      return "area-unknown";
    case DoubtKind::kUnplacedThen:
      return "unplaced-then";
    case DoubtKind::kUntraced:
      return "untraced";
    case DoubtKind::kNoEarlierDay:
      break;
  }
  return "no-earlier-day";
}

void check_undated(const RuleSet& set) {
  const auto check = [&](const Validity& days, std::size_t line) {
    if (!days.from && !days.to) return;
    throw error_at(
        set.file, line,
        fmt::format("this {} on {}, and nothing says the day of the layer; give --year, "
                    "or year = in the project",
                    days.to ? "ends" : "begins", to_string(days.to ? *days.to : *days.from)));
  };
  for (const Rule& rule : set.rules) {
    check(rule.validity, rule.line);
    for (const RuleException& exception : rule.exceptions) {
      check(exception.validity, exception.line);
    }
  }
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
