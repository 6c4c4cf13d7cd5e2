// By area: a heap of triangles. When a point goes, its neighbours have new triangles; what the heap
// still holds of the old ones is recognised by its area and passed over.
// By distance: the line is divided at the point farthest from its chord, and its pieces likewise,
// with a stack. A point ranks no higher than the one that divided before it, since without that one
// it would not be reached.
#include "geometry/line_ranks.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace grens {
namespace {

constexpr double kEnd = std::numeric_limits<double>::infinity();

/// The points of a line that are left, and the triangles they make.
class Triangles {
 public:
  Triangles(std::span<const Point> line, bool loop, const MetreScale& scale,
            std::span<double> ranks)
      : line_(line),
        loop_(loop),
        count_(loop ? line.size() - 1 : line.size()),
        half_(scale.x * scale.y / 2),
        ranks_(ranks) {}

  void rank() {
    std::fill(ranks_.begin(), ranks_.end(), kEnd);
    before_.resize(count_);
    after_.resize(count_);
    area_.resize(count_);
    for (std::size_t i = 0; i < count_; ++i) {
      before_[i] = (i + count_ - 1) % count_;
      after_[i] = (i + 1) % count_;
    }
    for (std::size_t i = 0; i < count_; ++i) {
      if (!is_end(i)) heap_.push_back({area_[i] = area(i), i});
    }
    std::make_heap(heap_.begin(), heap_.end(), later);
    double largest = 0;
    while (!heap_.empty()) {
      std::pop_heap(heap_.begin(), heap_.end(), later);
      const Entry next = heap_.back();
      heap_.pop_back();
      if (ranks_[next.at] != kEnd || next.area != area_[next.at]) continue;  // of an old triangle
      largest = std::max(largest, next.area);
      ranks_[next.at] = std::sqrt(largest);
      const std::size_t a = before_[next.at];
      const std::size_t b = after_[next.at];
      after_[a] = b;
      before_[b] = a;
      for (const std::size_t i : {a, b}) renew(i);
    }
  }

 private:
  struct Entry {
    double area;
    std::size_t at;
  };
  static bool later(const Entry& p, const Entry& q) {
    return p.area != q.area ? p.area > q.area : p.at > q.at;
  }

  bool is_end(std::size_t i) const { return !loop_ && (i == 0 || i + 1 == count_); }

  double area(std::size_t i) const {
    const Point& a = line_[before_[i]];
    const Point& p = line_[i];
    const Point& b = line_[after_[i]];
    return half_ * std::abs((p.x - a.x) * (b.y - a.y) - (b.x - a.x) * (p.y - a.y));
  }

  void renew(std::size_t i) {
    if (is_end(i) || ranks_[i] != kEnd) return;
    const double now = area(i);
    if (now == area_[i]) return;  // what the heap holds of it still says so
    area_[i] = now;
    heap_.push_back({now, i});
    std::push_heap(heap_.begin(), heap_.end(), later);
  }

  std::span<const Point> line_;
  bool loop_;
  std::size_t count_;
  double half_;  // of m2 in a square of layer units
  std::span<double> ranks_;
  std::vector<std::size_t> before_;
  std::vector<std::size_t> after_;
  std::vector<double> area_;
  std::vector<Entry> heap_;
};

struct Farthest {
  std::size_t at = 0;
  double square = -1;  ///< m2: of the distance
};

double square_distance(const Point& p, const Point& a, const Point& b, const MetreScale& scale) {
  const double dx = (b.x - a.x) * scale.x;
  const double dy = (b.y - a.y) * scale.y;
  const double px = (p.x - a.x) * scale.x;
  const double py = (p.y - a.y) * scale.y;
  const double length = dx * dx + dy * dy;
  const double along = length > 0 ? std::clamp((px * dx + py * dy) / length, 0.0, 1.0) : 0.0;
  const double x = px - along * dx;
  const double y = py - along * dy;
  return x * x + y * y;
}

/// Of the points between two others the one farthest from the segment between those, the first of
/// several.
Farthest farthest(std::span<const Point> line, std::size_t first, std::size_t last,
                  const MetreScale& scale) {
  Farthest found;
  for (std::size_t i = first + 1; i < last; ++i) {
    const double square = square_distance(line[i], line[first], line[last], scale);
    if (square > found.square) found = {i, square};
  }
  return found;
}

struct Piece {
  std::size_t first;
  std::size_t last;
  double limit;
};

}  // namespace

void rank_by_area(std::span<const Point> line, bool loop, const MetreScale& scale,
                  std::span<double> ranks) {
  Triangles(line, loop, scale, ranks).rank();
}

void rank_by_distance(std::span<const Point> line, bool loop, const MetreScale& scale,
                      std::span<double> ranks) {
  ranks.front() = ranks.back() = kEnd;
  std::vector<Piece> pieces = {{0, line.size() - 1, kEnd}};
  while (!pieces.empty()) {
    const Piece piece = pieces.back();
    pieces.pop_back();
    if (piece.last - piece.first < 2) continue;
    const Farthest found = farthest(line, piece.first, piece.last, scale);
    const double rank = std::min(piece.limit, std::sqrt(found.square));
    ranks[found.at] = rank;
    if (loop && piece.limit == kEnd) ranks.front() = rank;
    pieces.push_back({piece.first, found.at, rank});
    pieces.push_back({found.at, piece.last, rank});
  }
}

double sagitta(std::span<const Point> line, const MetreScale& scale) {
  if (line.size() < 3) return 0;
  return std::sqrt(farthest(line, 0, line.size() - 1, scale).square);
}

}  // namespace grens
