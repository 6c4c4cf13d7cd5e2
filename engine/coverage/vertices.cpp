// A hash table of millions of points is slow only because it jumps through memory. Rings do not:
// consecutive points are neighbours. So the plane is cut into cells of a few thousand points, each
// cell owns a stretch of the table, and a point is hashed within its cell's stretch. Walking along
// rings then stays inside a stretch that fits the processor's cache. Beside each slot stands a byte
// of the hash, so that a probe looks at points only when they are likely to be equal. And a border
// that was met once is met again backwards: after a match, the point before it is tried first.
#include "coverage/vertices.hpp"

#include <bit>
#include <cmath>
#include <cstddef>

namespace grens {
namespace {

constexpr double kPointsPerCell = 2048;

std::uint64_t mix(const Point& p) {
  // splitmix64's finaliser over both coordinates: xor of plain bits would fold grids onto each
  // other
  std::uint64_t h = std::bit_cast<std::uint64_t>(p.x) * 0x9e3779b97f4a7c15ULL;
  h = std::rotl(h, 32) ^ (std::bit_cast<std::uint64_t>(p.y) + 0xbf58476d1ce4e5b9ULL);
  h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9ULL;
  h = (h ^ (h >> 27)) * 0x94d049bb133111ebULL;
  return h ^ (h >> 31);
}

/// A square grid of cells over the extent of the points.
class Cells {
 public:
  explicit Cells(const std::vector<Point>& points) {
    Box box;
    for (const Point& p : points) box.add(p);
    const double side = std::ceil(std::sqrt(static_cast<double>(points.size()) / kPointsPerCell));
    const double width = box.max_x - box.min_x;
    const double height = box.max_y - box.min_y;
    if (!std::isfinite(width) || !std::isfinite(height)) return;  // one cell will do
    per_row_ = static_cast<std::uint32_t>(std::max(1.0, side));
    origin_ = {box.min_x, box.min_y};
    // a hair less than the number of cells, so that the largest coordinate falls in the last one
    scale_x_ = width > 0 ? (per_row_ - 1e-9) / width : 0;
    scale_y_ = height > 0 ? (per_row_ - 1e-9) / height : 0;
  }
  std::size_t size() const { return static_cast<std::size_t>(per_row_) * per_row_; }
  std::size_t of(const Point& p) const {
    const auto column = static_cast<std::uint32_t>((p.x - origin_.x) * scale_x_);
    const auto row = static_cast<std::uint32_t>((p.y - origin_.y) * scale_y_);
    const std::uint32_t last = per_row_ - 1;
    return static_cast<std::size_t>(std::min(row, last)) * per_row_ + std::min(column, last);
  }

 private:
  std::uint32_t per_row_ = 1;
  Point origin_;
  double scale_x_ = 0;
  double scale_y_ = 0;
};

/// Where each cell's stretch of the table starts; stretches are powers of two.
struct Stretches {
  std::vector<std::size_t> start;
  std::vector<std::uint32_t> mask;
  std::size_t total = 0;
};

Stretches lay_out(const Cells& cells, const std::vector<Point>& points) {
  std::vector<std::uint32_t> counts(cells.size());
  for (const Point& p : points) ++counts[cells.of(p)];
  Stretches stretches;
  stretches.start.reserve(counts.size());
  stretches.mask.reserve(counts.size());
  for (const std::uint32_t count : counts) {
    // a quarter above the count: inner borders put each point in twice, so half of it stays free
    const std::uint32_t slots = std::bit_ceil(count + count / 4 + 2);
    stretches.start.push_back(stretches.total);
    stretches.mask.push_back(slots - 1);
    stretches.total += slots;
  }
  return stretches;
}

/// A set of positions by the point they hold; finds the first position of each point.
class FirstPositions {
 public:
  explicit FirstPositions(const std::vector<Point>& points)
      : points_(points),
        cells_(points),
        stretches_(lay_out(cells_, points)),
        tags_(stretches_.total, kFree),
        positions_(stretches_.total) {}

  /// The first position that holds the same point as `position`, which is put in if there is none.
  std::uint32_t find_or_insert(std::uint32_t position) {
    const Point& p = points_[position];
    const std::size_t cell = cells_.of(p);
    const std::uint64_t hash = mix(p);
    const auto tag = static_cast<std::uint8_t>((hash >> 56) | 1);
    const std::uint32_t mask = stretches_.mask[cell];
    std::uint8_t* tags = tags_.data() + stretches_.start[cell];
    std::uint32_t* positions = positions_.data() + stretches_.start[cell];
    std::uint32_t slot = static_cast<std::uint32_t>(hash) & mask;
    while (tags[slot] != kFree) {
      if (tags[slot] == tag && points_[positions[slot]] == p) return positions[slot];
      slot = (slot + 1) & mask;
    }
    tags[slot] = tag;
    positions[slot] = position;
    return position;
  }

 private:
  static constexpr std::uint8_t kFree = 0;
  const std::vector<Point>& points_;
  Cells cells_;
  Stretches stretches_;
  std::vector<std::uint8_t> tags_;
  std::vector<std::uint32_t> positions_;
};

}  // namespace

VertexMatch match_vertices(const std::vector<Point>& points) {
  FirstPositions first_positions(points);
  VertexMatch match;
  match.first.resize(points.size());
  match.other.resize(points.size());
  std::uint32_t before_match = 0;  // the position before the last match
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    std::uint32_t first = i;
    if (before_match < i && points[before_match] == points[i]) {
      first = match.first[before_match];
    } else {
      first = first_positions.find_or_insert(i);
      before_match = first;
    }
    if (before_match > 0) --before_match;
    match.first[i] = first;
    if (first == i) {
      match.other[i] = i;
    } else {
      match.other[i] = match.other[first];
      match.other[first] = i;
    }
  }
  return match;
}

}  // namespace grens
