// Four passes over the positions of all rings: match equal vertices, match segments, find nodes,
// and follow borders from node to node. Every border is followed once, with its smaller unit on
// the left (or its only one), then turned into the canonical direction. What has no node is a loop
// and is cut at its smallest point.
#include <limits>
#include <utility>

#include "base/error.hpp"
#include "coverage/canonical.hpp"
#include "coverage/coverage.hpp"
#include "coverage/segments.hpp"
#include "coverage/vertices.hpp"

namespace grens {
namespace {

class Builder {
 public:
  Builder(const RingSet& rings, std::size_t unit_count)
      : rings_(rings),
        match_(match_vertices(rings.points)),
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
    finish();
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
      close_loop(coverage_, arc);
    } else {
      points.push_back(rings_.points[end_vertex]);
      arc.from = static_cast<std::int32_t>(match_.first[start]);  // numbered when all are known
      arc.to = static_cast<std::int32_t>(end_vertex);
    }
    arc.count = static_cast<std::uint32_t>(points.size()) - arc.first;
    make_canonical(coverage_, arc);
    coverage_.arcs.push_back(arc);
  }

  void finish() {
    std::vector<std::uint32_t> nodes;
    for (std::uint32_t i = 0; i < rings_.points.size(); ++i) {
      if ((flags_[i] & kNode) != 0) nodes.push_back(i);
    }
    // sides are not needed any more; their memory is
    finish_arcs(coverage_, rings_.points, std::move(nodes), sides_.left);
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
