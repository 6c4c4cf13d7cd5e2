// All points are ranked, arc by arc, and those that rank lowest taken away (see thinning.hpp).
//
// Points that had to stay move the lines that other points were ranked by. With a tolerance by
// distance, arcs where that matters are ranked anew, divided at these points, and all starts again.
#include "coverage/simplify.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "base/parallel.hpp"
#include "coverage/canonical.hpp"
#include "coverage/thinning.hpp"
#include "geometry/line_ranks.hpp"
#include "geometry/metre_scale.hpp"

namespace grens {
namespace {

constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

/// Ranks by position in Coverage::points.
class Ranks {
 public:
  Ranks(const Coverage& coverage, SimplifyMethod method, const Measurer& measurer)
      : coverage_(coverage), method_(method), ranks_(coverage.points.size()) {
    Box box;
    for (const ArcShape& shape : coverage.shapes) box.add(shape.box);
    const MetreScale everywhere = scale_at_middle(box, measurer);
    scales_.assign(coverage.arcs.size(), everywhere);
    parallel_for(coverage.arcs.size(), 64, [&](std::size_t begin, std::size_t end) {
      for (std::size_t arc = begin; arc < end; ++arc) {
        if (!measurer.flat()) scales_[arc] = scale_at_middle(coverage.shapes[arc].box, measurer);
        rank(arc, 0, coverage.arcs[arc].count, is_loop(coverage.arcs[arc]));
      }
    });
  }

  std::span<const double> all() const { return ranks_; }
  const MetreScale& scale(std::size_t arc) const { return scales_[arc]; }

  /// Ranks an arc anew, divided at some of its inner points, which shall stay.
  void divide(std::size_t arc, const std::vector<std::uint32_t>& at) {
    std::uint32_t begin = 0;
    for (const std::uint32_t end : at) {
      rank(arc, begin, end + 1, false);
      begin = end;
    }
    rank(arc, begin, coverage_.arcs[arc].count, false);
  }

 private:
  void rank(std::size_t arc, std::uint32_t begin, std::uint32_t end, bool loop) {
    const std::size_t first = coverage_.arcs[arc].first + begin;
    const auto line = std::span(coverage_.points).subspan(first, end - begin);
    const auto ranks = std::span(ranks_).subspan(first, end - begin);
    if (method_ == SimplifyMethod::kVisvalingam) {
      rank_by_area(line, loop, scales_[arc], ranks);
    } else {
      rank_by_distance(line, loop, scales_[arc], ranks);
    }
  }

