#pragma once
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "report/audit_html.hpp"
#include "report/page_words.hpp"

namespace grens {

/// The parts of audit.html, each as HTML with all text of files escaped.
std::string verdict_html(const AuditPage& page, const PageWords& words);
/// What a proposal changes, as a section; empty when the audit is of none.
std::string what_if_html(const AuditPage& page, const PageWords& words);
std::string findings_html(const AuditPage& page, const PageWords& words);
std::string schemes_html(const AuditPage& page, const PageWords& words);
std::string regions_html(const AuditPage& page, const PageWords& words);
std::string rules_html(const AuditPage& page, const PageWords& words);
std::string origin_html(const AuditPage& page, const PageWords& words);

/// What the page's script draws maps from: words, units, schemes that have regions, and arcs. Their
/// points are whole numbers of a step from an origin (`lon, lat`), each but the first of an arc as
/// the difference from the one before; repeated points are left out, and arcs of which nothing is
/// left. A side without a unit is -1.
nlohmann::ordered_json page_data(const AuditPage& page, const PageWords& words);

/// Names of units by their codes, those outside the layer too.
using UnitNames = std::map<std::string, std::string>;
UnitNames unit_names(const AuditReport& report);
/// "Tholen (GM0716), ..."
std::string called_units(const std::vector<std::string>& codes, const UnitNames& names);
/// "81 municipalities".
std::string counted_units(const AuditPage& page, const PageWords& words, std::size_t count);
/// A finding as a sentence of the page's language. Plain text.
std::string finding_sentence(const AuditPage& page, const Verdict& verdict,
                             const RuleFinding& finding, const UnitNames& names,
                             const PageWords& words);

/// What cannot be told as a sentence of the page's language. Plain text.
std::string doubt_sentence(const AuditPage& page, const Rule& rule, const RuleDoubt& doubt,
                           const UnitNames& names, const PageWords& words);

/// The title of a scheme of the report; its key where the report has no such scheme.
std::string title_of(const AuditPage& page, const std::string& scheme);
/// What the units are called, in the language of the page; `count` of them.
const std::string& unit_word(const AuditPage& page, const PageWords& words, std::size_t count);
/// Whether a rule is about each region by itself, so that its evidence tells of how many it is
/// shown.
bool asks_each_region(const Rule& rule);
/// The state of a rule for class names and words: `broken`, `warning`, `undecided`, ...
std::string state_key(const Verdict& verdict);
/// A sign for it, so that colour is not the only one.
std::string state_sign(const std::string& key);

}  // namespace grens
