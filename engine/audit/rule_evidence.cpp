// A derived row needs every source that it cites, a row with the basis `source` only one of them;
// so the first is circular as soon as it cites the claim's own source, the other when it cites none
// but that. Where a parent lies in one region of the other scheme, its regions nest by that alone.
#include "audit/rule_evidence.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "regions/codes.hpp"
#include "regions/region_names.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

std::vector<std::string> keys_of(std::string_view cell) {
  std::vector<std::string> keys;
  while (true) {
    const std::size_t end = cell.find(';');
    const std::string_view key = trimmed(cell.substr(0, end));
    if (!key.empty()) keys.emplace_back(key);
    if (end == std::string_view::npos) return keys;
    cell.remove_prefix(end + 1);
  }
}

bool is_circular(const MembershipRow& row, const std::vector<std::string>& claim) {
  const auto of_claim = [&](const std::string& key) {
    return std::find(claim.begin(), claim.end(), key) != claim.end();
  };
  const std::vector<std::string> keys = keys_of(row.source);
  const auto cited = std::count_if(keys.begin(), keys.end(), of_claim);
  if (cited == 0) return false;
  const bool needs_all = row.basis != Basis::kSource && row.basis != Basis::kUser;
  return needs_all || cited == static_cast<std::ptrdiff_t>(keys.size());
}

/// Regions by those above them: one, or of a composite several. The labels tell it of regions in
/// the layer only, and by units where regions.csv does not.
std::map<std::string, std::vector<RegionId>> by_parent(const RuleInput& input,
                                                       const SchemeLabels& scheme,
                                                       const std::vector<RegionId>& regions) {
  const RegionNames names(input.tables, scheme.scheme, input.date);
  std::map<std::string, std::vector<RegionId>> found;
  for (const RegionId region : regions) {
    const RegionInfo& info = scheme.info(region);
    std::set<std::string> above;
    for (const CodeName& member : info.members) above.insert(names.parent(member.code));
    above.erase("");
    if (above.empty() && !info.parent.empty()) above.insert(info.parent);
    for (const std::string& parent : above) found[parent].push_back(region);
  }
  return found;
}

std::set<std::string> codes_of(const std::map<std::string, std::vector<RegionId>>& map) {
  std::set<std::string> codes;
  for (const auto& entry : map) codes.insert(entry.first);
  return codes;
}

/// Whether all units of a parent lie in one region of the other scheme, and that is known without
/// any row that proves nothing.
bool lies_in_one(const AllUnits& units, const SchemeLabels& above, const std::string& parent,
                 const SchemeLabels& other, const std::set<std::size_t>& weak_units) {
  const RegionId region = region_of_code(above, parent);
  if (region == kNoRegion || above.info(region).composite) return false;
  std::set<RegionId> found;
  for (const std::size_t unit : units.of_region(above, region)) {
    if (weak_units.contains(unit)) return false;
    found.insert(units.region(other, unit));
  }
  return found.size() == 1 && *found.begin() != kNoRegion && !other.info(*found.begin()).composite;
}

}  // namespace

RowSources::RowSources(const RegionTables& tables, Date date) {
  for (const MembershipRow& row : tables.membership.rows) {
    if (row.validity.holds(date)) rows_[row.scheme][row.unit].push_back(&row);
  }
}

const RowSources::Rows* RowSources::rows_of(std::string_view scheme, std::string_view unit) const {
  const auto units = rows_.find(scheme);
  if (units == rows_.end()) return nullptr;
  const auto known = [&](std::string_view code) { return units->second.contains(code); };
  const auto code = table_unit(unit, known);
  return code ? &units->second.at(*code) : nullptr;
}

bool RowSources::circular(std::string_view scheme, std::string_view unit,
                          const std::vector<std::string>& claim) const {
  const Rows* rows = rows_of(scheme, unit);
  return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](const MembershipRow* row) {
           return is_circular(*row, claim);
         });
}

bool RowSources::proposed(std::string_view scheme, std::string_view unit,
                          std::string_view source) const {
  const Rows* rows = source.empty() ? nullptr : rows_of(scheme, unit);
  return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](const MembershipRow* row) {
           return row->source == source;
         });
}

RuleEvidence weigh(const RuleInput& input, const RowSources& sources, const Rule& rule,
                   const Breaches& breaches) {
  RuleEvidence evidence;
  const RuleScheme& own = input.schemes.at(rule.scheme);
  const SchemeLabels& scheme = *own.labels;
  const AllUnits units(input.audit, scheme);
  std::set<RegionId> weak;
  std::set<std::size_t> weak_beside;  // units whose row in the other scheme proves nothing
  for (const auto& [labels, some] : breaches.rests_on) {
    for (const std::size_t unit : some) {
      const auto basis = units.basis(*labels, unit);
      if (!basis) continue;
      ++evidence.rows[static_cast<std::size_t>(*basis)];
      const bool circular = sources.circular(labels->scheme, units.code(unit), rule.sources);
      const bool proposed = sources.proposed(labels->scheme, units.code(unit), input.proposal);
      if (circular) ++evidence.circular;
      if (proposed) ++evidence.proposed;
      if (!circular && !proposed && *basis != Basis::kUnverified) continue;
      weak.insert(units.region(scheme, unit));
      if (labels != &scheme) weak_beside.insert(unit);
    }
  }
  const auto parents = by_parent(input, scheme, breaches.regions);
  evidence.above = own.above.empty()
                       ? scheme_of_parents(input.tables, scheme.scheme, codes_of(parents))
                       : own.above;
  const auto above = input.schemes.find(evidence.above);
  if (rule.kind == RuleKind::kNesting && above != input.schemes.end() &&
      rule.other != evidence.above) {
    const SchemeLabels& other = *input.schemes.at(rule.other).labels;
    for (const auto& [parent, regions] : parents) {
      if (!lies_in_one(units, *above->second.labels, parent, other, weak_beside)) continue;
      for (const RegionId region : regions) weak.erase(region);
    }
  }
  weak.insert(breaches.in_doubt.begin(), breaches.in_doubt.end());
  for (const RegionId region : breaches.regions) {
    const std::size_t members = scheme.info(region).members.size();
    evidence.regions += members;
    if (!weak.contains(region)) evidence.shown += members;
  }
  const RegionNames names(input.tables, evidence.above, input.date);
  for (const auto& [parent, regions] : parents) {
    const bool shown = std::none_of(regions.begin(), regions.end(),
                                    [&](const RegionId region) { return weak.contains(region); });
    (shown ? evidence.parents_shown : evidence.parents_not_shown).push_back(names.name(parent));
  }
  std::sort(evidence.parents_shown.begin(), evidence.parents_shown.end());
  std::sort(evidence.parents_not_shown.begin(), evidence.parents_not_shown.end());
  return evidence;
}

}  // namespace grens
