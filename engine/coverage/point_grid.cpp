// Square cells over the box of the layer, about as many as there are segments. A cell without
// segments knows its answer. One with segments has an anchor, a point that lies on none of them,
// and knows which rings hold it; a ring holds another point of the cell when it holds the anchor
// and the straight way between the two steps over its segments an even number of times, or the
// other way about. Both points lie in the cell, so that no other segment matters.
//
// Which cell a point is in is decided by rounded arithmetic that never falls as a coordinate
// rises; all that follows is exact. The way is shifted to its right by less than anything: points
// on its line count as left of it. It ends just short of the point, so that the segments on which
// the point itself lies are not stepped over: what is found is the land that is left there.
#include "coverage/point_grid.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "coverage/point_grid_builder.hpp"
#include "geometry/near_lines.hpp"
#include "geometry/predicates.hpp"

namespace grens {
namespace {

/// Adds up what rings say of their units, which come in order.
class Verdict {
 public:
  void add(UnitId unit, int depth, bool touched) {
    if (unit != unit_) {
      close();
      unit_ = unit;
    }
    depth_ += depth;
    touched_ = touched_ || touched;
  }
  Located answer() {
    close();
    if (inside_ > 1) found_.several = true;
    return found_;
  }

 private:
  void close() {
    if (touched_) {
      found_.where = Where::kBorder;
    } else if (depth_ > 0) {
      ++inside_;
      if (found_.where == Where::kOut) found_.where = Where::kIn;
    }
    if ((touched_ || depth_ > 0) && found_.unit == kOutside) found_.unit = unit_;
    depth_ = 0;
    touched_ = false;
  }

  Located found_;
  UnitId unit_ = kOutside;
  int depth_ = 0;
  bool touched_ = false;
  int inside_ = 0;
};

bool in_box(const Point& a, const Point& b, const Point& p) {
  return std::min(a.x, b.x) <= p.x && p.x <= std::max(a.x, b.x) && std::min(a.y, b.y) <= p.y &&
         p.y <= std::max(a.y, b.y);
}

}  // namespace

PointGrid::PointGrid(const RingSet& rings) { PointGridBuilder(rings, *this).build(); }

std::size_t PointGrid::column_of(double x) const {
  const double at = (x - box_.min_x) / side_;
  return at > 0 ? std::min(columns_ - 1, static_cast<std::size_t>(at)) : 0;
}

std::size_t PointGrid::row_of(double y) const {
  const double at = (y - box_.min_y) / side_;
  return at > 0 ? std::min(rows_ - 1, static_cast<std::size_t>(at)) : 0;
}

Located PointGrid::locate(const Point& p) const {
  if (!box_.contains(p)) return {};
  const std::uint32_t cell = cells_[row_of(p.y) * columns_ + column_of(p.x)];
  if (PointGridBuilder::has_segments(cell)) {
    return look(&parts_[PointGridBuilder::part_of(cell)], p);
  }
  return PointGridBuilder::answer_of(cell);
}

Located PointGrid::look(const Part* part, const Point& p) const {
  Verdict verdict;
  for (;; ++part) {
    std::uint64_t inside = part->inside;
    std::uint64_t touched = 0;
    for (std::uint32_t s = part->segment; s < part->segment_end; ++s) {
      const Segment& segment = segments_[s];
      const int side = orientation(segment.a, segment.b, p);
      if (side == 0) {
        if (in_box(segment.a, segment.b, p)) touched |= segment.touches;
      } else if (side * segment.anchor_side < 0 &&
                 (orientation(p, part->anchor, segment.a) >= 0) !=
                     (orientation(p, part->anchor, segment.b) >= 0)) {
        inside ^= segment.toggles;
      }
    }
    for (std::uint64_t left = inside | touched; left != 0; left &= left - 1) {
      const auto bit = static_cast<std::uint32_t>(std::countr_zero(left));
      const Ring& ring = rings_[part->ring + bit];
      verdict.add(ring.unit, (inside >> bit & 1) != 0 ? ring.sign : 0, (touched >> bit & 1) != 0);
    }
    if (part->last) return verdict.answer();
  }
}

bool PointGrid::near_border(const Point& p, double reach) const {
  if (!(p.x >= box_.min_x - reach && p.x <= box_.max_x + reach && p.y >= box_.min_y - reach &&
        p.y <= box_.max_y + reach)) {
    return false;
  }
  const std::uint32_t cell = cells_[row_of(p.y) * columns_ + column_of(p.x)];
  if (!PointGridBuilder::has_segments(cell)) return false;
  for (const Part* part = &parts_[PointGridBuilder::part_of(cell)];; ++part) {
    for (std::uint32_t s = part->segment; s < part->segment_end; ++s) {
      const Segment& segment = segments_[s];
      if (segment.touches != 0 && distance_to_segment(p, segment.a, segment.b) <= reach) {
        return true;
      }
    }
    if (part->last) return false;
  }
}

}  // namespace grens
