#pragma once
#include <span>
#include <vector>

#include "audit/measures.hpp"
#include "coverage/crossings.hpp"
#include "coverage/face_layer.hpp"

namespace grens {

/// Whether a unit lies in another one that leaves no hole for it, without a meeting of their
/// borders. Walks the outline of all units together: O(arcs).
bool has_nested_units(const Coverage& coverage);

/// Whether the borders of a layer match: no bad segment, no crossing (`crossings` of the layer's
/// own coordinates), no unit in another one (`nested`), and border without a twin along no more
/// than a hundredth of all border. So much is left to units that lie across narrow water. O(arcs).
bool borders_match(const Coverage& coverage, const CoverageMeasures& measures,
                   std::span<const Crossing> crossings, bool nested, const Mismatches& mismatches);

/// How much land lies between borders that should be one: enclosed gaps in which no circle of the
/// width asked for has room, and overlaps.
struct SliverSums {
  double gaps = 0;      ///< m2
  double overlaps = 0;  ///< m2; land of three units counts once
  double widest = 0;  ///< m, in the mean (twice the area over the perimeter), of the widest of all
};
/// Sums them up: overlaps whatever their width, and gaps narrower than `tolerance` (m). O(faces).
SliverSums sum_slivers(const FaceLayer& layer, double tolerance);

/// Where borders cross, where bad segments begin, and where each two units begin to face each other
/// (once a pair); in layer coordinates, in the order of what was found.
std::vector<Point> places_of(std::span<const Crossing> crossings);
/// See above.
std::vector<Point> places_of(std::span<const BadSegment> segments);
/// See above.
std::vector<Point> places_of(const Mismatches& mismatches);

}  // namespace grens
