// Each segment is put into the lists of the cells that it comes near to. Then every row of cells is
// walked from the left, where no ring is, from anchor to anchor: the straight way between two of
// them stays in their cells, so that only the segments listed there are stepped over.
#include "coverage/point_grid_builder.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "geometry/measure.hpp"
#include "geometry/predicates.hpp"

namespace grens {
namespace {

constexpr double kCellsPerSegment = 2;
constexpr double kMostCells = 1U << 22U;
constexpr double kMostAcross = 1U << 14U;
constexpr double kFinest = 1e-9;  // side of a cell, of the largest coordinate: it must not be lost
                                  // in their rounding
constexpr double kSlack = 0.002;  // of a cell's side
constexpr std::size_t kRingsInPart = 64;

bool on_segment(const Point& a, const Point& b, const Point& p) {
  return p == a || p == b || lies_inside(a, b, p);
}

}  // namespace

PointGridBuilder::PointGridBuilder(const RingSet& rings, PointGrid& grid)
    : rings_(rings), grid_(grid) {
  for (std::size_t r = 0; r < rings.size(); ++r) {
    if (rings.unit[r] >= static_cast<UnitId>(kSeveral) - 1) {
      throw InputError("the layer has more units than points can be located in: split it");
    }
    sign_.push_back(signed_area(rings.ring(r)) >= 0 ? 1 : -1);
    ring_of_.insert(ring_of_.end(), rings.ring(r).size(), static_cast<std::uint32_t>(r));
  }
}

void PointGridBuilder::build() {
  lay_out();
  if (rings_.points.empty()) return;
  list_segments();
  std::vector<Row> rows(grid_.rows_);
  parallel_for(rows.size(), 8, [&](std::size_t begin, std::size_t end) {
    for (std::size_t r = begin; r < end; ++r) rows[r] = make_row(r);
  });
  join(rows);
}

void PointGridBuilder::lay_out() {
  Box& box = grid_.box_;
  double largest = 0;
  for (const Point& p : rings_.points) {
    box.add(p);
    largest = std::max({largest, std::abs(p.x), std::abs(p.y)});
  }
  if (box.empty()) return;
  const double width = box.max_x - box.min_x;
  const double height = box.max_y - box.min_y;
  const double cells =
      std::min(kMostCells, kCellsPerSegment * static_cast<double>(rings_.points.size()) + 1);
  grid_.side_ = std::max({std::sqrt(width / cells) * std::sqrt(height),
                          std::max(width, height) / kMostAcross, largest * kFinest});
  if (!(grid_.side_ > 0)) grid_.side_ = 1;
  grid_.slack_ = grid_.side_ * kSlack;
  grid_.columns_ = static_cast<std::size_t>(width / grid_.side_) + 1;
  grid_.rows_ = static_cast<std::size_t>(height / grid_.side_) + 1;
}

Point PointGridBuilder::end_of(std::uint32_t segment) const {
  const std::uint32_t ring = ring_of_[segment];
  const std::uint32_t next = segment + 1;
  return rings_.points[next == rings_.starts[ring + 1] ? rings_.starts[ring] : next];
}

/// In each row that the segment comes near to, the columns between its places there, and those
/// that are near. Twice the slack: rounding is far less than the other half.
void PointGridBuilder::visit_cells(std::uint32_t segment,
                                   const std::function<void(std::size_t)>& visit) const {
  Point a = start_of(segment);
  Point b = end_of(segment);
  if (a.y > b.y) std::swap(a, b);
  const double slack = 2 * grid_.slack_;
  const double left = std::min(a.x, b.x);
  const double right = std::max(a.x, b.x);
  const std::size_t last = grid_.row_of(b.y + slack);
  for (std::size_t row = grid_.row_of(a.y - slack); row <= last; ++row) {
    const double low = grid_.box_.min_y + static_cast<double>(row) * grid_.side_ - slack;
    const double high = low + grid_.side_ + 2 * slack;
    const auto at = [&](double y) {
      if (y <= a.y) return a.x;
      if (y >= b.y) return b.x;
      return std::clamp(a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)), left, right);
    };
    const auto [from, to] = std::minmax({at(low), at(high)});
    const std::size_t end = grid_.column_of(to + slack);
    for (std::size_t column = grid_.column_of(from - slack); column <= end; ++column) {
      visit(row * grid_.columns_ + column);
    }
  }
}

