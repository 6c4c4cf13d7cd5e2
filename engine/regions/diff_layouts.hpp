#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "regions/diff_regions.hpp"
#include "regions/diff_units.hpp"

namespace grens {

/// A membership that both tables have and of which they say otherwise how it is known.
struct BasisChange {
  std::string scheme;
  CodeName unit;
  CodeName region;
  Basis before = Basis::kUser;
  Basis after = Basis::kUser;
};

/// All that differs between two layouts.
struct LayoutDiff {
  std::optional<int> year_before;
  std::optional<int> year_after;
  std::size_t units_before = 0;
  std::size_t units_after = 0;
  std::optional<int> population_year;  ///< of the people; none: the layer's own, or not known
  std::vector<UnitFinding> units;
  std::vector<CodeName> not_after;   ///< units of a layer that the second, a part, has no land of
  std::vector<CodeName> not_before;  ///< the same of the second, where the first is a part
  std::vector<SchemeDiff> schemes;   ///< those with regions in both
  std::vector<std::string> schemes_before;  ///< keys that have regions in the first only
  std::vector<std::string> schemes_after;   ///< keys that have regions in the second only
  std::vector<BasisChange> basis;           ///< only where two tables of one day are compared

  bool empty() const;
};

/// Compares units and regions; `basis` stays empty.
LayoutDiff compare_layouts(const Layout& before, const Layout& after, const Lineage& lineage);

/// What two tables know on one day for another reason: by scheme, unit, region.
std::vector<BasisChange> compare_basis(const Layout& before, const Layout& after);

/// The latest year that two tables both have a layout of; where one of them is valid always, the
/// other's latest; none when both are. InputError when they have no year in common.
std::optional<int> common_year(const RegionTables& first, const RegionTables& second);

}  // namespace grens
