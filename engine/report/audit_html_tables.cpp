// Plain tables, complete without a script; `data-value` is what a column sorts by, empty where it
// is not known, and `data-kind` what the filter beside the words goes by.
#include <fmt/format.h>

#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <span>

#include "report/audit_html_parts.hpp"
#include "report/html_text.hpp"

namespace grens {
namespace {

std::string head_cell(const std::string& name, bool number) {
  return fmt::format("<th scope=\"col\"{}>{}</th>", number ? " class=\"number\"" : "",
                     html_text(name));
}
std::string cell(const std::string& text) { return "<td>" + html_text(text) + "</td>"; }

std::string number_cell(std::optional<double> value, const std::string& text) {
  return fmt::format("<td class=\"number\" data-value=\"{}\">{}</td>",
                     value ? fmt::format("{}", *value) : "", value ? html_text(text) : "–");
}
std::string count_cell(std::optional<std::size_t> count, const PageWords& words) {
  return count ? number_cell(static_cast<double>(*count), words.count(*count))
               : number_cell(std::nullopt, "");
}
std::string figure_cell(std::optional<double> value, int decimals, const PageWords& words) {
  return value ? number_cell(value, words.number(*value, decimals)) : number_cell(std::nullopt, "");
}

/// "26 of 43", sorted by the share; nothing of nothing is not known.
std::string share_cell(std::size_t part, std::size_t whole, const PageWords& words) {
  if (whole == 0) return number_cell(std::nullopt, "");
  return number_cell(static_cast<double>(part) / static_cast<double>(whole),
                     words.say("part-of", {words.count(part), words.count(whole)}));
}

struct Column {
  std::string name;
  bool number = false;
};

std::string head(const std::vector<Column>& columns) {
  std::string html = "<thead><tr>";
  for (const Column& column : columns) html += head_cell(column.name, column.number);
  return html + "</tr></thead>\n";
}

std::string caption(const std::string& text) {
  return "<caption class=\"unseen\">" + html_text(text) + "</caption>\n";
}
std::string note(const std::string& text) {
  return "<p class=\"small\">" + html_text(text) + "</p>\n";
}

/// A table that may be wider or longer than its place: reached and moved by keyboard, too.
std::string scrolling(const std::string& label, const std::string& table) {
  return fmt::format(
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">\n{}"
      "</div>\n",
      html_text(label), table);
}

using Choices = std::vector<std::pair<std::string, std::string>>;

/// Words and a choice to filter a table by; hidden until the script is there to do it.
std::string filter_tools(const char* table, const std::string& kind, const Choices& choices,
                         const PageWords& words) {
  std::string html = fmt::format(
      "<div class=\"tools\" data-filters=\"{}\" hidden>\n<label>{}<input type=\"text\" "
      "autocomplete=\"off\"></label>\n<label>{}<select><option value=\"\">{}</option>",
      table, html_text(words.word("filter")), html_text(kind), html_text(words.word("all")));
  for (const auto& [value, name] : choices) {
    html += fmt::format("<option value=\"{}\">{}</option>", html_text(value), html_text(name));
  }
  return html + "</select></label>\n<output></output>\n</div>\n";
}

/// Pairs of regions that share units while neither contains the other.
std::size_t count_cases(std::span<const RegionId> a, std::span<const RegionId> b) {
  std::set<std::pair<RegionId, RegionId>> pieces;
  std::map<RegionId, std::size_t> of_a;
  std::map<RegionId, std::size_t> of_b;
  for (std::size_t u = 0; u < a.size(); ++u) {
    if (a[u] == kNoRegion || b[u] == kNoRegion || !pieces.emplace(a[u], b[u]).second) continue;
    ++of_a[a[u]];
    ++of_b[b[u]];
  }
  std::size_t cases = 0;
  for (const auto& [x, y] : pieces) {
    if (of_a[x] > 1 && of_b[y] > 1) ++cases;
  }
  return cases;
}

std::string matrix_cell(const AuditPage& page, const SchemeLabels& a, const SchemeLabels& b,
                        const PageWords& words) {
  if (&a == &b) return "<td class=\"same\">·</td>";
  const Similarity found = compare_divisions(a.region, b.region);
  if (found.units == 0) {
    return fmt::format("<td class=\"same\" title=\"{0}\">–</td>",
                       html_text(words.word("matrix-none")));
  }
  const std::size_t cases = count_cases(a.region, b.region);
  std::string label =
      words.say("matrix-cell", {words.count(found.split_a), words.count(a.regions.size()),
                                title_of(page, a.scheme), title_of(page, b.scheme)});
  std::string told;
  if (cases > 0) {
    const std::string text = words.count(cases) + " " + words.counted("cases", cases);
    label += "; " + text;
    told = "<span class=\"told\">" + html_text(text) + "</span>";
  }
  return fmt::format(
      "<td{}><a href=\"#map\" data-compare=\"{} {}\" aria-label=\"{}\">{}{}</a></td>",
      cases > 0 ? " class=\"split\"" : "", html_text(a.scheme), html_text(b.scheme),
      html_text(label), words.count(found.split_a), told);
}

std::string matrix_html(const AuditPage& page, const PageWords& words) {
  std::vector<const SchemeLabels*> schemes;
  for (const SchemeFigures& scheme : page.report.schemes) {
    if (!scheme.labels.regions.empty()) schemes.push_back(&scheme.labels);
  }
  if (schemes.size() < 2) return "";
  const std::string& title = words.word("matrix-caption");
  std::string html = "<table class=\"matrix\">\n" + caption(title) + "<thead><tr><td></td>";
  for (const SchemeLabels* b : schemes) html += head_cell(title_of(page, b->scheme), true);
  html += "</tr></thead>\n<tbody>\n";
  for (const SchemeLabels* a : schemes) {
    html += fmt::format("<tr><th scope=\"row\">{} <span class=\"code\">{}</span></th>",
                        html_text(title_of(page, a->scheme)), words.count(a->regions.size()));
    for (const SchemeLabels* b : schemes) html += matrix_cell(page, *a, *b, words);
    html += "</tr>\n";
  }
  html += "</tbody>\n</table>\n";
  return "<p>" + html_text(words.word("matrix-lead")) + "</p>\n" + scrolling(title, html);
}

/// Whether B is the finer one, whose share outside main pieces is told; as in the table of what a
/// proposal changes.
bool finer_is_b(const AuditReport& report, const PairFigures& pair) {
  if (report.what_if) {
    for (const PairChange& change : report.what_if->changes.pairs) {
      if (change.a->scheme == pair.a.scheme && change.b->scheme == pair.b.scheme) {
        return change.finer_b;
      }
    }
  }
  return pair.b.regions.size() > pair.a.regions.size();
}

std::string pair_row(const AuditPage& page, const PairFigures& pair, const PageWords& words) {
  const auto& weighted = pair.people ? pair.people : pair.area;
  const auto figure = [&](double WeightedSimilarity::*value) {
    return figure_cell(weighted ? std::optional((*weighted).*value) : std::nullopt, 3, words);
  };
  std::string html = "<tr>" + cell(title_of(page, pair.a.scheme));
  html += cell(title_of(page, pair.b.scheme)) + count_cell(pair.units.pieces, words);
  html += count_cell(pair.units.split_a, words) + count_cell(pair.units.split_b, words);
  html += figure(&WeightedSimilarity::effective_pieces_a);
  html += figure(&WeightedSimilarity::effective_pieces_b);
  const auto outside = finer_is_b(page.report, pair) ? &WeightedSimilarity::outside_main_b
                                                     : &WeightedSimilarity::outside_main_a;
  html +=
      figure_cell(weighted ? std::optional((*weighted).*outside * 100) : std::nullopt, 2, words);
  html += figure(&WeightedSimilarity::variation) + figure_cell(pair.units.rand, 4, words);
  return html + "</tr>\n";
}

std::string pairs_html(const AuditPage& page, const PageWords& words) {
  if (page.report.pairs.empty()) return "";
  const std::string& title = words.word("pairs-title");
  std::string html = "<table class=\"sorts\">\n" + caption(title);
  html += head({{words.word("first-scheme")},
                {words.word("second-scheme")},
                {words.word("pieces"), true},
                {words.word("split-first"), true},
                {words.word("split-second"), true},
                {words.word("effective-first"), true},
                {words.word("effective-second"), true},
                {words.word("outside-main"), true},
                {words.word("variation"), true},
                {words.word("rand"), true}});
  html += "<tbody>\n";
  for (const PairFigures& pair : page.report.pairs) html += pair_row(page, pair, words);
  return "<h3 class=\"pairs-title\">" + html_text(title) + "</h3>\n" +
         note(words.word("pairs-note")) + scrolling(title, html + "</tbody>\n</table>\n");
}

std::string region_row(const AuditPage& page, const SchemeFigures& scheme, std::size_t r,
                       const PageWords& words) {
  const RegionInfo& info = scheme.labels.regions[r];
  const RegionMeasures& measures = scheme.measures.regions[r];
  const WrittenMeasures& written = scheme.written[r];
  const Compactness& compact = scheme.compactness[r];
  const bool land = written.perimeter > 0;
  std::string name = html_text(info.name);
  std::vector<std::string> remarks;
  if (info.composite) remarks.push_back(words.word("composite"));
  if (!info.units_outside.empty()) {
    remarks.push_back(words.say("incomplete", {words.count(info.units_outside.size())}));
  }
  for (const std::string& remark : remarks) {
    name += " <span class=\"small\">(" + html_text(remark) + ")</span>";
  }
  const PopulationSum& people = measures.population;
  const auto part = [&](std::size_t Contiguity::*count) {
    return count_cell(
        measures.contiguity ? std::optional((*measures.contiguity).*count) : std::nullopt, words);
  };
  const auto share = [&](double value) {
    return figure_cell(land ? std::optional(value) : std::nullopt, 3, words);
  };
  std::string html = fmt::format("<tr data-kind=\"{}\">", html_text(scheme.labels.scheme));
  html += cell(title_of(page, scheme.labels.scheme));
  html += "<th scope=\"row\">" + name + "</th>" + cell(info.code);
  html += count_cell(info.unit_count, words);
  html += people.is_unknown()
              ? number_cell(std::nullopt, "")
              : number_cell(static_cast<double>(people.at_least), words.people(people));
  html +=
      figure_cell(written.area / 1e6, 1, words) + figure_cell(written.perimeter / 1e3, 1, words);
  html += part(&Contiguity::parts) + part(&Contiguity::islands) + part(&Contiguity::exclaves);
  html += share(compact.polsby_popper) + share(compact.reock) + share(compact.convex_hull);
  return html + "</tr>\n";
}

std::string rule_row(const AuditPage& page, const Verdict& verdict, const PageWords& words) {
  const Rule& rule = *verdict.rule;
  const RuleEvidence& evidence = verdict.evidence;
  const std::string key = state_key(verdict);
  std::string schemes = title_of(page, rule.scheme);
  if (!rule.other.empty()) schemes += " / " + title_of(page, rule.other);
  const std::size_t rows =
      std::accumulate(evidence.rows.begin(), evidence.rows.end(), std::size_t{0});
  std::string html = fmt::format(
      "<tr data-kind=\"{0}\"><td class=\"tone-{0}\"><span "
      "class=\"state\">{1} {2}</span></td>",
      key, state_sign(key), html_text(words.word("state-" + key)));
  html += "<th scope=\"row\">" + html_text(rule.claim) + "</th>";
  html += cell(words.word("kind-" + std::string(to_string(rule.kind)))) + cell(schemes);
  html += share_cell(evidence.circular, rows, words);
  html += share_cell(evidence.shown, asks_each_region(rule) ? evidence.regions : 0, words);
  html += cell(fmt::format("{}", fmt::join(rule.sources, ", "))) + cell(rule.id);
  return html + "</tr>\n";
}

/// Files of provenance: a name and the hash of its bytes.
std::string file_rows(const nlohmann::ordered_json& provenance) {
  std::string rows;
  const auto add = [&](const nlohmann::ordered_json& file) {
    rows += "<tr><th scope=\"row\">" + html_text(file.value("name", "")) +
            "</th><td class=\"hash\">" + html_text(file.value("sha256", "")) + "</td></tr>\n";
  };
  for (const char* key : {"inputs", "published_layers"}) {
    for (const auto& input : provenance.value(key, nlohmann::ordered_json::array())) {
      for (const auto& file : input.value("files", nlohmann::ordered_json::array())) add(file);
    }
  }
  for (const auto& table : provenance.value("tables", nlohmann::ordered_json::array())) add(table);
  return rows;
}

}  // namespace

std::string schemes_html(const AuditPage& page, const PageWords& words) {
  return matrix_html(page, words) + pairs_html(page, words);
}

std::string regions_html(const AuditPage& page, const PageWords& words) {
  Choices choices;
  std::string rows;
  for (const SchemeFigures& scheme : page.report.schemes) {
    if (scheme.labels.regions.empty()) continue;
    choices.emplace_back(scheme.labels.scheme, title_of(page, scheme.labels.scheme));
    for (std::size_t r = 0; r < scheme.labels.regions.size(); ++r) {
      rows += region_row(page, scheme, r, words);
    }
  }
  std::string html =
      "<table id=\"regions-table\" class=\"sorts\">\n" + caption(words.word("regions"));
  html += head({{words.word("scheme")},
                {words.word("name")},
                {words.word("code")},
                {words.word("units-column"), true},
                {words.word("people-label"), true},
                {words.word("area-km2"), true},
                {words.word("perimeter-km"), true},
                {words.word("parts"), true},
                {words.word("islands"), true},
                {words.word("exclaves"), true},
                {"Polsby-Popper", true},
                {"Reock", true},
                {words.word("hull"), true}});
  html += "<tbody>\n" + rows + "</tbody>\n</table>\n";
  return note(words.word("compactness-note")) +
         filter_tools("regions-table", words.word("filter-scheme"), choices, words) +
         scrolling(words.word("regions"), html);
}

std::string rules_html(const AuditPage& page, const PageWords& words) {
  Choices choices;
  std::set<std::string> seen;
  std::string rows;
  for (const Verdict& verdict : page.report.verdicts) {
    const std::string key = state_key(verdict);
    if (seen.insert(key).second) choices.emplace_back(key, words.word("state-" + key));
    rows += rule_row(page, verdict, words);
  }
  std::string html = "<table id=\"rules-table\" class=\"sorts\">\n" + caption(words.word("rules"));
  html += head({{words.word("state")},
                {words.word("claim")},
                {words.word("kind")},
                {words.word("scheme")},
                {words.word("circular-rows"), true},
                {words.word("evidence"), true},
                {words.word("source-label")},
                {words.word("rule")}});
  html += "<tbody>\n" + rows + "</tbody>\n</table>\n";
  return note(words.word("rules-note")) +
         filter_tools("rules-table", words.word("filter-state"), choices, words) +
         scrolling(words.word("rules"), html);
}

std::string origin_html(const AuditPage& page, const PageWords& words) {
  const AuditReport& report = page.report;
  std::string html =
      "<p>" + html_text(words.say("method", {words.word(report.input.measures.method), page.crs})) +
      "</p>\n";
  std::string table = "<table>\n" + caption(words.word("files"));
  table += head({{words.word("file")}, {"SHA-256"}}) + "<tbody>\n" + file_rows(report.provenance);
  if (!report.rules.sha256.empty()) {
    const std::string& file = report.rules.file;
    table += "<tr><th scope=\"row\">" + html_text(file.substr(file.rfind('/') + 1)) +
             "</th><td class=\"hash\">" + html_text(report.rules.sha256) + "</td></tr>\n";
  }
  html += scrolling(words.word("files"), table + "</tbody>\n</table>\n");
  if (report.provenance.contains("generator")) {
    html += "<p class=\"small\">" +
            html_text(words.say("generator", {report.provenance["generator"].get<std::string>()})) +
            "</p>\n";
  }
  return html;
}

}  // namespace grens