void PointGridBuilder::list_segments() {
  const auto count = static_cast<std::uint32_t>(rings_.points.size());
  grid_.cells_.assign(grid_.columns_ * grid_.rows_, 0);
  starts_.assign(grid_.cells_.size() + 1, 0);
  for (std::uint32_t s = 0; s < count; ++s) {
    visit_cells(s, [&](std::size_t cell) { ++starts_[cell + 1]; });
  }
  for (std::size_t c = 1; c < starts_.size(); ++c) starts_[c] += starts_[c - 1];
  listed_.resize(starts_.back());
  std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
  for (std::uint32_t s = 0; s < count; ++s) {
    visit_cells(s, [&](std::size_t cell) { listed_[next[cell]++] = s; });
  }
}

Point PointGridBuilder::middle_of(std::size_t column, std::size_t row) const {
  return {grid_.box_.min_x + (static_cast<double>(column) + 0.5) * grid_.side_,
          grid_.box_.min_y + (static_cast<double>(row) + 0.5) * grid_.side_};
}

/// Tries the middle and more points on a parabola: no line meets it more than twice.
Point PointGridBuilder::anchor_of(std::size_t column, std::size_t row, Ids segments) const {
  const Point middle = middle_of(column, row);
  const double tries = 4 * static_cast<double>(segments.size()) + 4;
  for (double t = 0; t < tries; t += 1) {
    const double u = 0.4 * (t / tries);
    const Point p{middle.x + u * grid_.side_, middle.y + u * u * grid_.side_};
    const bool free = std::none_of(segments.begin(), segments.end(), [&](std::uint32_t s) {
      return on_segment(start_of(s), end_of(s), p);
    });
    if (free) return p;
  }
  throw InputError("the layer's coordinates lie too near to each other to locate points in it");
}

/// Turns over the rings (ascending) whose segments lie across the way.
void PointGridBuilder::step(const Point& from, const Point& to, Ids segments,
                            std::vector<std::uint32_t>& inside) const {
  for (const std::uint32_t s : segments) {
    const Point a = start_of(s);
    const Point b = end_of(s);
    if (orientation(a, b, from) * orientation(a, b, to) >= 0) continue;
    if ((orientation(from, to, a) >= 0) == (orientation(from, to, b) >= 0)) continue;
    const auto at = std::lower_bound(inside.begin(), inside.end(), ring_of_[s]);
    if (at != inside.end() && *at == ring_of_[s]) {
      inside.erase(at);
    } else {
      inside.insert(at, ring_of_[s]);
    }
  }
}

std::uint32_t PointGridBuilder::answer(const std::vector<std::uint32_t>& inside) const {
  std::vector<std::pair<UnitId, int>> depth;
  for (const std::uint32_t ring : inside) depth.emplace_back(rings_.unit[ring], sign_[ring]);
  std::sort(depth.begin(), depth.end());
  std::uint32_t first = 0;
  bool several = false;
  for (std::size_t i = 0; i < depth.size();) {
    const UnitId unit = depth[i].first;
    int sum = 0;
    for (; i < depth.size() && depth[i].first == unit; ++i) sum += depth[i].second;
    if (sum <= 0) continue;
    several = first != 0;
    if (first == 0) first = static_cast<std::uint32_t>(unit) + 1;
    if (several) break;
  }
  return first | (several ? kSeveral : 0);
}

/// Sorted by place, then unit; a segment that a unit uses as often one way as the other is none of
/// its border.
std::vector<PointGridBuilder::Use> PointGridBuilder::uses_of(Ids segments) const {
  std::vector<Use> uses;
  for (const std::uint32_t s : segments) {
    const Point a = start_of(s);
    const Point b = end_of(s);
    const bool forward = lexicographic_less(a, b);
    uses.push_back({forward ? a : b, forward ? b : a, ring_of_[s], forward, false});
  }
  const auto key = [&](const Use& use) {
    return std::tuple(use.low.x, use.low.y, use.high.x, use.high.y, rings_.unit[use.ring], use.ring,
                      use.forward);
  };
  std::sort(uses.begin(), uses.end(), [&](const Use& a, const Use& b) { return key(a) < key(b); });
  for (std::size_t i = 0; i < uses.size();) {
    std::size_t end = i;
    int net = 0;
    for (; end < uses.size() && uses[end].low == uses[i].low && uses[end].high == uses[i].high &&
           rings_.unit[uses[end].ring] == rings_.unit[uses[i].ring];
         ++end) {
      net += uses[end].forward ? 1 : -1;
    }
    for (; i < end; ++i) uses[i].border = net != 0;
  }
  return uses;
}