  const Coverage& coverage_;
  SimplifyMethod method_;
  std::vector<double> ranks_;
  std::vector<MetreScale> scales_;
};

/// By arc: positions in the arc of inner points that stay whatever they rank.
using Held = std::vector<std::vector<std::uint32_t>>;

Held held_points(const Coverage& coverage, std::span<const std::uint8_t> stay) {
  Held held(coverage.arcs.size());
  for (std::size_t a = 0; a < held.size() && !stay.empty(); ++a) {
    const Arc& arc = coverage.arcs[a];
    for (std::uint32_t i = first_inner(arc); i + 1 < arc.count; ++i) {
      if (stay[arc.first + i] != 0) held[a].push_back(i);
    }
  }
  return held;
}

/// The inner points of an arc that were to go and had to stay, when because of them one that went
/// is farther than the tolerance from what is left; by position in the arc.
std::vector<std::uint32_t> in_the_way(const Coverage& coverage, std::size_t index,
                                      const Thinning& thinning, const MetreScale& scale,
                                      double tolerance) {
  const Arc& arc = coverage.arcs[index];
  std::vector<std::uint32_t> stay;
  for (std::uint32_t i = first_inner(arc); i + 1 < arc.count; ++i) {
    if (thinning.waits(arc.first + i)) stay.push_back(i);
  }
  if (stay.empty()) return stay;
  // From one point that is left to the next; of a loop around to the first of these again.
  std::uint32_t start = 0;
  while (!thinning.is_left(arc.first + start)) ++start;
  const std::uint32_t steps = arc.count - 1;
  std::vector<Point> line;
  for (std::uint32_t k = 0; k <= steps; ++k) {
    const std::uint32_t i = arc.first + (is_loop(arc) ? (start + k) % steps : k);
    line.push_back(coverage.points[i]);
    if (k == 0 || !thinning.is_left(i)) continue;
    if (sagitta(line, scale) > tolerance) return stay;
    line.assign(1, coverage.points[i]);
  }
  return {};
}

/// The coverage with the points that are left.
Coverage rebuild(const Coverage& coverage, const Thinning& thinning) {
  Coverage result;
  result.nodes = coverage.nodes;
  result.unit_count = coverage.unit_count;
  result.bad_segments = coverage.bad_segments;
  result.matches = coverage.matches;
  result.matches.shared = result.matches.single = 0;
  result.points.reserve(coverage.points.size() - thinning.gone());
  for (const Arc& before : coverage.arcs) {
    Arc arc = before;
    arc.first = static_cast<std::uint32_t>(result.points.size());
    const std::uint32_t end = before.first + before.count - (is_loop(before) ? 1 : 0);
    for (std::uint32_t i = before.first; i < end; ++i) {
      if (thinning.is_left(i)) result.points.push_back(coverage.points[i]);
    }
    if (is_loop(arc)) close_loop(result, arc);
    arc.count = static_cast<std::uint32_t>(result.points.size()) - arc.first;
    const bool shared = arc.left >= 0 && arc.right >= 0;
    (shared ? result.matches.shared : result.matches.single) += arc.count - 1;
    result.arcs.push_back(arc);
    result.shapes.push_back(arc_shape(std::span(result.points).subspan(arc.first, arc.count)));
  }
  return result;
}

struct Counts {
  std::size_t vertices;   ///< each place once
  std::size_t removable;  ///< those that no arc needs to enclose land
};

Counts count_points(const Coverage& coverage) {
  Counts counts{coverage.nodes.size(), 0};
  for (const Arc& arc : coverage.arcs) {
    const std::uint32_t inner = inner_count(arc);
    counts.vertices += inner;
    counts.removable += inner - std::min(inner, least_inner(arc));
  }
  return counts;
}

/// How many points are to go.
std::size_t limit_of(const SimplifyTarget& target, const Counts& counts) {
  if (const auto* share = std::get_if<SimplifyShare>(&target)) {
    const double stay = std::round(share->part * static_cast<double>(counts.removable));
    return counts.removable - std::min(counts.removable, static_cast<std::size_t>(stay));
  }
  if (const auto* count = std::get_if<SimplifyCount>(&target)) {
    return counts.vertices - std::min(counts.vertices, count->vertices);
  }
  return kNoLimit;
}

}  // namespace

Simplified simplify(const Coverage& coverage, const SimplifyRule& rule, const Measurer& measurer,
                    std::span<const std::uint8_t> stay) {
  const Counts counts = count_points(coverage);
  const auto* asked = std::get_if<SimplifyTolerance>(&rule.target);
  const double tolerance = asked != nullptr ? asked->metres : std::numeric_limits<double>::max();
  const std::size_t limit = limit_of(rule.target, counts);
  const bool exact = asked != nullptr && rule.method == SimplifyMethod::kDouglasPeucker;
  Ranks ranks(coverage, rule.method, measurer);
  Held held = held_points(coverage, stay);
  for (std::size_t a = 0; a < held.size(); ++a) {
    if (!held[a].empty()) ranks.divide(a, held[a]);
  }
  while (true) {
    Thinning thinning(coverage, ranks.all());
    thinning.run(tolerance, limit);
    bool divided = false;
    for (std::size_t a = 0; exact && a < coverage.arcs.size(); ++a) {
      const auto more = in_the_way(coverage, a, thinning, ranks.scale(a), tolerance);
      if (more.empty()) continue;
      divided = true;
      held[a].insert(held[a].end(), more.begin(), more.end());
      std::sort(held[a].begin(), held[a].end());
      ranks.divide(a, held[a]);
    }
    if (divided) continue;
    Simplified result;
    result.rule = rule;
    result.coverage = rebuild(coverage, thinning);
    result.before = counts.vertices;
    result.after = counts.vertices - thinning.gone();
    result.guarded = thinning.waiting();
    for (const auto& of_arc : held) result.guarded += of_arc.size();
    result.tolerance = thinning.highest();
    return result;
  }
}

}  // namespace grens
