#pragma once
#include <span>
#include <vector>

#include "geometry/metre_scale.hpp"
#include "geometry/near_lines.hpp"
#include "geometry/point.hpp"

namespace grens {

/// The place on some lines that is farthest from other lines.
struct FarthestPlace {
  double metres = 0;  ///< infinite: there are no other lines
  Point place;        ///< in layer coordinates
};

/// How far lines stray from `others` at the most, in metres, and where: the directed Hausdorff
/// distance, over all of every segment and not only its ends. Never too large, and too small by a
/// millimetre at most, in the plane that `scale` (that of `others` too) makes of layer coordinates;
/// the scale of a layer in degrees holds at one place only, so distances there are off by as many
/// percent as it changes over the lines. 0 for no lines. Thread-safe.
///
/// Every vertex asks for its nearest segment; a segment between vertices is halved only as long as
/// what is known of its ends lets some place on it be farther than the farthest so far. O(n log n)
/// for n vertices of both, where the lines run beside each other.
FarthestPlace farthest_from(const NearLines& others,
                            const std::vector<std::span<const Point>>& lines,
                            const MetreScale& scale);

}  // namespace grens