void PointGridBuilder::add_cell(Row& row, const Point& anchor, Ids segments,
                                const std::vector<std::uint32_t>& inside) const {
  const std::vector<Use> uses = uses_of(segments);
  std::vector<std::uint32_t> rings = inside;
  for (const Use& use : uses) rings.push_back(use.ring);
  const auto order = [&](std::uint32_t ring) { return std::pair(rings_.unit[ring], ring); };
  const auto before = [&](std::uint32_t a, std::uint32_t b) { return order(a) < order(b); };
  std::sort(rings.begin(), rings.end(), before);
  rings.erase(std::unique(rings.begin(), rings.end()), rings.end());
  for (std::size_t first = 0; first < rings.size(); first += kRingsInPart) {
    const Ids own = Ids(rings).subspan(first, std::min(kRingsInPart, rings.size() - first));
    PointGrid::Part part;
    part.anchor = anchor;
    part.ring = static_cast<std::uint32_t>(row.rings.size());
    part.segment = static_cast<std::uint32_t>(row.segments.size());
    part.last = first + own.size() == rings.size();
    for (std::size_t i = 0; i < own.size(); ++i) {
      row.rings.push_back({rings_.unit[own[i]], sign_[own[i]]});
      if (std::binary_search(inside.begin(), inside.end(), own[i])) {
        part.inside |= std::uint64_t{1} << i;
      }
    }
    for (std::size_t i = 0; i < uses.size();) {
      PointGrid::Segment segment{uses[i].low, uses[i].high, 0, 0, 0};
      for (; i < uses.size() && uses[i].low == segment.a && uses[i].high == segment.b; ++i) {
        const auto at = std::lower_bound(own.begin(), own.end(), uses[i].ring, before);
        if (at == own.end() || *at != uses[i].ring) continue;
        const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(at - own.begin());
        segment.toggles ^= bit;
        if (uses[i].border) segment.touches |= bit;
      }
      if ((segment.toggles | segment.touches) == 0) continue;
      segment.anchor_side = orientation(segment.a, segment.b, anchor);
      row.segments.push_back(segment);
    }
    part.segment_end = static_cast<std::uint32_t>(row.segments.size());
    row.parts.push_back(part);
  }
}

PointGridBuilder::Row PointGridBuilder::make_row(std::size_t row) {
  Row made;
  std::vector<std::uint32_t> inside;  // rings that hold the point that the walk has come to
  Point at = middle_of(0, row);
  at.x -= grid_.side_;  // left of all rings
  Ids behind;
  std::vector<std::uint32_t> across;
  for (std::size_t column = 0; column < grid_.columns_; ++column) {
    const std::size_t cell = row * grid_.columns_ + column;
    const Ids here = Ids(listed_).subspan(starts_[cell], starts_[cell + 1] - starts_[cell]);
    if (here.empty() && behind.empty() && column > 0) {
      grid_.cells_[cell] = grid_.cells_[cell - 1];
      at = middle_of(column, row);
      continue;
    }
    const Point next = here.empty() ? middle_of(column, row) : anchor_of(column, row, here);
    across.clear();
    std::set_union(behind.begin(), behind.end(), here.begin(), here.end(),
                   std::back_inserter(across));
    step(at, next, across, inside);
    if (here.empty()) {
      grid_.cells_[cell] = answer(inside);
    } else {
      grid_.cells_[cell] = kHasSegments | static_cast<std::uint32_t>(made.parts.size());
      add_cell(made, next, here, inside);
    }
    at = next;
    behind = here;
  }
  return made;
}

/// Puts the rows one after another, with numbers that hold for all.
void PointGridBuilder::join(std::vector<Row>& rows) {
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const auto part = static_cast<std::uint32_t>(grid_.parts_.size());
    const auto segment = static_cast<std::uint32_t>(grid_.segments_.size());
    const auto ring = static_cast<std::uint32_t>(grid_.rings_.size());
    for (std::size_t c = r * grid_.columns_; c < (r + 1) * grid_.columns_; ++c) {
      if (has_segments(grid_.cells_[c])) grid_.cells_[c] += part;
    }
    for (PointGrid::Part& one : rows[r].parts) {
      one.segment += segment;
      one.segment_end += segment;
      one.ring += ring;
      grid_.parts_.push_back(one);
    }
    grid_.segments_.insert(grid_.segments_.end(), rows[r].segments.begin(), rows[r].segments.end());
    grid_.rings_.insert(grid_.rings_.end(), rows[r].rings.begin(), rows[r].rings.end());
    rows[r] = {};
  }
}

}  // namespace grens
