// What is broken or in doubt is told in full, what holds in a line each. Every character that
// Markdown or HTML could take for markup is escaped, so that a name stays a name.
#include <fmt/format.h>

#include "regions/text.hpp"
#include "report/audit_report.hpp"
#include "report/direction_marks.hpp"
#include "report/figures.hpp"

namespace grens {
namespace {

std::string item(const std::string& text) { return "  - " + markdown_text(text) + "\n"; }

std::string rule_line(const Verdict& verdict) {
  const Rule& rule = *verdict.rule;
  std::string text = fmt::format("- **{}**: {}", markdown_text(rule.id), markdown_text(rule.claim));
  if (!rule.sources.empty()) {
    text += markdown_text(fmt::format(" ({})", fmt::join(rule.sources, ", ")));
  }
  return text + "\n";
}

std::string in_full(const Verdict& verdict) {
  std::string text = rule_line(verdict);
  for (const RuleFinding& finding : verdict.findings) {
    std::string line = finding.text;
    if (!finding.units.empty() && finding.population.is_exact()) {
      line += fmt::format("; {} people", spoken_count(finding.population.at_least));
    }
    if (finding.area > 0) line += ", " + spoken_area(finding.area);
    text += item(line + ".");
    if (finding.exception != nullptr) text += item(exception_sentence(*finding.exception) + ".");
  }
  for (const LapsedException& lapsed : verdict.lapsed) text += item(lapsed_sentence(lapsed) + ".");
  for (const RuleDoubt& doubt : verdict.undecided) text += item(doubt.text + ".");
  if (!verdict.rule->evidence.empty()) text += item(verdict.rule->evidence + ".");
  const std::string evidence = evidence_sentence(verdict);
  if (!evidence.empty()) text += item(evidence);
  return text;
}

/// A rule that holds: with its weakness, where it rests on rows that prove nothing.
std::string in_short(const Verdict& verdict) {
  std::string text = rule_line(verdict);
  if (verdict.evidence.shown < verdict.evidence.regions) text += item(evidence_sentence(verdict));
  return text;
}

struct Section {
  RuleState state;
  const char* heading;
};
constexpr Section kSections[] = {{RuleState::kBroken, "Broken"},
                                 {RuleState::kUndecided, "Cannot be told"},
                                 {RuleState::kHeldWithExceptions, "Hold but for known exceptions"},
                                 {RuleState::kHeld, "Hold"},
                                 {RuleState::kNotAsked, "Speak of other days"}};

std::string layer_text(const AuditReport& report) {
  const AuditedLayer& layer = report.layer;
  const std::size_t count = report.input.layer.units.size();
  std::string text = spoken_count(count, report.unit.one, report.unit.many);
  if (layer.units_year) text += fmt::format(" of {}", *layer.units_year);
  text += report.date ? fmt::format(", regions of {}. ", to_string(*report.date)) : ". ";
  text += layer.borders_match ? "Borders match."
                              : "Borders do not match: repair the layer before its lengths, areas "
                                "and parts are believed.";
  if (report.input.layer.approximate) {
    text += " Boundaries are approximate: not for areas, statistics or legal borders.";
  }
  return text;
}

/// A letter, a digit, or a part of a letter beyond ASCII.
bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

std::string markdown_text(std::string_view text) {
  const std::string plain = without_direction_marks(text);
  constexpr std::string_view kAnywhere = "\\`*[]{}|~#$@";
  constexpr std::string_view kInFront = "+-=>.)";  // of a line, after digits at most
  std::string out;
  bool in_front = true;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const char c = plain[i];
    const bool inside_word =
        i > 0 && i + 1 < plain.size() && is_word(plain[i - 1]) && is_word(plain[i + 1]);
    const bool markup = kAnywhere.find(c) != std::string_view::npos || (c == '_' && !inside_word) ||
                        (in_front && kInFront.find(c) != std::string_view::npos);
    in_front = in_front && c >= '0' && c <= '9';
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      out += ' ';
    } else {
      if (markup) out += '\\';
      out += c;
    }
  }
  return out;
}

std::string audit_markdown(const AuditReport& report) {
  std::string text = "# " + markdown_text(report.title.empty() ? "Audit" : report.title) + "\n\n";
  text += markdown_text(verdict_sentence(report.verdicts)) + "\n\n";
  text += markdown_text(layer_text(report)) + "\n";
  if (report.what_if) text += "\n" + what_if_markdown(report);
  for (const auto& [state, heading] : kSections) {
    std::string rules;
    for (const Verdict& verdict : report.verdicts) {
      if (verdict.state != state) continue;
      const bool fine = state == RuleState::kHeld || state == RuleState::kNotAsked;
      rules += fine ? in_short(verdict) : in_full(verdict);
    }
    if (!rules.empty()) text += fmt::format("\n## {}\n\n{}", heading, rules);
  }
  if (report.suggestion) text += "\n" + nesting_moves_markdown(*report.suggestion);
  return text;
}

}  // namespace grens
