// What gets better and worse as lists, then the figures of pairs and regions as tables, each cell
// with what was and what would be.
#include <fmt/format.h>

#include "regions/text.hpp"
#include "report/audit_html_parts.hpp"
#include "report/html_text.hpp"
#include "report/what_if_words.hpp"

namespace grens {
namespace {

WhatIfLines lines_of(const AuditPage& page, const PageWords& words) {
  const UnitNames units = unit_names(page.report);
  const WhatIfNames names{
      [&](const std::string& key) { return title_of(page, key); },
      [](const Rule& rule) { return shown(rule.claim, 400) + " (" + shown(rule.id) + ")"; },
      [&](const Verdict& verdict, const RuleFinding& finding) {
        return finding_sentence(page, verdict, finding, units, words);
      },
      [&](const Rule& rule, const RuleDoubt& doubt) {
        return doubt_sentence(page, rule, doubt, units, words);
      }};
  return what_if_lines(page.report, words, names);
}

std::string list_html(const std::vector<WhatIfLine>& lines, const char* tone, const char* sign,
                      const std::string& title) {
  if (lines.empty()) return "";
  std::string html = fmt::format(
      "<div class=\"tone-{}\">\n<h3><span class=\"state\"><span aria-hidden=\"true\">{}</span> "
      "{}</span></h3>\n<ul class=\"changes\">\n",
      tone, sign, html_text(title));
  for (const WhatIfLine& line : lines) {
    html += "<li>" + html_text(line.text);
    if (!line.under.empty()) {
      html += "\n<ul>\n";
      for (const std::string& under : line.under) html += "<li>" + html_text(under) + "</li>\n";
      html += "</ul>\n";
    }
    html += "</li>\n";
  }
  return html + "</ul>\n</div>\n";
}

std::string text_cell(const std::string& text) { return "<td>" + html_text(text) + "</td>"; }

/// A figure before and after; a dash for what is not known.
std::string number_cell(const std::optional<std::string>& before,
                        const std::optional<std::string>& after) {
  const auto text = [](const std::optional<std::string>& value) { return value.value_or("–"); };
  const bool changed = text(before) != text(after);
  return fmt::format("<td class=\"number{}\">{}</td>", changed ? " changed" : "",
                     html_text(from_to(text(before), text(after))));
}

std::string table_html(const std::string& title, const std::vector<std::string>& texts,
                       const std::vector<std::string>& numbers, const std::string& rows,
                       const std::string& note = {}) {
  const std::string told = note.empty() ? "" : "<p class=\"small\">" + html_text(note) + "</p>\n";
  std::string html = fmt::format(
      "<h3>{0}</h3>\n{1}<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\">\n"
      "<table>\n<caption class=\"unseen\">{0}</caption>\n<thead><tr>",
      html_text(title), told);
  for (const std::string& name : texts) html += "<th scope=\"col\">" + html_text(name) + "</th>";
  for (const std::string& name : numbers) {
    html += "<th scope=\"col\" class=\"number\">" + html_text(name) + "</th>";
  }
  return html + "</tr></thead>\n<tbody>\n" + rows + "</tbody>\n</table>\n</div>\n";
}

std::string pair_row(const AuditPage& page, const PairChange& pair, const PageWords& words) {
  const auto count = [&](std::size_t PairNumbers::*value) {
    return number_cell(words.count(pair.before.*value), words.count(pair.after.*value));
  };
  const auto one = [&](const PairNumbers& numbers, double WeightedSimilarity::*value, double factor,
                       int decimals) {
    return numbers.weighted
               ? std::optional(words.number((*numbers.weighted).*value * factor, decimals))
               : std::nullopt;
  };
  const auto weighted = [&](double WeightedSimilarity::*value, double factor, int decimals) {
    return number_cell(one(pair.before, value, factor, decimals),
                       one(pair.after, value, factor, decimals));
  };
  const auto rand = [&](const PairNumbers& numbers) {
    return numbers.rand ? std::optional(words.number(*numbers.rand, 4)) : std::nullopt;
  };
  const auto cut = pair.finer_b ? &PairNumbers::cut_b : &PairNumbers::cut_a;
  std::string html = "<tr><th scope=\"row\">" + html_text(title_of(page, pair.a->scheme)) + "</th>";
  html += text_cell(title_of(page, pair.b->scheme));
  html += count(&PairNumbers::cases) + count(&PairNumbers::split_a) + count(&PairNumbers::split_b);
  html += weighted(
      pair.finer_b ? &WeightedSimilarity::outside_main_b : &WeightedSimilarity::outside_main_a, 100,
      2);
  html +=
      number_cell(words.number(pair.before.*cut / 1e3, 1), words.number(pair.after.*cut / 1e3, 1));
  html += weighted(&WeightedSimilarity::effective_pieces_a, 1, 3);
  html += weighted(&WeightedSimilarity::effective_pieces_b, 1, 3);
  html += weighted(&WeightedSimilarity::variation, 1, 3);
  return html + number_cell(rand(pair.before), rand(pair.after)) + "</tr>\n";
}

std::string pairs_html(const AuditPage& page, const PageWords& words) {
  std::string rows;
  for (const PairChange& pair : page.report.what_if->changes.pairs) {
    rows += pair_row(page, pair, words);
  }
  if (rows.empty()) return "";
  return table_html(
      words.word("what-if-pairs-title"), {words.word("first-scheme"), words.word("second-scheme")},
      {words.word("what-if-cases"), words.word("split-first"), words.word("split-second"),
       words.word("outside-main"), words.word("what-if-cut"), words.word("effective-first"),
       words.word("effective-second"), words.word("variation"), words.word("rand")},
      rows, words.word("what-if-pairs-note"));
}

std::string region_row(const AuditPage& page, const RegionChange& region, const PageWords& words) {
  using Figures = std::optional<RegionFigures>;
  const auto cell = [&](const auto& make) {
    const auto side = [&](const Figures& figures) -> std::optional<std::string> {
      return figures ? make(*figures) : std::nullopt;
    };
    return number_cell(side(region.before), side(region.after));
  };
  using Text = std::optional<std::string>;
  const auto part = [&](std::size_t Contiguity::*count) {
    return cell([&, count](const RegionFigures& figures) -> Text {
      if (!figures.contiguity) return std::nullopt;
      return words.count((*figures.contiguity).*count);
    });
  };
  std::string html =
      "<tr>" + text_cell(title_of(page, page.report.schemes[region.scheme].labels.scheme));
  html += "<th scope=\"row\">" + html_text(region.region.name) + "</th>";
  html += cell([&](const RegionFigures& figures) -> Text { return words.count(figures.units); });
  html +=
      cell([&](const RegionFigures& figures) -> Text { return words.people(figures.population); });
  html += cell(
      [&](const RegionFigures& figures) -> Text { return words.number(figures.area / 1e6, 1); });
  return html + part(&Contiguity::parts) + part(&Contiguity::exclaves) + "</tr>\n";
}

std::string changed_regions_html(const AuditPage& page, const PageWords& words) {
  std::string rows;
  for (const RegionChange& region : page.report.what_if->changes.regions) {
    rows += region_row(page, region, words);
  }
  if (rows.empty()) return "";
  return table_html(words.word("what-if-regions"), {words.word("scheme"), words.word("name")},
                    {words.word("units-column"), words.word("people-label"), words.word("area-km2"),
                     words.word("parts"), words.word("exclaves")},
                    rows);
}

}  // namespace

std::string what_if_html(const AuditPage& page, const PageWords& words) {
  if (!page.report.what_if) return "";
  const WhatIfLines lines = lines_of(page, words);
  std::string html = fmt::format(
      "<section id=\"what-if\" aria-labelledby=\"what-if-title\">\n<h2 id=\"what-if-title\">{}</h2>"
      "\n<p>{}</p>\n<ul class=\"changes\">\n",
      html_text(words.word("what-if")),
      html_text(words.say("what-if-asked", {source_of(page.report.what_if->proposal)})));
  for (const std::string& line : lines.asked) html += "<li>" + html_text(line) + "</li>\n";
  html += "</ul>\n";
  html += list_html(lines.better, "held", "▲", words.word("what-if-better"));
  html += list_html(lines.worse, "broken", "▼", words.word("what-if-worse"));
  html += list_html(lines.mixed, "undecided", "◆", words.word("what-if-mixed"));
  html += "<p>" + html_text(lines.same) + "</p>\n";
  return html + pairs_html(page, words) + changed_regions_html(page, words) + "</section>\n";
}

}  // namespace grens
