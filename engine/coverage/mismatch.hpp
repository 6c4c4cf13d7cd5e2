#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "coverage/coverage.hpp"
#include "geometry/measure.hpp"

namespace grens {

/// How far apart, in metres, two borders may run and still be taken for one that does not match.
/// On municipalities whose borders were generalised once per neighbour (nl-2017-gemeenten) 55% of
/// what faces each other lies within 1 m, 94% within 5 m, all of it within 10 m: from there to 50 m
/// the clean layer of the same year gains as much, so that is narrow water. Twice 10 m, to be safe.
inline constexpr double kFacingTolerance = 20;

/// Single-use border of `unit` that runs along single-use border of `other` within the tolerance:
/// the two should be one border, but their points differ.
struct Facing {
  UnitId unit = 0;                ///< whose border it is
  UnitId other = 0;               ///< whose border it runs along
  double length = 0;              ///< m along `unit`; along `other` it may differ
  std::size_t segments = 0;       ///< of `unit` that face `other`, in part at least
  Point place;                    ///< a vertex of `unit` where one of them begins
  std::vector<std::uint32_t> at;  ///< where these segments begin in Coverage::points, ascending
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
/// nothing is found (nl-2014-buurten-clean: 1.6 km of 2,915): waters narrower than the tolerance.
///
/// Each single-use segment is looked at in steps of at most the tolerance (a segment longer than
/// 256 of them, in 256 longer steps: what faces it for a shorter stretch may be missed); a step
/// faces the unit of the nearest segment of another unit within `tolerance` metres that runs the
/// other way (by more than 90 degrees); equal distances go to the smaller unit. Two shores that
/// meet in a node form a corner, and do not face each other unless it is narrower than 30 degrees:
/// the tip of a gap. Bad segments take no part. O(arcs + s log s) for s single-use segments, and
/// O(1) a step where units face each other; with five million vertices, 200,000 of them single-use,
/// 15 ms. Independent of the number of threads.
Mismatches find_mismatches(const Coverage& coverage, const Measurer& measurer,
                           double tolerance = kFacingTolerance);

}  // namespace grens
