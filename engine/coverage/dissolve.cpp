// The walk gives rings with the region on their left, so that counter-clockwise rings are shells
// and clockwise ones are holes; geometry/nesting sorts them into polygons.
#include "coverage/dissolve.hpp"

#include <algorithm>

#include "coverage/walk.hpp"
#include "geometry/nesting.hpp"

namespace grens {
namespace {

/// Area, box and smallest point of a ring, straight from its arcs. The area is the walk's sum
/// around one of the ring's own points, which keeps its sign right for small rings far from the
/// origin.
RingShape shape_of(const Coverage& coverage, const ArcRing& ring) {
  const Point origin = coverage.arc_points(arc_index(ring.arcs.front())).front();
  RingShape shape;
  shape.smallest = origin;
  double doubled = 0;
  for (const ArcRef ref : ring.arcs) {
    const std::span<const Point> arc = coverage.arc_points(arc_index(ref));
    double sum = 0;
    for (std::size_t i = 1; i < arc.size(); ++i) {
      sum += (arc[i - 1].x - origin.x) * (arc[i].y - origin.y) -
             (arc[i].x - origin.x) * (arc[i - 1].y - origin.y);
    }
    doubled += is_reversed(ref) ? -sum : sum;
    for (const Point& p : arc) shape.box.add(p);
    const Point& smallest = *std::min_element(arc.begin(), arc.end(), lexicographic_less);
    if (lexicographic_less(smallest, shape.smallest)) shape.smallest = smallest;
  }
  shape.area = doubled / 2;
  return shape;
}

ArcRegion assemble(const Coverage& coverage, RegionRings& walked) {
  std::vector<RingShape> shapes;
  shapes.reserve(walked.rings.size());
  for (const ArcRing& ring : walked.rings) shapes.push_back(shape_of(coverage, ring));
  const Nesting nesting = nest(shapes, [&](std::size_t i) {
    std::vector<Point> points;
    ring_points(coverage, coverage.points, walked.rings[i], points);
    return points;
  });
  ArcRegion region;
  region.broken = walked.broken || !nesting.sound;
  region.parts.resize(nesting.order.size());
  for (std::size_t s = 0; s < region.parts.size(); ++s) {
    region.parts[s].shell = std::move(walked.rings[nesting.order[s]]);
    for (const std::size_t hole : nesting.holes[s]) {
      region.parts[s].holes.push_back(std::move(walked.rings[hole]));
    }
  }
  return region;
}

}  // namespace

void ring_points(const Coverage& coverage, std::span<const Point> points, const ArcRing& ring,
                 std::vector<Point>& out) {
  const auto points_of = [&](ArcRef ref) {
    const Arc& arc = coverage.arcs[static_cast<std::size_t>(arc_index(ref))];
    return points.subspan(arc.first, arc.count);
  };
  std::size_t total = 0;
  std::size_t start_arc = 0;
  Point smallest = points_of(ring.arcs[0]).front();
  for (std::size_t k = 0; k < ring.arcs.size(); ++k) {
    const auto arc = points_of(ring.arcs[k]);
    total += arc.size() - 1;
    const Point& p = *std::min_element(arc.begin(), arc.end(), lexicographic_less);
    if (lexicographic_less(p, smallest)) {
      smallest = p;
      start_arc = k;
    }
  }
  out.clear();
  out.reserve(total);
  // Appends the walked arc's points from..to, counted in the direction of the walk.
  const auto append = [&](ArcRef ref, std::size_t from, std::size_t to) {
    const auto arc = points_of(ref);
    if (is_reversed(ref)) {
      const auto end =
          std::make_reverse_iterator(arc.begin() + static_cast<std::ptrdiff_t>(arc.size() - from));
      out.insert(out.end(), end, end + static_cast<std::ptrdiff_t>(to - from));
    } else {
      out.insert(out.end(), arc.begin() + static_cast<std::ptrdiff_t>(from),
                 arc.begin() + static_cast<std::ptrdiff_t>(to));
    }
  };
  // An arc's last point is the first of the next one, so each arc gives all points but its last.
  const ArcRef first = ring.arcs[start_arc];
  const auto arc = points_of(first);
  const auto at =
      static_cast<std::size_t>(std::find(arc.begin(), arc.end(), smallest) - arc.begin());
  const std::size_t offset = is_reversed(first) ? arc.size() - 1 - at : at;
  append(first, std::min(offset, arc.size() - 1), arc.size() - 1);
  for (std::size_t k = 1; k < ring.arcs.size(); ++k) {
    const ArcRef ref = ring.arcs[(start_arc + k) % ring.arcs.size()];
    append(ref, 0, points_of(ref).size() - 1);
  }
  append(first, 0, std::min(offset, arc.size() - 1));
  out.erase(std::unique(out.begin(), out.end()), out.end());
  while (out.size() > 1 && out.front() == out.back()) out.pop_back();
}

Dissolved dissolve(const Coverage& coverage, std::span<const RegionId> labels,
                   std::size_t region_count) {
  std::vector<RegionRings> walked = walk_regions(coverage, labels, region_count);
  Dissolved result;
  result.regions.reserve(region_count);
  for (RegionRings& region : walked) result.regions.push_back(assemble(coverage, region));
  return result;
}

}  // namespace grens
