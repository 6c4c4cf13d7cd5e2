// Arcs are cut into blocks of up to 16 segments, each with its box. Pairs of blocks whose boxes
// meet are compared segment by segment, boxes first, then by exact predicates; only blocks that are
// asked for are in the index, and all are looked up there. Nearly all meetings found so are the
// ordinary ones, of a segment with the next or of arcs in their common node; the others are told
// apart by asking which vertex of the coverage each end is.
#include "coverage/crossings.hpp"

#include <algorithm>
#include <mutex>
#include <set>
#include <tuple>

#include "base/parallel.hpp"
#include "geometry/box_index.hpp"

namespace grens {
namespace {

constexpr std::uint32_t kBlock = 16;

struct Block {
  std::int32_t arc;
  std::uint32_t first;  // segments first .. last-1 of the arc
  std::uint32_t last;
  Box box;
};

class Finder {
 public:
  Finder(const Coverage& coverage, std::span<const Point> points)
      : cov_(coverage), points_(points) {}

  /// Segments first .. last-1 of an arc. `asked` ones are compared with all, the others only with
  /// asked ones.
  void add_segments(std::int32_t arc, std::uint32_t begin, std::uint32_t end, bool asked) {
    for (std::uint32_t first = begin; first < end; first += kBlock) {
      const std::uint32_t last = std::min(first + kBlock, end);
      Box box;
      for (std::uint32_t i = first; i <= last; ++i) box.add(point(arc, i));
      (asked ? asked_ : others_).push_back({arc, first, last, box});
    }
  }

  std::vector<SegmentMeeting> find() {
    std::vector<Box> boxes;
    boxes.reserve(asked_.size());
    for (const Block& block : asked_) boxes.push_back(block.box);
    const BoxIndex index(boxes);
    std::vector<SegmentMeeting> all;
    std::mutex mutex;
    parallel_for(asked_.size() + others_.size(), 4096, [&](std::size_t begin, std::size_t end) {
      std::vector<SegmentMeeting> found;
      for (std::size_t i = begin; i < end; ++i) {
        const Block& block = i < asked_.size() ? asked_[i] : others_[i - asked_.size()];
        index.for_each_meeting(block.box, [&](std::size_t j) {
          if (j > i) return;
          const Block& other = asked_[j];
          const bool before = std::tie(other.arc, other.first) < std::tie(block.arc, block.first);
          compare(before ? other : block, before ? block : other, found);
        });
      }
      const std::lock_guard lock(mutex);
      all.insert(all.end(), found.begin(), found.end());
    });
    const auto key = [](const SegmentMeeting& m) { return std::tuple(m.arc_a, m.arc_b, m.a, m.b); };
    std::sort(all.begin(), all.end(),
              [&](const SegmentMeeting& p, const SegmentMeeting& q) { return key(p) < key(q); });
    return all;
  }

 private:
  const Point& point(std::int32_t arc, std::uint32_t i) const {
    return points_[cov_.arcs[static_cast<std::size_t>(arc)].first + i];
  }

  /// Which vertex of the coverage an arc's point is. Points that rounding made equal to the one
  /// before count as it, so that a run of them is one vertex; an arc's end is its node.
  std::int64_t vertex(std::int32_t arc, std::uint32_t i) const {
    const Arc& a = cov_.arcs[static_cast<std::size_t>(arc)];
    const Point& p = point(arc, i);
    std::uint32_t first = i;
    while (first > 0 && point(arc, first - 1) == p) --first;
    std::uint32_t last = i;
    while (last + 1 < a.count && point(arc, last + 1) == p) ++last;
    if (a.from >= 0) {
      if (first == 0) return -1 - static_cast<std::int64_t>(a.from);
      if (last == a.count - 1) return -1 - static_cast<std::int64_t>(a.to);
    } else if (last == a.count - 1) {
      first = 0;  // a loop's last point is its first
    }
    return static_cast<std::int64_t>(a.first) + first;
  }

  /// Block p comes first, by arc and along it.
  void compare(const Block& p, const Block& q, std::vector<SegmentMeeting>& found) const {
    const bool same_block = &p == &q;
    for (std::uint32_t i = p.first; i < p.last; ++i) {
      const Point& a = point(p.arc, i);
      const Point& b = point(p.arc, i + 1);
      if (a == b || apart(a, b, q.box)) continue;
      for (std::uint32_t j = same_block ? i + 1 : q.first; j < q.last; ++j) {
        const Point& c = point(q.arc, j);
        const Point& d = point(q.arc, j + 1);
        if (std::max(c.x, d.x) < std::min(a.x, b.x) || std::min(c.x, d.x) > std::max(a.x, b.x) ||
            std::max(c.y, d.y) < std::min(a.y, b.y) || std::min(c.y, d.y) > std::max(a.y, b.y) ||
            c == d || apart(c, d, p.box)) {
          continue;
        }
        // A segment meets the next one in their common point, and along it only by turning back.
        if (p.arc == q.arc && j == i + 1 &&
            (b.x - a.x) * (d.x - c.x) + (b.y - a.y) * (d.y - c.y) >= 0) {
          continue;
        }
        const Meeting kind = meeting(a, b, c, d);
        if (kind == Meeting::kNone) continue;
        if (kind == Meeting::kEndpoint && common_vertex(p.arc, i, q.arc, j)) continue;
        found.push_back({p.arc, q.arc, i, j, kind});
      }
    }
  }

