#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "regions/layout.hpp"
#include "regions/lineage.hpp"
#include "regions/population.hpp"

namespace grens {

/// What became of a region, in the order in which it is told.
enum class RegionEvent {
  kRecoded,  ///< another code, and the same land
  kRenamed,  ///< the same code, another name
  kGone,
  kAdded
};

/// The word that outputs use: `recoded`, `renamed`, ...
std::string_view to_string(RegionEvent event);

/// One thing that became of a region. Of one that is gone `to` is empty, of a new one `from`.
struct RegionFinding {
  RegionEvent event = RegionEvent::kGone;  ///< what became of it
  CodeName from;                           ///< the region before
  CodeName to;                             ///< the region after
};

/// A unit of before, land of which lies in another region now.
struct MovedUnit {
  UnitId before = 0;          ///< its position
  CodeName unit;              ///< of before
  bool part = false;          ///< only a part of it moved
  bool within = false;        ///< and the rest lies in the same unit of after, in its old region
  std::vector<UnitId> after;  ///< the units of after in which that land lies, ascending
  std::vector<CodeName> now;  ///< the same with their names
};

/// Land that went from one region to another. A place that several regions share and that cannot
/// be told apart is called like a composite, by all of them (`a+b`). An empty code: no region that
/// the table knows.
struct RegionMove {
  CodeName from;                 ///< the region before
  CodeName to;                   ///< the region after
  std::vector<MovedUnit> units;  ///< by code
  PopulationSum people;          ///< of before; of a part of a unit unknown
};

/// How the regions of a scheme differ between two layouts.
struct SchemeDiff {
  std::string scheme;                  ///< key
  std::size_t before = 0;              ///< regions
  std::size_t after = 0;               ///< regions
  std::vector<RegionFinding> regions;  ///< by event, then code
  std::vector<RegionMove> moves;       ///< by code of `from`, then of `to`
};

/// Compares the schemes that have regions in both layouts, in the order of the first.
///
/// Land of unit u of before that lies in unit v of after has moved when u lay in a region that v
/// does not lie in; or, when v lies in a region that no unit lay in whose land it has, a part of
/// them has. What u kept is no move, so where u and v have some regions in common only a part of u
/// moved. O(units + rows of moves), up to sorting.
std::vector<SchemeDiff> compare_regions(const Layout& before, const Layout& after,
                                        const Lineage& lineage);

}  // namespace grens
