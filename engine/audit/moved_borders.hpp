#pragma once
#include <string_view>
#include <vector>

#include "audit/moved_land.hpp"
#include "audit/overlaid.hpp"

namespace grens {

/// Why a border is no longer where it was, or is where none was.
enum class BorderCause {
  kMerged,  ///< the units on both sides became one
  kSplit,   ///< a unit was split: along the parts, or where a part joined another unit
  kMoved,   ///< the units on both sides went on, and not with the same land
  kOuter    ///< land on one side only: at the outer border, or at a gap between units
};

/// The word that outputs use: `merged`, `split`, `moved`, `outer border or gap`.
std::string_view to_string(BorderCause cause);

/// Border between two units that is gone, or new.
struct MovedBorder {
  bool gone = true;  ///< a border of A that B lacks; else one of B that A lacks
  BorderCause cause = BorderCause::kMoved;
  UnitId left = kOutside;   ///< of A where it is gone, else of B; the one that comes first by code
  UnitId right = kOutside;  ///< kOutside: no unit on that side
  double length = 0;        ///< m
  std::vector<std::vector<Point>> lines;
};

/// Borders that differ between two layers.
struct MovedBorders {
  std::vector<MovedBorder> borders;  ///< gone before new, then by cause, then the longest first
  SetApart short_lines;              ///< stretches shorter than the tolerance, not listed
};

/// Finds them. Border between units that became one unit is gone with its whole length, and so is
/// border new with its whole length between units that a single unit was split into. Any other
/// border of a layer is walked in steps of at most the tolerance, or 10 m, and where no border of
/// the other layer is within the tolerance, it is gone or new; there it may be cut within a
/// segment. O(arcs log arcs + steps).
MovedBorders find_moved_borders(const Overlaid& layers, const Lineage& lineage,
                                const Measurer& measurer, double tolerance);

}  // namespace grens
