// Lengths and areas are measured in threads, an arc or a ring at a time, and added up afterwards in
// the order of the arcs and rings, so that the number of threads leaves no trace. Work is cut by
// points and not by arcs: one coast may be longer than a thousand other arcs.
#include "audit/measures.hpp"

#include <algorithm>

#include "base/parallel.hpp"

namespace grens {
namespace {

constexpr std::size_t kPointsAPiece = 1 << 14;

/// Calls `measure(item)` for all items, in threads that get about as many points each.
/// `points_of(item)` is how many points an item has.
template <class PointsOf, class Measure>
void for_all_by_points(std::size_t items, PointsOf points_of, Measure measure) {
  std::vector<std::size_t> before = {0};  // points of the items before each
  before.reserve(items + 1);
  for (std::size_t i = 0; i < items; ++i) before.push_back(before.back() + points_of(i));
  parallel_for(before.back(), kPointsAPiece, [&](std::size_t begin, std::size_t end) {
    const auto first = std::lower_bound(before.begin(), before.end() - 1, begin);
    for (auto it = first; it != before.end() - 1 && *it < end; ++it) {
      measure(static_cast<std::size_t>(it - before.begin()));
    }
  });
}

std::vector<double> arc_lengths(const Coverage& coverage, const Measurer& measurer) {
  std::vector<double> length(coverage.arcs.size());
  for_all_by_points(
      length.size(), [&](std::size_t i) { return std::size_t{coverage.arcs[i].count}; },
      [&](std::size_t i) {
        length[i] = measurer.length(coverage.arc_points(static_cast<std::int32_t>(i)));
      });
  return length;
}

std::vector<double> ring_areas(const RingSet& rings, const Measurer& measurer) {
  std::vector<double> area(rings.size());
  for_all_by_points(
      area.size(), [&](std::size_t i) { return rings.ring(i).size(); },
      [&](std::size_t i) { area[i] = measurer.area(rings.ring(i)); });
  return area;
}

RegionMeasures& at(SchemeMeasures& measures, RegionId region) {
  return region == kNoRegion ? measures.without_region
                             : measures.regions[static_cast<std::size_t>(region)];
}

Contiguity contiguity_of(const Coverage& coverage, const ArcRegion& region) {
  Contiguity result;
  result.parts = region.parts.size();
  for (std::size_t i = 1; i < region.parts.size(); ++i) {
    const std::vector<ArcRef>& outer = region.parts[i].shell.arcs;
    const bool island = std::all_of(outer.begin(), outer.end(), [&](ArcRef ref) {
      const Arc& arc = coverage.arc(ref);
      return (is_reversed(ref) ? arc.left : arc.right) == kOutside;
    });
    ++(island ? result.islands : result.exclaves);
  }
  return result;
}

}  // namespace

CoverageMeasures measure_coverage(const Coverage& coverage, const RingSet& rings,
                                  const Measurer& measurer) {
  CoverageMeasures result;
  result.method = measurer.name();
  result.arc_length = arc_lengths(coverage, measurer);
  result.unit_area.resize(coverage.unit_count);
  const std::vector<double> area = ring_areas(rings, measurer);
  for (std::size_t r = 0; r < area.size(); ++r) {
    result.unit_area[static_cast<std::size_t>(rings.unit[r])] += area[r];
  }
  return result;
}

SchemeMeasures measure_regions(const AuditInput& input, const SchemeLabels& labels,
                               const Dissolved& dissolved) {
  SchemeMeasures result;
  result.regions.resize(labels.regions.size());
  for (std::size_t u = 0; u < labels.region.size(); ++u) {
    RegionMeasures& region = at(result, labels.region[u]);
    region.units.push_back(static_cast<UnitId>(u));
    region.unit_area += input.measures.unit_area[u];
    region.population.add(input.layer.units[u].code, input.population.persons[u]);
  }
  const auto region_of = [&](UnitId unit) {
    return unit == kOutside ? kOutside : labels.region[static_cast<std::size_t>(unit)];
  };
  for (std::size_t i = 0; i < input.coverage.arcs.size(); ++i) {
    const RegionId left = region_of(input.coverage.arcs[i].left);
    const RegionId right = region_of(input.coverage.arcs[i].right);
    if (left == right) continue;
    for (const RegionId side : {left, right}) {
      if (side != kOutside) at(result, side).perimeter += input.measures.arc_length[i];
    }
  }
  for (std::size_t r = 0; r < dissolved.regions.size(); ++r) {
    if (dissolved.regions[r].broken) continue;
    result.regions[r].contiguity = contiguity_of(input.coverage, dissolved.regions[r]);
  }
  return result;
}

WrittenMeasures measure_written(const MultiPolygon& polygons, const Measurer& measurer) {
  WrittenMeasures result;
  result.parts = polygons.size();
  std::vector<Point> closed;
  const auto add = [&](const std::vector<Point>& ring) {
    result.area += measurer.area(ring);
    closed.assign(ring.begin(), ring.end());
    closed.push_back(ring.front());
    result.perimeter += measurer.length(closed);
  };
  for (const Polygon& polygon : polygons) {
    add(polygon.shell);
    for (const auto& hole : polygon.holes) add(hole);
  }
  return result;
}

}  // namespace grens
