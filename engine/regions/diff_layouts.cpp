// Schemes are paired by key, memberships by the codes of unit and region.
#include "regions/diff_layouts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "base/error.hpp"
#include "regions/year.hpp"

namespace grens {
namespace {

std::vector<std::string> keys_beyond(const Layout& layout, const Layout& other) {
  std::vector<std::string> keys;
  for (const SchemeLayout& scheme : layout.schemes) {
    const bool both =
        std::any_of(other.schemes.begin(), other.schemes.end(), [&](const SchemeLayout& found) {
          return found.scheme == scheme.scheme && !found.regions.empty();
        });
    if (!both && !scheme.regions.empty()) keys.push_back(scheme.scheme);
  }
  return keys;
}

/// The basis of every membership, by the codes of unit and region.
std::map<std::pair<std::string, std::string>, Basis> bases(const Layout& layout,
                                                           const SchemeLayout& scheme) {
  std::map<std::pair<std::string, std::string>, Basis> found;
  for (std::size_t u = 0; u < layout.units.size(); ++u) {
    for (const Placed& placed : scheme.units[u]) {
      found[{layout.units[u].code, scheme.regions[placed.region].code}] = placed.basis;
    }
  }
  return found;
}

std::string span_of(const std::vector<int>& years) {
  return fmt::format("{} to {}", years.front(), years.back());
}

}  // namespace

bool LayoutDiff::empty() const {
  return units.empty() && not_after.empty() && not_before.empty() && schemes_before.empty() &&
         schemes_after.empty() && basis.empty() &&
         std::all_of(schemes.begin(), schemes.end(), [](const SchemeDiff& scheme) {
           return scheme.regions.empty() && scheme.moves.empty();
         });
}

LayoutDiff compare_layouts(const Layout& before, const Layout& after, const Lineage& lineage) {
  LayoutDiff diff;
  diff.year_before = before.year;
  diff.year_after = after.year;
  diff.units_before = before.units.size();
  diff.units_after = after.units.size();
  diff.population_year = before.population.year;
  diff.units = compare_units(before, after, lineage);
  diff.schemes = compare_regions(before, after, lineage);
  diff.schemes_before = keys_beyond(before, after);
  diff.schemes_after = keys_beyond(after, before);
  return diff;
}

std::vector<BasisChange> compare_basis(const Layout& before, const Layout& after) {
  std::vector<BasisChange> changes;
  for (const SchemeLayout& a : before.schemes) {
    for (const SchemeLayout& b : after.schemes) {
      if (a.scheme != b.scheme) continue;
      const auto now = bases(after, b);
      for (std::size_t u = 0; u < before.units.size(); ++u) {
        for (const Placed& placed : a.units[u]) {
          const CodeName& region = a.regions[placed.region];
          const auto found = now.find({before.units[u].code, region.code});
          if (found == now.end() || found->second == placed.basis) continue;
          changes.push_back({a.scheme, before.units[u], region, placed.basis, found->second});
        }
      }
    }
  }
  return changes;
}

std::optional<int> common_year(const RegionTables& first, const RegionTables& second) {
  const std::vector<int> a = table_years(first);
  const std::vector<int> b = table_years(second);
  if (a.empty() && b.empty()) return std::nullopt;
  if (a.empty()) return b.back();
  if (b.empty()) return a.back();
  std::vector<int> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  if (both.empty()) {
    throw InputError(fmt::format(
        "{} has {} and {} has {}: the two share no year; compare tables that know a common one",
        first.membership.file, span_of(a), second.membership.file, span_of(b)));
  }
  return both.back();
}

}  // namespace grens
