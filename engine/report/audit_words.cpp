// Counts are said only where there are any, the worst first.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "regions/text.hpp"
#include "report/audit_report.hpp"
#include "report/figures.hpp"
#include "report/titles.hpp"

namespace grens {
namespace {

std::size_t count_of(std::span<const Verdict> verdicts, RuleState state) {
  return static_cast<std::size_t>(
      std::count_if(verdicts.begin(), verdicts.end(),
                    [&](const Verdict& verdict) { return verdict.state == state; }));
}

/// "5 of 10 police units".
std::string of_all(std::size_t some, std::size_t all, const Title& title) {
  return fmt::format("{} of {}", some == 0 ? "none" : spoken_count(static_cast<std::int64_t>(some)),
                     spoken_count(all, title.one, title.many));
}

}  // namespace

bool audit_fails(std::span<const Verdict> verdicts) {
  return std::any_of(verdicts.begin(), verdicts.end(),
                     [](const Verdict& verdict) { return verdict.fails(); });
}

std::string verdict_sentence(std::span<const Verdict> verdicts) {
  const auto errors = static_cast<std::size_t>(std::count_if(
      verdicts.begin(), verdicts.end(), [](const Verdict& verdict) { return verdict.fails(); }));
  const std::size_t warnings = count_of(verdicts, RuleState::kBroken) - errors;
  std::vector<std::string> parts;
  const auto add = [&](std::size_t count, const char* one, const char* many) {
    if (count > 0) parts.push_back(spoken_count(count, one, many));
  };
  add(errors, "rule is broken", "rules are broken");
  add(warnings, "warning", "warnings");
  if (errors > 0) {
    add(count_of(verdicts, RuleState::kUndecided), "cannot be told", "cannot be told");
  }
  add(count_of(verdicts, RuleState::kHeldWithExceptions), "holds but for known exceptions",
      "hold but for known exceptions");
  add(count_of(verdicts, RuleState::kHeld), "holds", "hold");
  add(count_of(verdicts, RuleState::kNotAsked), "speaks of other days", "speak of other days");
  const std::string all = spoken_count(verdicts.size(), "rule", "rules");
  const std::size_t undecided = count_of(verdicts, RuleState::kUndecided);
  if (errors > 0 || undecided == 0) {
    return fmt::format("The audit {}: {} ({}).", errors > 0 ? "fails" : "passes",
                       fmt::join(parts, ", "), all);
  }
  const std::string told = fmt::format("No rule is broken; {} of {} cannot be told",
                                       spoken_count(static_cast<std::int64_t>(undecided)),
                                       spoken_count(static_cast<std::int64_t>(verdicts.size())));
  return parts.empty() ? told + "." : fmt::format("{} ({}).", told, fmt::join(parts, ", "));
}

std::string evidence_sentence(const Verdict& verdict) {
  const RuleEvidence& evidence = verdict.evidence;
  const std::size_t rows =
      std::accumulate(evidence.rows.begin(), evidence.rows.end(), std::size_t{0});
  if (rows == 0) return "";
  std::string text = fmt::format("Rests on {} ({}).", spoken_count(rows, "row", "rows"),
                                 basis_text(evidence.rows));
  if (evidence.circular > 0) {
    text += fmt::format(" {} on the claim's own source ({}) and {} nothing for it.",
                        evidence.circular == rows
                            ? std::string(rows == 1 ? "It rests" : "All of them rest")
                            : spoken_count(evidence.circular, "of them rests", "of them rest"),
                        shown(fmt::format("{}", fmt::join(verdict.rule->sources, ", "))),
                        evidence.circular == 1 ? "proves" : "prove");
  }
  if (evidence.proposed > 0) {
    text += fmt::format(" {} of the proposal, and {} nothing.",
                        evidence.proposed == rows
                            ? std::string(rows == 1 ? "It is" : "All of them are")
                            : spoken_count(evidence.proposed, "of them is", "of them are"),
                        evidence.proposed == 1 ? "proves" : "prove");
  }
  const bool all = evidence.shown == evidence.regions;
  const RuleKind kind = verdict.rule->kind;
  if (all || (kind != RuleKind::kNesting && kind != RuleKind::kCongruence)) return text;
  text += " Shown independently for ";
  const std::size_t parents = evidence.parents_shown.size() + evidence.parents_not_shown.size();
  if (parents > 1) {
    text += of_all(evidence.parents_shown.size(), parents,
                   evidence.above.empty() ? Title{"region above", "regions above"}
                                          : scheme_title(evidence.above));
    if (!evidence.parents_shown.empty()) text += " (" + listed(evidence.parents_shown, 12) + ")";
    text += ", and for ";
  }
  return text + of_all(evidence.shown, evidence.regions, scheme_title(verdict.rule->scheme)) + ".";
}

std::string exception_sentence(const RuleException& exception) {
  return fmt::format("Known, accepted until {}: {}{}", to_string(*exception.validity.to),
                     shown(exception.reason, 400),
                     exception.source.empty() ? "" : " (" + shown(exception.source) + ")");
}

std::string lapsed_sentence(const LapsedException& lapsed) {
  std::string of = shown(lapsed.exception->region);
  if (!lapsed.units.empty()) of += (of.empty() ? "" : ", ") + listed(lapsed.units, 5);
  return fmt::format("The known exception{} no longer occurs; take it out of the rules (line {})",
                     of.empty() ? "" : " of " + of, lapsed.exception->line);
}

}  // namespace grens
