// Verdict first; then every rule that does not simply hold, the worst first, with what was found,
// its figures and what the verdict rests on. A figure says in data attributes what its map shows.
#include <fmt/format.h>

#include <array>
#include <map>

#include "regions/membership.hpp"
#include "report/audit_html_parts.hpp"
#include "report/html_text.hpp"

namespace grens {
namespace {

constexpr std::array<const char*, 6> kStates = {
    "broken", "warning", "undecided", "held-with-exceptions", "held", "not-asked"};
/// Groups of rules that are told in full.
constexpr std::size_t kTold = 4;
constexpr std::size_t kMostMaps = 4;    ///< of one rule
constexpr std::size_t kMostUnits = 12;  ///< listed without being asked

std::string term(const std::string& name, const std::string& html, const char* kind = "") {
  return fmt::format("<div{}><dt>{}</dt><dd>{}</dd></div>\n", kind, html_text(name), html);
}

std::string units_term(const RuleFinding& finding, const AuditPage& page, const UnitNames& names,
                       const PageWords& words) {
  std::string list = html_text(called_units(finding.units, names));
  if (finding.units.size() > kMostUnits) {
    const std::string all =
        words.say("all-units", {counted_units(page, words, finding.units.size())});
    list = "<details><summary>" + html_text(all) + "</summary>" + list + "</details>";
  }
  return term(words.word("units-label"), list, " class=\"wide\"");
}

/// A text in the language of the page, if it is told in that.
const std::string& told(const std::map<std::string, std::string>& texts,
                        const std::string& otherwise, const PageWords& words) {
  const auto own = texts.find(words.lang());
  return own == texts.end() ? otherwise : own->second;
}

std::string exception_text(const RuleException& exception, const PageWords& words) {
  const std::string& reason = told(exception.reasons, exception.reason, words);
  std::string text = words.say("exception", {words.day(*exception.validity.to), reason});
  if (!exception.source.empty()) text += " (" + exception.source + ")";
  return text;
}

std::string finding_html(const AuditPage& page, const Verdict& verdict, const RuleFinding& finding,
                         const UnitNames& names, const PageWords& words) {
  const std::string text = finding_sentence(page, verdict, finding, names, words);
  std::string html;
  if (!finding.units.empty()) {
    std::string people = words.people(finding.population);
    if (finding.population_year) people += fmt::format(" ({})", *finding.population_year);
    html += term(words.word("people-label"), html_text(people));
    html +=
        term(words.word("area-label"),
             html_text(finding.area > 0 ? words.say("km2", {words.number(finding.area / 1e6, 1)})
                                        : words.word("unknown")));
    html += units_term(finding, page, names, words);
  }
  if (finding.exception != nullptr) {
    html += term(words.word("exception-label"),
                 html_text(exception_text(*finding.exception, words)), " class=\"wide\"");
  }
  if (!html.empty()) html = "<dl class=\"figures\">\n" + html + "</dl>\n";
  return "<li>\n<p>" + html_text(text) + "</p>\n" + html + "</li>\n";
}

std::string joined(const std::vector<std::string>& items) {
  return fmt::format("{}", fmt::join(items, ", "));
}

/// The first dozen, and how many more there are.
std::string shortened(const std::vector<std::string>& items, const PageWords& words) {
  constexpr std::size_t kMost = 12;
  if (items.size() <= kMost) return joined(items);
  const std::vector<std::string> first(items.begin(), items.begin() + kMost);
  return words.say("and-more", {joined(first), words.count(items.size() - kMost)});
}

std::string lapsed_html(const LapsedException& lapsed, const PageWords& words) {
  std::vector<std::string> of;
  if (!lapsed.exception->region.empty()) of.push_back(lapsed.exception->region);
  of.insert(of.end(), lapsed.units.begin(), lapsed.units.end());
  const std::string line = std::to_string(lapsed.exception->line);
  return "<li><p>" + html_text(words.say("lapsed", {joined(of), line})) + "</p></li>\n";
}

std::string rows_text(const Verdict& verdict, const PageWords& words) {
  const RuleEvidence& evidence = verdict.evidence;
  std::size_t total = 0;
  std::vector<std::string> parts;
  for (const Basis basis : kAllBases) {
    const std::size_t rows = evidence.rows[static_cast<std::size_t>(basis)];
    total += rows;
    if (rows == 0) continue;
    const std::string key = "basis-" + std::string(to_string(basis));
    parts.push_back(words.word(key) + " " + words.count(rows));
  }
  if (total == 0) return "";
  std::string text = words.say("rests-on", {words.count(total), joined(parts)});
  if (evidence.circular > 0)
    text += " " + words.say(evidence.circular == 1 ? "circular-one" : "circular-many",
                            {words.count(evidence.circular)});
  if (evidence.proposed > 0) text += " " + words.say("proposed", {words.count(evidence.proposed)});
  if (evidence.shown == evidence.regions || !asks_each_region(*verdict.rule)) return text;
  text +=
      " " + words.say("shown-for", {words.count(evidence.shown), words.count(evidence.regions)});
  const std::size_t parents = evidence.parents_shown.size() + evidence.parents_not_shown.size();
  if (parents > 1 && !evidence.parents_shown.empty()) {
    text += " " + words.say("shown-parents", {shortened(evidence.parents_shown, words)});
  }
  return text;
}

std::string basis_html(const Verdict& verdict, const PageWords& words) {
  const std::string rows = rows_text(verdict, words);
  if (rows.empty() && verdict.rule->evidence.empty()) return "";
  std::string html = "<dl class=\"basis\"><dt>" + html_text(words.word("basis-label")) + "</dt>";
  if (!rows.empty()) html += "<dd>" + html_text(rows) + "</dd>";
  if (!verdict.rule->evidence.empty()) {
    const std::string& note = told(verdict.rule->evidences, verdict.rule->evidence, words);
    html += "<dd>" + html_text(note + ".") + "</dd>";
  }
  return html + "</dl>\n";
}

std::string maps_html(const Verdict& verdict) {
  const Rule& rule = *verdict.rule;
  std::string html;
  std::size_t maps = 0;
  for (const RuleFinding& finding : verdict.findings) {
    if (++maps > kMostMaps) break;
    html += fmt::format(
        "<figure class=\"small-map\" data-scheme=\"{}\" data-other=\"{}\" data-region=\"{}\" "
        "data-units=\"{}\"></figure>\n",
        html_text(rule.scheme), html_text(rule.other), html_text(finding.region),
        html_text(fmt::format("{}", fmt::join(finding.units, " "))));
  }
  return html.empty() ? html : "<div class=\"maps\">\n" + html + "</div>\n";
}

std::string days_text(const Validity& days, const PageWords& words) {
  if (!days.from && !days.to) return "";
  const std::string span =
      !days.to     ? words.say("days-from", {words.day(*days.from)})
      : !days.from ? words.say("days-to", {words.day(*days.to)})
                   : words.say("days-from-to", {words.day(*days.from), words.day(*days.to)});
  return words.say("days", {span});
}

std::string meta_html(const AuditPage& page, const Verdict& verdict, const PageWords& words) {
  const Rule& rule = *verdict.rule;
  std::vector<std::string> parts = {rule.id, title_of(page, rule.scheme)};
  if (!rule.other.empty()) parts.back() += " / " + title_of(page, rule.other);
  if (!rule.sources.empty()) {
    parts.push_back(words.word("source-label") + ": " + joined(rule.sources));
  }
  const std::string days = days_text(rule.validity, words);
  if (!days.empty()) parts.push_back(days);
  const std::string key = state_key(verdict);
  return fmt::format("<p class=\"meta\"><span class=\"state\">{} {}</span> · {}</p>\n",
                     state_sign(key), html_text(words.word("state-" + key)),
                     html_text(fmt::format("{}", fmt::join(parts, " · "))));
}

std::string rule_html(const AuditPage& page, const Verdict& verdict, const UnitNames& names,
                      const PageWords& words) {
  const std::string maps = maps_html(verdict);
  std::string html = fmt::format("<article class=\"rule{}\">\n<div>\n<h4>{}</h4>\n",
                                 maps.empty() ? " plain" : "", html_text(verdict.rule->claim));
  html += meta_html(page, verdict, words);
  std::string found;
  for (const RuleFinding& finding : verdict.findings) {
    found += finding_html(page, verdict, finding, names, words);
  }
  for (const LapsedException& lapsed : verdict.lapsed) found += lapsed_html(lapsed, words);
  for (const RuleDoubt& doubt : verdict.undecided) {
    const std::string text = doubt_sentence(page, *verdict.rule, doubt, names, words);
    found += "<li><p>" + html_text(text) + "</p></li>\n";
  }
  if (!found.empty()) html += "<ul class=\"found\">\n" + found + "</ul>\n";
  return html + basis_html(verdict, words) + "</div>\n" + maps + "</article>\n";
}

std::vector<std::string> cautions(const AuditReport& report, const PageWords& words) {
  std::vector<std::string> list;
  if (report.input.layer.approximate) list.push_back(words.word("approximate"));
  if (!report.layer.borders_match) list.push_back(words.word("borders-differ"));
  const auto add = [&](const char* key, const std::vector<std::string>& codes) {
    if (!codes.empty()) list.push_back(words.say(key, {joined(codes)}));
  };
  add("unknown-codes", report.layer.unknown_codes);
  add("missing-units", report.layer.missing_units);
  return list;
}

}  // namespace

std::string state_key(const Verdict& verdict) {
  if (verdict.state == RuleState::kBroken && !verdict.fails()) return "warning";
  return std::string(to_string(verdict.state));
}

std::string state_sign(const std::string& key) {
  static const std::map<std::string, std::string> kSigns = {
      {"broken", "✕"}, {"warning", "!"},   {"undecided", "?"}, {"held-with-exceptions", "≈"},
      {"held", "✓"},   {"not-asked", "–"}, {"fails", "✕"},     {"passes", "✓"}};
  return "<span aria-hidden=\"true\">" + kSigns.at(key) + "</span>";
}

bool asks_each_region(const Rule& rule) {
  return rule.kind == RuleKind::kNesting || rule.kind == RuleKind::kCongruence;
}

std::string verdict_html(const AuditPage& page, const PageWords& words) {
  std::map<std::string, std::size_t> counts;
  for (const Verdict& verdict : page.report.verdicts) ++counts[state_key(verdict)];
  const std::size_t undecided = counts["undecided"];
  const bool fails = audit_fails(page.report.verdicts);
  const std::string key = fails ? "fails" : undecided > 0 ? "undecided" : "passes";
  const std::string heading =
      fails || undecided == 0
          ? words.word(key)
          : words.say("none-broken",
                      {words.count(undecided), words.count(page.report.verdicts.size())});
  std::string html = fmt::format(
      "<section class=\"verdict {}\" aria-labelledby=\"verdict-title\">\n"
      "<h2 id=\"verdict-title\">{} {}</h2>\n<ul class=\"counts\">\n",
      key, state_sign(key), html_text(heading));
  for (std::size_t s = 0; s < kStates.size(); ++s) {
    const std::string state = kStates[s];
    const std::size_t count = counts[state];
    if (count == 0) continue;
    html += fmt::format("<li class=\"tone-{0}\"><a href=\"#{1}\"><b>{2}</b> {3}</a></li>\n", state,
                        s < kTold ? "group-" + state : "rules", words.count(count),
                        html_text(words.counted(state, count)));
  }
  html += "</ul>\n";
  const std::vector<std::string> warnings = cautions(page.report, words);
  if (!warnings.empty()) {
    html += "<ul class=\"cautions\">\n";
    for (const std::string& warning : warnings) html += "<li>" + html_text(warning) + "</li>\n";
    html += "</ul>\n";
  }
  return html + "</section>";
}

std::string findings_html(const AuditPage& page, const PageWords& words) {
  const UnitNames names = unit_names(page.report);
  std::string html;
  for (std::size_t s = 0; s < kTold; ++s) {
    const std::string state = kStates[s];
    std::string rules;
    for (const Verdict& verdict : page.report.verdicts) {
      if (state_key(verdict) == state) rules += rule_html(page, verdict, names, words);
    }
    if (rules.empty()) continue;
    html += fmt::format("<section class=\"group tone-{0}\" id=\"group-{0}\">\n<h3>{1}</h3>\n{2}",
                        state, html_text(words.word("group-" + state)), rules);
    html += "</section>\n";
  }
  const char* rest = html.empty() ? "nothing-found" : "rest-holds";
  return html + "<p>" + html_text(words.word(rest)) + "</p>";
}

}  // namespace grens
