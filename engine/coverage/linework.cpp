// A vertex knows its neighbours by the circle of positions that hold it: those before and after
// each. Chains are followed from node to node through vertices with two neighbours; a chain
// between two nodes without a vertex in between is followed from its smaller end.
#include "coverage/linework.hpp"

#include <algorithm>
#include <limits>

#include "base/error.hpp"
#include "coverage/canonical.hpp"
#include "coverage/vertices.hpp"

namespace grens {
namespace {

class LineworkBuilder {
 public:
  explicit LineworkBuilder(const LineSet& lines)
      : points_(lines.points), match_(match_vertices(lines.points)), flags_(points_.size()) {
    for (std::size_t k = 0; k + 1 < lines.starts.size(); ++k) {
      for (std::uint32_t i = lines.starts[k]; i + 1 < lines.starts[k + 1]; ++i) {
        if (points_[i] != points_[i + 1]) flags_[i] |= kSegment;
      }
    }
  }

  Coverage build() {
    std::vector<std::uint32_t> nodes;
    const auto n = static_cast<std::uint32_t>(points_.size());
    for (std::uint32_t i = 0; i < n; ++i) {
      if (match_.first[i] != i) continue;
      find_neighbours(i);
      if (neighbours_.size() == 2 || neighbours_.empty()) continue;
      flags_[i] |= kNode;
      nodes.push_back(i);
    }
    for (const std::uint32_t node : nodes) {
      find_neighbours(node);
      const std::vector<std::uint32_t> leaving = neighbours_;
      for (const std::uint32_t second : leaving) follow(node, second);
    }
    for (std::uint32_t i = 0; i < n; ++i) {
      if (match_.first[i] != i || (flags_[i] & (kNode | kDone)) != 0) continue;
      find_neighbours(i);
      if (!neighbours_.empty()) follow_loop(i);
    }
    std::vector<std::int32_t> scratch(points_.size());
    finish_arcs(coverage_, points_, std::move(nodes), scratch);
    return std::move(coverage_);
  }

 private:
  static constexpr std::uint8_t kSegment = 1;  // a segment starts at this position
  static constexpr std::uint8_t kNode = 2;     // at a first position: the vertex is a node
  static constexpr std::uint8_t kDone = 4;     // at a first position: the vertex is inside an arc

  /// Fills neighbours_ with the distinct vertices (first positions) that share a segment with v.
  void find_neighbours(std::uint32_t v) {
    neighbours_.clear();
    const auto add = [&](std::uint32_t position) {
      const std::uint32_t w = match_.first[position];
      if (std::find(neighbours_.begin(), neighbours_.end(), w) == neighbours_.end()) {
        neighbours_.push_back(w);
      }
    };
    std::uint32_t k = v;
    do {
      if ((flags_[k] & kSegment) != 0) add(k + 1);
      if (k > 0 && (flags_[k - 1] & kSegment) != 0) add(k - 1);
      k = match_.other[k];
    } while (k != v);
  }

  /// Appends the points from `previous` on, by way of `v`, to the next node or back to `start`.
  std::uint32_t append_chain(std::uint32_t start, std::uint32_t previous, std::uint32_t v) {
    while ((flags_[v] & kNode) == 0 && v != start) {
      coverage_.points.push_back(points_[v]);
      flags_[v] |= kDone;
      find_neighbours(v);
      const std::uint32_t next = neighbours_[0] == previous ? neighbours_[1] : neighbours_[0];
      previous = v;
      v = next;
    }
    return v;
  }

  void follow(std::uint32_t node, std::uint32_t second) {
    if ((flags_[second] & kDone) != 0) return;
    if ((flags_[second] & kNode) != 0 && !lexicographic_less(points_[node], points_[second])) {
      return;
    }
    Arc arc = begin_arc(node);
    const std::uint32_t end = append_chain(node, node, second);
    coverage_.points.push_back(points_[end]);
    arc.from = static_cast<std::int32_t>(node);
    arc.to = static_cast<std::int32_t>(end);
    end_arc(arc);
  }

  void follow_loop(std::uint32_t start) {
    const Arc arc = begin_arc(start);
    flags_[start] |= kDone;
    append_chain(start, start, neighbours_[0]);
    close_loop(coverage_, arc);
    end_arc(arc);
  }

  Arc begin_arc(std::uint32_t start) {
    Arc arc;
    arc.first = static_cast<std::uint32_t>(coverage_.points.size());
    coverage_.points.push_back(points_[start]);
    return arc;
  }

  void end_arc(Arc arc) {
    arc.count = static_cast<std::uint32_t>(coverage_.points.size()) - arc.first;
    make_canonical(coverage_, arc);
    coverage_.arcs.push_back(arc);
  }

  const std::vector<Point>& points_;
  VertexMatch match_;
  std::vector<std::uint8_t> flags_;
  std::vector<std::uint32_t> neighbours_;
  Coverage coverage_;
};

}  // namespace

LineSet ring_lines(const RingSet& rings) {
  LineSet lines;
  lines.points.reserve(rings.points.size() + rings.size());
  for (std::size_t r = 0; r < rings.size(); ++r) {
    const std::span<const Point> ring = rings.ring(r);
    lines.points.insert(lines.points.end(), ring.begin(), ring.end());
    lines.points.push_back(ring.front());
    lines.end_line();
  }
  return lines;
}

Coverage build_linework(const LineSet& lines) {
  if (lines.points.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
    throw InputError("the layer has more than 2,147,483,647 vertices; split it into several");
  }
  return LineworkBuilder(lines).build();
}

}  // namespace grens
