// The page is html/audit.html with its parts put in; style and script are put in as they are, and
// the policy names their hashes, so that nothing else can run.
#include "report/audit_html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "report/audit_html_parts.hpp"
#include "report/html_text.hpp"
#include "report/page_files.hpp"

namespace grens {
namespace {

/// In the order in which they refer to each other.
constexpr std::array kScripts = {"data.js",   "topology.js", "cases.js", "small_map.js",
                                 "search.js", "tables.js",   "map.js",   "start.js"};

std::string page_script() {
  std::string script = "\"use strict\";\n(() => {\n";
  for (const char* file : kScripts) script += std::string(page_file(file)) + "\n";
  return script + "})();\n";
}

std::string about_text(const AuditPage& page, const PageWords& words) {
  const AuditReport& report = page.report;
  const std::size_t count = report.input.layer.units.size();
  std::vector<std::string> parts = {words.count(count) + " " + unit_word(page, words, count)};
  if (report.layer.units_year) {
    parts.push_back(words.say("units-of", {std::to_string(*report.layer.units_year)}));
  }
  if (report.date) parts.push_back(words.say("regions-of", {words.day(*report.date)}));
  if (report.input.population.year) {
    parts.push_back(words.say("people-of", {std::to_string(*report.input.population.year)}));
  }
  return fmt::format("{}", fmt::join(parts, " · "));
}

std::string what_if_link(const AuditPage& page, const PageWords& words) {
  if (!page.report.what_if) return "";
  return "<li><a href=\"#what-if\">" + html_text(words.word("what-if")) + "</a></li>\n";
}

std::string map_note(const AuditPage& page, const PageWords& words) {
  const std::string& note = words.word("simplified-map");
  return page.report.input.layer.approximate ? words.word("approximate") + " " + note : note;
}

}  // namespace

std::string title_of(const AuditPage& page, const std::string& scheme) {
  for (std::size_t s = 0; s < page.titles.size(); ++s) {
    if (page.report.schemes[s].labels.scheme == scheme) return page.titles[s];
  }
  return scheme;
}

const std::string& unit_word(const AuditPage& page, const PageWords& words, std::size_t count) {
  const auto& units = page.report.input.layer.units;
  for (const char* prefix : {"GM", "WK", "BU"}) {
    const auto fits = [&](const Unit& unit) { return unit.code.starts_with(prefix); };
    if (!units.empty() && std::all_of(units.begin(), units.end(), fits)) {
      return words.counted(std::string("unit-") + prefix, count);
    }
  }
  return words.counted("unit", count);
}

std::string audit_html(const AuditPage& page) {
  const PageWords words(page.lang);
  const std::string script = page_script();
  const std::string_view leaflet = page_file("leaflet.js");
  const std::string_view leaflet_style = page_file("leaflet.css");
  const std::string_view style = page_file("audit.css");
  const auto part = [&](std::string_view name) -> std::string {
    if (name.starts_with('=')) return html_text(words.word(name.substr(1)));
    if (name == "lang") return words.lang();
    if (name == "title") {
      return html_text(page.report.title.empty() ? words.word("audit") : page.report.title);
    }
    if (name == "policy") {
      return fmt::format(
          "default-src 'none'; script-src {} {}; style-src {} {}; img-src data:; "
          "base-uri 'none'; form-action 'none'",
          policy_hash(leaflet), policy_hash(script), policy_hash(leaflet_style),
          policy_hash(style));
    }
    if (name == "generator") return html_text(page.report.provenance.value("generator", "grens"));
    if (name == "leaflet-licence") return std::string(page_file("leaflet-licence.txt"));
    if (name == "leaflet-style") return std::string(leaflet_style);
    if (name == "leaflet-script") return std::string(leaflet);
    if (name == "style") return std::string(style);
    if (name == "script") return std::string(script);
    if (name == "about") return html_text(about_text(page, words));
    if (name == "verdict") return verdict_html(page, words);
    if (name == "what-if") return what_if_html(page, words);
    if (name == "what-if-link") return what_if_link(page, words);
    if (name == "findings") return findings_html(page, words);
    if (name == "schemes") return schemes_html(page, words);
    if (name == "regions") return regions_html(page, words);
    if (name == "rules") return rules_html(page, words);
    if (name == "origin") return origin_html(page, words);
    if (name == "attribution") {
      return html_text(page.attribution.empty() ? words.word("attribution-unknown")
                                                : words.say("attribution", {page.attribution}));
    }
    if (name == "map-note") return html_text(map_note(page, words));
    if (name == "data") return script_json(page_data(page, words));
    throw std::invalid_argument("audit.html has no part " + std::string(name));
  };
  return fill_page(page_file("audit.html"), part);
}

}  // namespace grens
