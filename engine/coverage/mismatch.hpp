#pragma once
#include <cstddef>
#include <vector>

#include "coverage/coverage.hpp"
#include "geometry/measure.hpp"

namespace grens {

/// How far apart, in metres, two borders may run and still be taken for one that does not match.
inline constexpr double kFacingTolerance = 50;

/// Single-use border of `unit` that runs along single-use border of `other` within the tolerance:
/// the two should be one border, but their points differ.
struct Facing {
  UnitId unit = 0;
  UnitId other = 0;
  double length = 0;         ///< m along `unit`; along `other` it may differ
  std::size_t segments = 0;  ///< of `unit`, with a stretch that faces `other` and no other more
};

/// Where the borders of a layer do not match.
struct Mismatches {
  std::vector<Facing> pairs;  ///< sorted by unit, then other; both directions where both were found
  double tolerance = 0;       ///< m
  std::vector<UnitId> units;  ///< all that are concerned, ascending
  std::size_t segments = 0;   ///< single-use segments that face another unit
  double length = 0;          ///< m of border without a twin: half the sum over `pairs`
};

/// Finds single-use border that faces other units' single-use border. What lies on a shore, or on
/// either side of a water wider than the tolerance, faces nobody. In a clean coverage next to
/// nothing is found: the corners where two shores meet, and waters narrower than the tolerance.
///
/// Each single-use segment is looked at in steps of at most the tolerance; a step faces the unit
/// of the nearest segment of another unit within the tolerance (in `tolerance` metres) that runs
/// the other way (by more than 90 degrees). Equal distances go to the smaller unit.
/// Bad segments take no part. O(s log s) for s single-use segments that lie near those of another
/// unit; O(arcs + s) where none do. Independent of the number of threads.
Mismatches find_mismatches(const Coverage& coverage, const Measurer& measurer,
                           double tolerance = kFacingTolerance);

}  // namespace grens
