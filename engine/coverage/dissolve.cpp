// The walk gives rings with the region on their left, so that counter-clockwise rings are shells
// and clockwise ones are holes; geometry/nesting sorts them into polygons.
#include "coverage/dissolve.hpp"

#include <algorithm>

#include "coverage/walk.hpp"
#include "geometry/nesting.hpp"
#include "geometry/ray.hpp"

namespace grens {
namespace {

const ArcShape& arc_shape(const Coverage& coverage, ArcRef ref) {
  return coverage.shapes[static_cast<std::size_t>(arc_index(ref))];
}

/// Area, box and smallest point of a ring, from what is known of its arcs. The area is summed
/// around one of the ring's own points, which keeps its sign right for small rings far from the
/// origin.
RingShape shape_of(const Coverage& coverage, const ArcRing& ring) {
  const Point origin = coverage.arc_points(arc_index(ring.arcs.front())).front();
  RingShape shape;
  shape.smallest = origin;
  double doubled = 0;
  for (const ArcRef ref : ring.arcs) {
    const ArcShape& known = arc_shape(coverage, ref);
    const std::span<const Point> arc = coverage.arc_points(arc_index(ref));
    const Point& p = arc.front();
    const Point& q = arc.back();
    const double sum =
        known.bulge + (p.x - origin.x) * (q.y - origin.y) - (q.x - origin.x) * (p.y - origin.y);
    doubled += is_reversed(ref) ? -sum : sum;
    shape.box.add(known.box);
    const Point& smallest = arc[known.smallest];
    if (lexicographic_less(smallest, shape.smallest)) shape.smallest = smallest;
  }
  shape.area = doubled / 2;
  return shape;
}

/// An arc whose box the ray to the right of the point misses cannot change the count of crossings.
Side locate_in(const Coverage& coverage, const ArcRing& ring, const Point& p) {
  RayCount count(p);
  for (const ArcRef ref : ring.arcs) {
    const Box& box = arc_shape(coverage, ref).box;
    if (box.max_y < p.y || box.min_y > p.y || box.max_x < p.x) continue;
    const std::span<const Point> arc = coverage.arc_points(arc_index(ref));
    for (std::size_t i = 1; i < arc.size(); ++i) count.add(arc[i - 1], arc[i]);
  }
  return count.side();
}

ArcRegion assemble(const Coverage& coverage, RegionRings& walked) {
  std::vector<RingShape> shapes;
  shapes.reserve(walked.rings.size());
  for (const ArcRing& ring : walked.rings) shapes.push_back(shape_of(coverage, ring));
  const RingAccess access{
      [&](std::size_t i) {
        std::vector<Point> points;
        ring_points(coverage, coverage.points, walked.rings[i], points);
        return points;
      },
      [&](std::size_t i, const Point& p) { return locate_in(coverage, walked.rings[i], p); },
  };
  const Nesting nesting = nest(shapes, access);
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
  const auto smallest_of = [&](ArcRef ref) -> const Point& {
    return coverage.arc_points(arc_index(ref))[arc_shape(coverage, ref).smallest];
  };
  std::size_t total = 0;
  std::size_t start = 0;
  for (std::size_t k = 0; k < ring.arcs.size(); ++k) {
    total += points_of(ring.arcs[k]).size() - 1;
    if (lexicographic_less(smallest_of(ring.arcs[k]), smallest_of(ring.arcs[start]))) start = k;
  }
  out.clear();
  out.reserve(total);
  // Appends the walked arc's points from..to, counted in the direction of the walk.
  const auto append = [&](ArcRef ref, std::size_t from, std::size_t to) {
    const auto arc = points_of(ref);
    if (is_reversed(ref)) {
      out.insert(out.end(), std::make_reverse_iterator(arc.data() + (arc.size() - from)),
                 std::make_reverse_iterator(arc.data() + (arc.size() - to)));
    } else {
      out.insert(out.end(), arc.data() + from, arc.data() + to);
    }
  };
  // An arc's last point is the first of the next one, so each arc gives all points but its last.
  const ArcRef first = ring.arcs[start];
  const std::size_t last = points_of(first).size() - 1;
  const std::size_t at = arc_shape(coverage, first).smallest;
  const std::size_t offset = is_reversed(first) ? last - at : at;
  append(first, offset, last);
  for (std::size_t k = 1; k < ring.arcs.size(); ++k) {
    const ArcRef ref = ring.arcs[(start + k) % ring.arcs.size()];
    append(ref, 0, points_of(ref).size() - 1);
  }
  append(first, 0, offset);
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
