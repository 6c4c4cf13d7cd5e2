// Rounds of: find the segments that meet, compute where, split them there, match vertices anew. A
// computed crossing is rounded to doubles, so that the halves of a segment no longer lie quite on
// it; what they run into then is found in the next round.
#include "coverage/noding.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "coverage/crossings.hpp"
#include "coverage/linework.hpp"

namespace grens {
namespace {

constexpr int kRounds = 12;

/// Where to split, by the position in Coverage::points of a segment's first point.
using Splits = std::map<std::uint32_t, std::vector<Point>>;

class Splitter {
 public:
  explicit Splitter(const Coverage& lines) : lines_(lines) {
    double largest = 0;
    for (const Point& p : lines.points) {
      largest = std::max({largest, std::abs(p.x), std::abs(p.y)});
    }
    near_ = largest * kNear;
  }

  void add(const SegmentMeeting& m) {
    const std::uint32_t s = position(m.arc_a, m.a);
    const std::uint32_t t = position(m.arc_b, m.b);
    if (m.kind == Meeting::kCross) {
      cross(s, t);
      return;
    }
    for (const std::uint32_t end : {t, t + 1}) split_at(s, lines_.points[end]);
    for (const std::uint32_t end : {s, s + 1}) split_at(t, lines_.points[end]);
  }

  std::size_t added() const { return added_; }
  std::size_t split() const { return split_; }

  LineSet lines() {
    LineSet result;
    result.points.reserve(lines_.points.size() + splits_.size());
    for (const Arc& arc : lines_.arcs) {
      for (std::uint32_t i = arc.first; i < arc.first + arc.count; ++i) {
        result.points.push_back(lines_.points[i]);
        const auto found = splits_.find(i);
        if (found == splits_.end()) continue;
        auto& points = found->second;
        const Point& from = lines_.points[i];
        std::sort(points.begin(), points.end(), [&](const Point& p, const Point& q) {
          const double dp = std::hypot(p.x - from.x, p.y - from.y);
          const double dq = std::hypot(q.x - from.x, q.y - from.y);
          return dp != dq ? dp < dq : lexicographic_less(p, q);
        });
        points.erase(std::unique(points.begin(), points.end()), points.end());
        result.points.insert(result.points.end(), points.begin(), points.end());
      }
      result.end_line();
    }
    return result;
  }

 private:
  /// A hundred units in the last place of the largest coordinate.
  static constexpr double kNear = 100 * 2.22e-16;

  std::uint32_t position(std::int32_t arc, std::uint32_t i) const {
    return lines_.arcs[static_cast<std::size_t>(arc)].first + i;
  }

  void cross(std::uint32_t s, std::uint32_t t) {
    const Point& a = lines_.points[s];
    const Point& b = lines_.points[s + 1];
    const Point& c = lines_.points[t];
    const Point& d = lines_.points[t + 1];
    Point p = meeting_place(a, b, c, d);
    p = {p.x + 0.0, p.y + 0.0};  // no -0
    for (const Point& end : {a, b, c, d}) {
      if (std::hypot(p.x - end.x, p.y - end.y) > near_) continue;
      add_split(s, end);
      add_split(t, end);
      ++split_;
      return;
    }
    add_split(s, p);
    add_split(t, p);
    ++added_;
  }

  /// Splits the segment at a vertex that lies on it, within its ends.
  void split_at(std::uint32_t s, const Point& v) {
    const Point& a = lines_.points[s];
    const Point& b = lines_.points[s + 1];
    if (v == a || v == b || orientation(a, b, v) != 0) return;
    if (v.x < std::min(a.x, b.x) || v.x > std::max(a.x, b.x) || v.y < std::min(a.y, b.y) ||
        v.y > std::max(a.y, b.y)) {
      return;
    }
    add_split(s, v);
    ++split_;
  }

  void add_split(std::uint32_t s, const Point& p) {
    if (p != lines_.points[s] && p != lines_.points[s + 1]) splits_[s].push_back(p);
  }

  const Coverage& lines_;
  Splits splits_;
  double near_ = 0;
  std::size_t added_ = 0;
  std::size_t split_ = 0;
};

}  // namespace

Noded node_linework(Coverage linework) {
  Noded noded;
  noded.linework = std::move(linework);
  for (int round = 0; round < kRounds; ++round) {
    const auto meetings = find_meetings(noded.linework, noded.linework.points);
    noded.counts.left = meetings.size();
    if (meetings.empty()) break;
    Splitter splitter(noded.linework);
    for (const SegmentMeeting& m : meetings) splitter.add(m);
    noded.counts.added += splitter.added();
    noded.counts.split += splitter.split();
    noded.linework = build_linework(splitter.lines());
  }
  return noded;
}

}  // namespace grens
