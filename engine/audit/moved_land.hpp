#pragma once
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "audit/overlaid.hpp"
#include "coverage/tolerance.hpp"

namespace grens {

/// A piece of land that lies in another unit than it did. Where a unit has several records, their
/// borders cut pieces as well.
struct MovedFace {
  UnitId from = kOutside;  ///< of A; kOutside: of no unit
  UnitId to = kOutside;    ///< of B; kOutside: of no unit
  std::size_t face = 0;
  double area = 0;  ///< m2
};

/// What is narrower than the tolerance and therefore not told one by one.
struct SetApart {
  std::size_t count = 0;
  double size = 0;  ///< m2 of land, m of border

  void add(double one) {
    ++count;
    size += one;
  }
};

/// Land that lies in other units in B than in A, where the lineage of the units does not say so.
/// Lists have the largest first, ties by face.
struct MovedLand {
  std::vector<MovedFace> moved;   ///< from one unit to another
  std::vector<MovedFace> lost;    ///< of a unit of A, and of none in B: mostly at the coast
  std::vector<MovedFace> gained;  ///< of a unit of B, and of none in A
  SetApart moved_slivers;
  SetApart outer_slivers;                              ///< of land lost and gained
  std::map<std::pair<UnitId, UnitId>, double> shared;  ///< m2 of a unit of A in a unit of B
};

/// Finds it. Land in which no circle of `tolerance` metres across has room is a sliver. O(faces),
/// and for each that is not small as is_narrow.
MovedLand find_moved_land(const Overlaid& layers, const Lineage& lineage, double tolerance);

/// How far apart the two layers draw a border that should be one: the smallest step of 1, 2, 5, 10
/// ... (1 mm to 1 km) within which, of the border of A between units that each go on as one whole
/// unit, and not as the same, 99% lies from some border of B. Two generalisations of one border
/// differ by that, and land narrower than that has not moved as far as the layers can tell.
FoundTolerance find_moving_tolerance(const Overlaid& layers, const Lineage& lineage);

}  // namespace grens
