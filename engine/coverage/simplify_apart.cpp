// Each round puts points back where chords meet, and simplifies anew with these held; it ends when
// there are none to put back.
#include "coverage/simplify_apart.hpp"

#include <algorithm>

#include "coverage/crossings.hpp"

namespace grens {
namespace {

/// Marks the points of an arc between two of them, `from` and the next one that is `to`, as they
/// follow each other in the simplified arc; whether there are any that were not marked.
bool put_back(const Coverage& coverage, std::int32_t index, const Point& from, const Point& to,
              std::vector<std::uint8_t>& stay) {
  const Arc& arc = coverage.arcs[static_cast<std::size_t>(index)];
  const auto points = coverage.arc_points(index);
  const std::size_t steps = points.size() - 1;  // a loop's last point is its first
  const auto start = static_cast<std::size_t>(
      std::distance(points.begin(), std::find(points.begin(), points.end(), from)));
  bool fresh = false;
  for (std::size_t k = 1; k < steps; ++k) {
    const std::size_t i = arc.from < 0 ? (start + k) % steps : start + k;
    if (i > steps || points[i] == to) break;
    std::uint8_t& mark = stay[arc.first + i];
    fresh = fresh || mark == 0;
    mark = 1;
  }
  return fresh;
}

}  // namespace

Simplified simplify_apart(const Coverage& coverage, const SimplifyRule& rule,
                          const Measurer& measurer, const ProjectPoints& project) {
  std::vector<std::uint8_t> stay(coverage.points.size());
  while (true) {
    Simplified simplified = simplify(coverage, rule, measurer, stay);
    const Coverage& simple = simplified.coverage;
    bool more = false;
    for (const SegmentMeeting& meeting : find_meetings(simple, project(simple))) {
      const auto chord = [&](std::int32_t arc, std::uint32_t i) {
        const auto points = simple.arc_points(arc);
        return put_back(coverage, arc, points[i], points[i + 1], stay);
      };
      const bool a = chord(meeting.arc_a, meeting.a);
      const bool b = chord(meeting.arc_b, meeting.b);
      more = more || a || b;
    }
    if (!more) return simplified;
  }
}

}  // namespace grens
