// A derived row needs every source that it cites, a row with the basis `source` only one of them;
// so the first is circular as soon as it cites the claim's own source, the other when it cites none
// but that.
#include "audit/rule_evidence.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "regions/codes.hpp"
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

RuleEvidence weigh(const RuleInput& input, const RowSources& sources, const Rule& rule,
                   const Breaches& breaches) {
  RuleEvidence evidence;
  const SchemeLabels& scheme = *input.schemes.at(rule.scheme).labels;
  const AllUnits units(input.audit, scheme);
  std::set<RegionId> weak;
  for (const auto& [labels, some] : breaches.rests_on) {
    for (const std::size_t unit : some) {
      const auto basis = units.basis(*labels, unit);
      if (!basis) continue;
      ++evidence.rows[static_cast<std::size_t>(*basis)];
      const bool circular = sources.circular(labels->scheme, units.code(unit), rule.sources);
      if (circular) ++evidence.circular;
      if (circular || *basis == Basis::kUnverified) weak.insert(units.region(scheme, unit));
    }
  }
  std::map<std::string, bool> parents;
  for (const RegionId region : breaches.regions) {
    const RegionInfo& info = scheme.info(region);
    const bool shown = !weak.contains(region);
    evidence.regions += info.members.size();
    if (shown) evidence.shown += info.members.size();
    if (info.parent.empty()) continue;
    const std::string& name = info.parent_name.empty() ? info.parent : info.parent_name;
    const auto [parent, fresh] = parents.emplace(name, shown);
    parent->second = parent->second && shown;
  }
  for (const auto& [parent, shown] : parents) {
    (shown ? evidence.parents_shown : evidence.parents_not_shown).push_back(parent);
  }
  return evidence;
}

}  // namespace grens
