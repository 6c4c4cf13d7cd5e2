// What is judged was found before; only the units that lie in another one are looked for here: in
// the union of all units one part then lies in another.
#include "audit/borders.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

#include "coverage/dissolve.hpp"

namespace grens {

bool has_nested_units(const Coverage& coverage) {
  const std::vector<RegionId> everything(coverage.unit_count, 0);
  return dissolve(coverage, everything, 1).regions.front().broken;
}

bool borders_match(const Coverage& coverage, const CoverageMeasures& measures,
                   std::span<const Crossing> crossings, bool nested, const Mismatches& mismatches) {
  const double all = std::accumulate(measures.arc_length.begin(), measures.arc_length.end(), 0.0);
  return coverage.bad_segments.empty() && crossings.empty() && !nested &&
         mismatches.length <= all / 100;
}

SliverSums sum_slivers(const FaceLayer& layer, double tolerance) {
  const std::vector<std::uint8_t> narrow = narrow_gaps(layer, tolerance);
  SliverSums sums;
  for (std::size_t f = 0; f < layer.faces.size(); ++f) {
    const Face& face = layer.faces[f];
    const bool overlap = face.units.size() > 1;
    if (!overlap && narrow[f] == 0) continue;
    (overlap ? sums.overlaps : sums.gaps) += face.area;
    sums.widest = std::max(sums.widest, mean_width(face.area, face.perimeter));
  }
  return sums;
}

std::vector<Point> places_of(std::span<const Crossing> crossings) {
  std::vector<Point> places;
  for (const Crossing& crossing : crossings) places.push_back(crossing.place);
  return places;
}

std::vector<Point> places_of(std::span<const BadSegment> segments) {
  std::vector<Point> places;
  for (const BadSegment& segment : segments) places.push_back(segment.a);
  return places;
}

std::vector<Point> places_of(const Mismatches& mismatches) {
  std::vector<Point> places;
  std::set<std::pair<UnitId, UnitId>> told;
  for (const Facing& facing : mismatches.pairs) {
    if (told.insert(std::minmax(facing.unit, facing.other)).second) places.push_back(facing.place);
  }
  return places;
}

}  // namespace grens
