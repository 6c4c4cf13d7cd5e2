// What is asked of a ring again and again, for each scheme, comes from the shapes of its arcs;
// points are looked at only where a ray meets an arc's box, or to be copied.
#include "coverage/arc_ring.hpp"

#include <algorithm>
#include <iterator>

#include "geometry/ray.hpp"

namespace grens {
namespace {

const ArcShape& arc_shape(const Coverage& coverage, ArcRef ref) {
  return coverage.shapes[static_cast<std::size_t>(arc_index(ref))];
}

}  // namespace

RingShape ring_shape(const Coverage& coverage, const ArcRing& ring) {
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

void ring_points(const Coverage& coverage, std::span<const Point> points, const ArcRing& ring,
                 std::vector<Point>& out) {
  const auto points_of = [&](ArcRef ref) {
    const Arc& arc = coverage.arc(ref);
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

}  // namespace grens