  static bool apart(const Point& a, const Point& b, const Box& box) {
    return std::max(a.x, b.x) < box.min_x || std::min(a.x, b.x) > box.max_x ||
           std::max(a.y, b.y) < box.min_y || std::min(a.y, b.y) > box.max_y;
  }

  /// Whether the point in which segments i of p and j of q meet is one vertex of the coverage.
  bool common_vertex(std::int32_t p, std::uint32_t i, std::int32_t q, std::uint32_t j) const {
    if (p == q && j == i + 1) return true;
    for (const std::uint32_t k : {i, i + 1}) {
      for (const std::uint32_t l : {j, j + 1}) {
        if (point(p, k) == point(q, l)) return vertex(p, k) == vertex(q, l);
      }
    }
    return false;
  }

  const Coverage& cov_;
  std::span<const Point> points_;
  std::vector<Block> asked_;
  std::vector<Block> others_;
};

}  // namespace

Point meeting_place(const Point& a, const Point& b, const Point& c, const Point& d) {
  const double across = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
  if (across == 0) {
    return std::max(std::min(a, b, lexicographic_less), std::min(c, d, lexicographic_less),
                    lexicographic_less);
  }
  const double along = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / across;
  const double t = std::clamp(along, 0.0, 1.0);
  return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

std::vector<SegmentMeeting> find_meetings(const Coverage& coverage, std::span<const Point> points,
                                          std::span<const std::uint8_t> selected) {
  Finder finder(coverage, points);
  for (std::size_t arc = 0; arc < coverage.arcs.size(); ++arc) {
    if (!selected.empty() && selected[arc] == 0) continue;
    finder.add_segments(static_cast<std::int32_t>(arc), 0, coverage.arcs[arc].count - 1,
                        selected.empty() || selected[arc] == kAsked);
  }
  return finder.find();
}

std::vector<SegmentMeeting> find_meetings_of(const Coverage& coverage,
                                             std::span<const std::uint8_t> fresh) {
  Finder finder(coverage, coverage.points);
  for (std::size_t arc = 0; arc < coverage.arcs.size(); ++arc) {
    const std::uint32_t first = coverage.arcs[arc].first;
    const std::uint32_t segments = coverage.arcs[arc].count - 1;
    const auto asked = [&](std::uint32_t i) {
      return fresh[first + i] != 0 || fresh[first + i + 1] != 0;
    };
    for (std::uint32_t i = 0, end = 0; i < segments; i = end) {
      while (end < segments && asked(end) == asked(i)) ++end;
      finder.add_segments(static_cast<std::int32_t>(arc), i, end, asked(i));
    }
  }
  return finder.find();
}

std::vector<Crossing> find_crossings(const Coverage& coverage, std::span<const Point> points,
                                     std::span<const std::uint8_t> selected) {
  std::vector<Crossing> crossings;
  for (const SegmentMeeting& m : find_meetings(coverage, points, selected)) {
    const std::size_t i = coverage.arcs[static_cast<std::size_t>(m.arc_a)].first + m.a;
    const std::size_t j = coverage.arcs[static_cast<std::size_t>(m.arc_b)].first + m.b;
    const Point place = meeting_place(points[i], points[i + 1], points[j], points[j + 1]);
    if (crossings.empty() || crossings.back().a != m.arc_a || crossings.back().b != m.arc_b) {
      crossings.push_back({m.arc_a, m.arc_b, place, m.kind});
    } else if (lexicographic_less(place, crossings.back().place)) {
      crossings.back().place = place;
      crossings.back().kind = m.kind;
    }
  }
  return crossings;
}

std::vector<UnitId> crossing_units(const Coverage& coverage, std::span<const Crossing> crossings) {
  std::set<UnitId> units;
  for (const Crossing& crossing : crossings) {
    for (const std::int32_t index : {crossing.a, crossing.b}) {
      const Arc& arc = coverage.arcs[static_cast<std::size_t>(index)];
      for (const UnitId unit : {arc.left, arc.right}) {
        if (unit >= 0) units.insert(unit);
      }
    }
  }
  return {units.begin(), units.end()};
}

}  // namespace grens
