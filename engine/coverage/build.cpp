// Four passes over the positions of all rings: match equal vertices, match segments, find nodes,
// and follow borders from node to node. Every border is followed once, with its smaller unit on
// the left (or its only one), then turned into the canonical direction. What has no node is a loop
// and is cut at its smallest point.
#include <algorithm>
#include <limits>
#include <utility>

#include "base/error.hpp"
#include "coverage/coverage.hpp"
#include "coverage/segments.hpp"
#include "coverage/vertices.hpp"

namespace grens {
namespace {

/// The area is summed around the arc's first point, which keeps it exact far from the origin.
ArcShape shape_of(std::span<const Point> arc) {
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

class Builder {
 public:
  Builder(const RingSet& rings, std::size_t unit_count)
      : rings_(rings),
        match_(match_vertices(rings)),
        steps_(rings),
        sides_(find_sides(rings, match_, steps_)),
        flags_(rings.points.size()) {
    coverage_.unit_count = unit_count;
  }

  Coverage build() {
    find_nodes();
    coverage_.points.reserve(sides_.counts.shared + sides_.counts.single);
    const auto n = static_cast<std::uint32_t>(rings_.points.size());
    for (std::uint32_t i = 0; i < n; ++i) {
      if (followed_here(i) && (flags_[match_.first[i]] & kNode) != 0) follow(i, false);
    }
    for (std::uint32_t i = 0; i < n; ++i) {
      if (followed_here(i) && (flags_[i] & kDone) == 0) follow(i, true);
    }
    number_nodes();
    sort_arcs();
    shape_arcs();
    coverage_.matches = sides_.counts;
    coverage_.bad_segments = std::move(sides_.bad);
    return std::move(coverage_);
  }

 private:
  static constexpr std::uint8_t kNode = 1;  // at a first position: the vertex is a node
  static constexpr std::uint8_t kDone = 2;  // the segment starting here is in an arc

  /// Of a border's two directed uses, the one that it is followed by.
  bool followed_here(std::uint32_t i) const {
    return sides_.right[i] == kOutside || sides_.right[i] > sides_.left[i];
  }
  bool border(std::uint32_t i) const { return sides_.right[i] >= 0 || sides_.right[i] == kOutside; }

  /// A vertex is no node when just one border comes in and one goes out, between the same sides.
  void find_nodes() {
    for (std::uint32_t i = 0; i < rings_.points.size(); ++i) {
      if (match_.first[i] != i) continue;
      int in = 0;
      int out = 0;
      std::pair<UnitId, UnitId> in_sides;
      std::pair<UnitId, UnitId> out_sides;
      const auto look_at = [&](std::uint32_t k, bool outward) {
        if (followed_here(k)) {
          ++(outward ? out : in);
          (outward ? out_sides : in_sides) = std::pair(sides_.left[k], sides_.right[k]);
        }
      };
      std::uint32_t k = i;
      do {
        look_at(k, true);
        look_at(steps_.previous(k), false);
        k = match_.other[k];
      } while (k != i);
      const bool passes = in == 1 && out == 1 && in_sides == out_sides;
      if (in + out > 0 && !passes) flags_[i] |= kNode;
    }
  }

  /// The border that goes on from where segment i ends, a vertex that is no node. It nearly always
  /// is the ring's next segment; at a spike, or between records of one unit, it is another ring's.
  std::uint32_t continuation(std::uint32_t i) const {
    const std::uint32_t end = steps_.next(i);
    std::uint32_t k = end;
    while (!(followed_here(k) && sides_.left[k] == sides_.left[i] &&
             sides_.right[k] == sides_.right[i])) {
      k = match_.other[k];
    }
    return k;
  }

  void follow(std::uint32_t start, bool loop) {
    auto& points = coverage_.points;
    Arc arc;
    arc.first = static_cast<std::uint32_t>(points.size());
    arc.left = sides_.left[start];
    arc.right = sides_.right[start];
    std::uint32_t i = start;
    std::uint32_t end_vertex = 0;
    while (true) {
      points.push_back(rings_.points[i]);
      flags_[i] |= kDone;
      const std::uint32_t end = steps_.next(i);
      end_vertex = match_.first[end];
      if (loop ? end_vertex == match_.first[start] : (flags_[end_vertex] & kNode) != 0) break;
      i = continuation(i);
    }
    if (loop) {
      std::rotate(points.begin() + arc.first,
                  std::min_element(points.begin() + arc.first, points.end(), lexicographic_less),
                  points.end());
      points.push_back(points[arc.first]);
    } else {
      points.push_back(rings_.points[end_vertex]);
      arc.from = static_cast<std::int32_t>(match_.first[start]);  // numbered when all are known
      arc.to = static_cast<std::int32_t>(end_vertex);
    }
    arc.count = static_cast<std::uint32_t>(points.size()) - arc.first;
    make_canonical(arc);
    coverage_.arcs.push_back(arc);
  }

  void make_canonical(Arc& arc) {
    const auto begin = coverage_.points.begin() + arc.first;
    const auto end = begin + arc.count;
    const bool turn = *begin == *(end - 1) ? lexicographic_less(*(end - 2), *(begin + 1))
                                           : lexicographic_less(*(end - 1), *begin);
    if (!turn) return;
    std::reverse(begin, end);
    std::swap(arc.left, arc.right);
    std::swap(arc.from, arc.to);
  }

  void number_nodes() {
    std::vector<std::uint32_t> vertices;
    for (std::uint32_t i = 0; i < rings_.points.size(); ++i) {
      if ((flags_[i] & kNode) != 0) vertices.push_back(i);
    }
    std::sort(vertices.begin(), vertices.end(), [&](std::uint32_t a, std::uint32_t b) {
      return lexicographic_less(rings_.points[a], rings_.points[b]);
    });
    auto& number = sides_.left;  // sides are not needed any more; their memory is
    coverage_.nodes.reserve(vertices.size());
    for (const std::uint32_t vertex : vertices) {
      number[vertex] = static_cast<std::int32_t>(coverage_.nodes.size());
      coverage_.nodes.push_back(rings_.points[vertex]);
    }
    for (Arc& arc : coverage_.arcs) {
      if (arc.from < 0) continue;
      arc.from = number[static_cast<std::size_t>(arc.from)];
      arc.to = number[static_cast<std::size_t>(arc.to)];
    }
  }

  void sort_arcs() {
    const auto& points = coverage_.points;
    std::sort(coverage_.arcs.begin(), coverage_.arcs.end(), [&](const Arc& a, const Arc& b) {
      const Point& p = points[a.first];
      const Point& q = points[b.first];
      return p == q ? lexicographic_less(points[a.first + 1], points[b.first + 1])
                    : lexicographic_less(p, q);
    });
  }

  void shape_arcs() {
    coverage_.shapes.reserve(coverage_.arcs.size());
    for (const Arc& arc : coverage_.arcs) {
      coverage_.shapes.push_back(shape_of({coverage_.points.data() + arc.first, arc.count}));
    }
  }

  const RingSet& rings_;
  VertexMatch match_;
  RingSteps steps_;
  SegmentSides sides_;
  std::vector<std::uint8_t> flags_;
  Coverage coverage_;
};

}  // namespace

Coverage build_coverage(const RingSet& rings, std::size_t unit_count) {
  if (rings.points.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
    throw InputError("the layer has more than 2,147,483,647 vertices; split it into several");
  }
  return Builder(rings, unit_count).build();
}

}  // namespace grens
