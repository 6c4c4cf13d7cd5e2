// Rounds of: find the segments that meet, compute where, split them there, match vertices anew. A
// computed crossing is rounded to doubles, so that the halves of a segment no longer lie quite on
// it; what they run into then is found in the next round, which asks only for segments that end
// where one was split.
#include "coverage/noding.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <tuple>
#include <unordered_set>

#include "coverage/crossings.hpp"
#include "coverage/linework.hpp"

namespace grens {
namespace {

constexpr int kRounds = 12;

struct PointHash {
  std::size_t operator()(const Point& p) const {
    const std::uint64_t x = std::bit_cast<std::uint64_t>(p.x) * 0x9e3779b97f4a7c15U;
    const std::uint64_t y = std::bit_cast<std::uint64_t>(p.y) * 0xc2b2ae3d27d4eb4fU;
    return (x ^ (x >> 32U)) + (y ^ (y >> 29U));
  }
};

/// A vertex to put into a segment.
struct Split {
  std::uint32_t segment;  // the position of its first point in Coverage::points
  double from_start;      // how far along it
  Point place;
};

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
    const std::size_t before = splits_.size();
    if (m.kind == Meeting::kCross) {
      cross(s, t);
    } else {
      for (const std::uint32_t end : {t, t + 1}) split_at(s, lines_.points[end]);
      for (const std::uint32_t end : {s, s + 1}) split_at(t, lines_.points[end]);
    }
    if (splits_.size() > before) return;
    for (const std::uint32_t end : {s, s + 1, t, t + 1}) places_.push_back(lines_.points[end]);
  }

  std::size_t added() const { return added_; }
  std::size_t split() const { return split_; }

  LineSet lines() {
    std::sort(splits_.begin(), splits_.end(), [](const Split& p, const Split& q) {
      return std::tie(p.segment, p.from_start, p.place.x, p.place.y) <
             std::tie(q.segment, q.from_start, q.place.x, q.place.y);
    });
    LineSet result;
    result.points.reserve(lines_.points.size() + splits_.size());
    for (const Arc& arc : lines_.arcs) {
      auto split = std::lower_bound(splits_.cbegin(), splits_.cend(), arc.first,
                                    [](const Split& s, std::uint32_t i) { return s.segment < i; });
      for (std::uint32_t i = arc.first; i < arc.first + arc.count; ++i) {
        result.points.push_back(lines_.points[i]);
        for (; split != splits_.cend() && split->segment == i; ++split) {
          if (result.points.back() != split->place) result.points.push_back(split->place);
        }
      }
      result.end_line();
    }
    return result;
  }

  /// Ends of the segments that may still meet others.
  const std::vector<Point>& places() const { return places_; }

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
    if (!lies_inside(lines_.points[s], lines_.points[s + 1], v)) return;
    add_split(s, v);
    ++split_;
  }

  void add_split(std::uint32_t s, const Point& p) {
    const Point& from = lines_.points[s];
    if (p == from || p == lines_.points[s + 1]) return;
    splits_.push_back({s, std::hypot(p.x - from.x, p.y - from.y), p});
    places_.push_back(p);
  }

  const Coverage& lines_;
  std::vector<Split> splits_;
  std::vector<Point> places_;
  double near_ = 0;
  std::size_t added_ = 0;
  std::size_t split_ = 0;
};

/// By position in Coverage::points: 1 where one of the places is.
std::vector<std::uint8_t> marks(const Coverage& lines, const std::vector<Point>& places) {
  const std::unordered_set<Point, PointHash> all(places.begin(), places.end());
  std::vector<std::uint8_t> marks(lines.points.size());
  for (std::size_t i = 0; i < marks.size(); ++i) marks[i] = all.contains(lines.points[i]) ? 1 : 0;
  return marks;
}

Noded split_meetings(Coverage linework, std::vector<SegmentMeeting> meetings) {
  Noded noded;
  noded.linework = std::move(linework);
  for (int round = 0; round < kRounds && !meetings.empty(); ++round) {
    Splitter splitter(noded.linework);
    for (const SegmentMeeting& m : meetings) splitter.add(m);
    noded.counts.added += splitter.added();
    noded.counts.split += splitter.split();
    noded.linework = build_linework(splitter.lines());
    meetings = find_meetings_of(noded.linework, marks(noded.linework, splitter.places()));
  }
  noded.counts.left = meetings.size();
  return noded;
}

}  // namespace

Noded node_linework(Coverage linework) {
  auto meetings = find_meetings(linework, linework.points);
  return split_meetings(std::move(linework), std::move(meetings));
}

Noded node_linework(Coverage linework, const std::vector<Point>& fresh) {
  auto meetings = find_meetings_of(linework, marks(linework, fresh));
  return split_meetings(std::move(linework), std::move(meetings));
}

}  // namespace grens
