// Everything that could depend on the order of records or rings is decided here by coordinates.
#include "coverage/canonical.hpp"

#include <algorithm>

namespace grens {

// The area is summed around the arc's first point, which keeps it exact far from the origin.
ArcShape arc_shape(std::span<const Point> arc) {
  const Point& origin = arc.front();
  ArcShape shape;
  for (std::size_t i = 0; i < arc.size(); ++i) {
    const Point& p = arc[i];
    shape.box.add(p);
    if (lexicographic_less(p, arc[shape.smallest])) shape.smallest = static_cast<std::uint32_t>(i);
    if (i == 0) continue;
    shape.bulge +=
        (arc[i - 1].x - origin.x) * (p.y - origin.y) - (p.x - origin.x) * (arc[i - 1].y - origin.y);
  }
  return shape;
}

void close_loop(Coverage& coverage, const Arc& arc) {
  auto& points = coverage.points;
  std::rotate(points.begin() + arc.first,
              std::min_element(points.begin() + arc.first, points.end(), lexicographic_less),
              points.end());
  points.push_back(points[arc.first]);
}

void make_canonical(Coverage& coverage, Arc& arc) {
  const auto begin = coverage.points.begin() + arc.first;
  const auto end = begin + arc.count;
  const bool turn = *begin == *(end - 1) ? lexicographic_less(*(end - 2), *(begin + 1))
                                         : lexicographic_less(*(end - 1), *begin);
  if (!turn) return;
  std::reverse(begin, end);
  std::swap(arc.left, arc.right);
  std::swap(arc.from, arc.to);
}

void finish_arcs(Coverage& coverage, const std::vector<Point>& points,
                 std::vector<std::uint32_t> nodes, std::vector<std::int32_t>& scratch) {
  std::sort(nodes.begin(), nodes.end(), [&](std::uint32_t a, std::uint32_t b) {
    return lexicographic_less(points[a], points[b]);
  });
  coverage.nodes.reserve(nodes.size());
  for (const std::uint32_t node : nodes) {
    scratch[node] = static_cast<std::int32_t>(coverage.nodes.size());
    coverage.nodes.push_back(points[node]);
  }
  for (Arc& arc : coverage.arcs) {
    if (arc.from < 0) continue;
    arc.from = scratch[static_cast<std::size_t>(arc.from)];
    arc.to = scratch[static_cast<std::size_t>(arc.to)];
  }
  std::sort(coverage.arcs.begin(), coverage.arcs.end(), [&](const Arc& a, const Arc& b) {
    const Point& p = coverage.points[a.first];
    const Point& q = coverage.points[b.first];
    return p == q ? lexicographic_less(coverage.points[a.first + 1], coverage.points[b.first + 1])
                  : lexicographic_less(p, q);
  });
  coverage.shapes.reserve(coverage.arcs.size());
  for (const Arc& arc : coverage.arcs) {
    coverage.shapes.push_back(arc_shape({coverage.points.data() + arc.first, arc.count}));
  }
}

}  // namespace grens
