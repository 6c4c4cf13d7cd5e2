#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "base/labels.hpp"
#include "regions/labels.hpp"
#include "regions/succession.hpp"

namespace grens {

/// Where the land of the units of one layout lies in another one, by position in both.
struct Lineage {
  /// By unit of the first: the units of the second in which land of it lies, ascending.
  std::vector<std::vector<UnitId>> after;
  /// By unit of the second: the units of the first of which it has land, ascending.
  std::vector<std::vector<UnitId>> before;
  /// By unit of the first: 1 where the second has all units in which its land lies.
  std::vector<std::uint8_t> complete;

  /// Whether all land of unit `a` of the first lies in one unit, which the second has.
  bool whole(UnitId a) const;
  /// Whether land of unit `a` of the first lies in unit `b` of the second.
  bool follows(UnitId a, UnitId b) const;
};

/// Follows units, sorted by code, as `succession` has it. What the second lacks is left out.
/// O(units log units).
Lineage follow_units(std::span<const CodeName> first, std::span<const CodeName> second,
                     const Succession& succession);

}  // namespace grens
