#pragma once
#include <optional>
#include <string>
#include <vector>

#include "coverage/resolve.hpp"

namespace grens {

/// A gap, an overlap or a tip of a unit that the repair gave to a unit, or that it left.
struct RepairedFace {
  std::vector<UnitId> units;  ///< that overlapped; empty: a gap; one: a tip of it that an overlap
                              ///< cut off
  UnitId to = -1;             ///< who has it now; -1: it stays, a gap as land of nobody, an overlap
                              ///< with all its units, since one would be lost or cut in two
  double area = 0;            ///< m2
  double width = 0;           ///< m, in the mean: twice the area over the perimeter
  Point place;                ///< inside it
  bool to_keep_whole = false;  ///< against the rule, because the unit would have fallen apart
};

/// How a unit's land changed.
struct UnitChange {
  UnitId unit = 0;    ///< its position in the layer
  double before = 0;  ///< m2 as read, overlaps counted fully
  double after = 0;   ///< m2 of its land now
};

/// A unit that had rings but no land in them, and has none now.
struct VanishedUnit {
  UnitId unit = 0;  ///< its position in the layer
  Point place;      ///< on its rings as read
};

/// A layer with exactly shared borders, and all that was done for it.
struct Repair {
  RingSet rings;         ///< of all units, in their order; as given where nothing was to do
  bool changed = false;  ///< false: `rings` are those given, bit for bit
  double tolerance = 0;  ///< m
  std::string why;       ///< how it was found; empty when it was asked for
  std::vector<RepairedFace> faces;     ///< largest first
  std::vector<UnitChange> units;       ///< those that changed, most (in percent) first
  std::vector<VanishedUnit> vanished;  ///< left without land
  std::size_t crossings = 0;           ///< places where borders crossed, and have a vertex now
  std::size_t touches = 0;             ///< vertices on another border, which has them now as well
  std::size_t vertices_added = 0;  ///< that no border had: at crossings, and where a bridge ends
  std::size_t left = 0;            ///< places where rounding kept borders from being untangled
  bool settled = true;             ///< a second repair would change nothing
};

/// Makes a coverage of a layer whose borders do not match: all borders are laid over each other;
/// overlaps, and gaps narrower than the tolerance, go to one unit each (see resolve.hpp); an
/// overlap that several units cannot do without, such as two with the same geometry, is left.
/// Narrow gaps with an open end are closed where vertices face each other (see inlets.hpp). No
/// vertex is moved: new ones are only where borders crossed, or at the end of a gap that was
/// closed. A gap that is wider stays, as real water or foreign land. The tolerance is in metres;
/// without one it is found from the data, as tolerance.hpp has it. What the repair gives back is
/// left as it is by a second one.
Repair repair_layer(const RingSet& rings, std::size_t unit_count, const Measurer& measurer,
                    std::optional<double> tolerance, const RepairRules& rules);

}  // namespace grens
