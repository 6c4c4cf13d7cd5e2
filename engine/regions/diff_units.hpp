#pragma once
#include <string_view>
#include <vector>

#include "regions/layout.hpp"
#include "regions/lineage.hpp"

namespace grens {

/// What became of units from one layout to another, in the order in which it is told.
enum class UnitEvent {
  kMerged,   ///< a unit holds two units or more, all of each
  kSplit,    ///< the land of a unit went to several
  kRecoded,  ///< a unit goes on under another code, with nothing more and nothing less
  kRenamed,  ///< a unit goes on under its code with another name
  kGone,     ///< a code of before that is none any more, whatever became of the unit
  kAdded     ///< a code that is new, wherever the unit came from
};

/// The word that outputs use: `merged`, `split`, ...
std::string_view to_string(UnitEvent event);

/// One thing that became of units.
struct UnitFinding {
  UnitEvent event = UnitEvent::kGone;
  std::vector<CodeName> from;   ///< units of before, all of each; of a split the one that was split
  std::vector<CodeName> parts;  ///< units of before of which only a part is in it
  std::vector<CodeName> to;     ///< units of after
};

/// In the order of UnitEvent, those of one event as they were.
void sort_by_event(std::vector<UnitFinding>& findings);

/// Compares the units of two layouts. A unit may be told more than once: one that merged and whose
/// code ended is in a kMerged and in a kGone. Sorted by event, then code. O(units log units).
std::vector<UnitFinding> compare_units(const Layout& before, const Layout& after,
                                       const Lineage& lineage);

}  // namespace grens
