// The terminal and Markdown tell the lines that the page tells, in English.
#include "report/what_if_report.hpp"

#include <fmt/format.h>

#include "regions/text.hpp"
#include "report/audit_report.hpp"
#include "report/figures.hpp"
#include "report/titles.hpp"
#include "report/what_if_words.hpp"

namespace grens {
namespace {

constexpr std::size_t kMostRegions = 20;

WhatIfLines english(const AuditReport& report, const PageWords& words) {
  const WhatIfNames names{
      [](const std::string& key) { return capitalised(scheme_title(key).many); },
      [](const Rule& rule) { return shown(rule.id); },
      [](const Verdict&, const RuleFinding& finding) { return finding.text; },
      [](const Rule&, const RuleDoubt& doubt) { return doubt.text; }};
  return what_if_lines(report, words, names);
}

std::string heading(const AuditReport& report, const PageWords& words) {
  return words.say("what-if-title", {shown(source_of(report.what_if->proposal), 200)});
}

/// The regions that are told; there may be many.
std::vector<std::string> told_regions(const WhatIfLines& lines, const PageWords& words) {
  std::vector<std::string> told = lines.regions;
  if (told.size() > kMostRegions) {
    const std::size_t more = told.size() - kMostRegions;
    told.resize(kMostRegions);
    told.push_back(words.say("what-if-more", {words.count(more)}));
  }
  return told;
}

}  // namespace

std::string what_if_text(const AuditReport& report) {
  const PageWords words("en");
  const WhatIfLines lines = english(report, words);
  std::string text = heading(report, words) + "\n";
  for (const std::string& line : lines.asked) text += "  " + line + "\n";
  const auto add = [&](const char* key, const std::vector<WhatIfLine>& list, const char* sign) {
    if (list.empty()) return;
    text += words.word(key) + "\n";
    for (const WhatIfLine& line : list) {
      text += fmt::format("  {} {}\n", sign, line.text);
      for (const std::string& under : line.under) text += "      " + under + "\n";
    }
  };
  add("what-if-better", lines.better, "+");
  add("what-if-worse", lines.worse, "-");
  add("what-if-mixed", lines.mixed, "~");
  if (!lines.regions.empty()) text += words.word("what-if-regions") + "\n";
  for (const std::string& line : told_regions(lines, words)) text += "    " + line + "\n";
  return text + lines.same + "\n";
}

std::string what_if_markdown(const AuditReport& report) {
  const PageWords words("en");
  const WhatIfLines lines = english(report, words);
  std::string text = "## " + markdown_text(heading(report, words)) + "\n\n";
  for (const std::string& line : lines.asked) text += "- " + markdown_text(line) + "\n";
  const auto add = [&](const char* key, const std::vector<WhatIfLine>& list) {
    if (list.empty()) return;
    text += "\n### " + words.word(key) + "\n\n";
    for (const WhatIfLine& line : list) {
      text += "- " + markdown_text(line.text) + "\n";
      for (const std::string& under : line.under) text += "  - " + markdown_text(under) + "\n";
    }
  };
  add("what-if-better", lines.better);
  add("what-if-worse", lines.worse);
  add("what-if-mixed", lines.mixed);
  if (!lines.regions.empty()) text += "\n### " + words.word("what-if-regions") + "\n\n";
  for (const std::string& line : told_regions(lines, words)) {
    text += "- " + markdown_text(line) + "\n";
  }
  return text + "\n" + markdown_text(lines.same) + "\n";
}

}  // namespace grens
