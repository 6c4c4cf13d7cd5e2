// The rows of the scheme are gone through once; a row that holds on the date wins, else the latest.
#include "regions/region_names.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace grens {

RegionNames::RegionNames(const RegionTables& tables, std::string_view scheme, Date date) {
  for (const RegionRow& row : tables.regions) {
    if (row.scheme != scheme) continue;
    const auto [entry, fresh] = rows_.try_emplace(row.code, &row);
    if (fresh) continue;
    const Validity& held = entry->second->validity;
    const bool better =
        row.validity.holds(date) || (!held.holds(date) && held.from < row.validity.from);
    if (better) entry->second = &row;
  }
}

std::string RegionNames::name(const std::string& code) const {
  const auto found = rows_.find(code);
  return found == rows_.end() ? code : found->second->name;
}

std::string RegionNames::parent(const std::string& code) const {
  const auto found = rows_.find(code);
  return found == rows_.end() ? std::string() : found->second->parent;
}

std::string scheme_of_parents(const RegionTables& tables, std::string_view scheme,
                              const std::set<std::string>& parents) {
  if (parents.empty()) return {};
  std::vector<std::pair<std::string_view, std::set<std::string_view>>> schemes;
  for (const RegionRow& row : tables.regions) {
    if (row.scheme == scheme) continue;
    auto found = std::find_if(schemes.begin(), schemes.end(),
                              [&](const auto& entry) { return entry.first == row.scheme; });
    if (found == schemes.end()) found = schemes.insert(schemes.end(), {row.scheme, {}});
    found->second.insert(row.code);
  }
  for (const auto& [key, codes] : schemes) {
    const bool all = std::all_of(parents.begin(), parents.end(),
                                 [&, &known = codes](const auto& p) { return known.contains(p); });
    if (all) return std::string(key);
  }
  return {};
}

}  // namespace grens
