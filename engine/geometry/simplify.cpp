// D. Douglas and T. Peucker, Algorithms for the reduction of the number of points required to
// represent a digitized line, 1973, with a stack. Distances are to the segment, not to the line
// through it, so that a spur beyond the end is seen.
#include "geometry/simplify.hpp"

#include <algorithm>
#include <utility>

namespace grens {
namespace {

double square_distance(const Point& a, const Point& b) {
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

double square_distance(const Point& p, const Point& a, const Point& b) {
  const double length = square_distance(a, b);
  if (length == 0) return square_distance(p, a);
  const double t = ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length;
  const double along = std::clamp(t, 0.0, 1.0);
  return square_distance(p, {a.x + along * (b.x - a.x), a.y + along * (b.y - a.y)});
}

class Keeper {
 public:
  Keeper(std::span<const Point> line, double tolerance)
      : line_(line), square_tolerance_(tolerance * tolerance), keep_(line.size(), false) {}

  /// The point between two others that lies farthest from the segment between them; `first` when
  /// there is none.
  std::size_t farthest(std::size_t first, std::size_t last, double& distance) const {
    std::size_t best = first;
    distance = 0;
    for (std::size_t i = first + 1; i < last; ++i) {
      const double d = square_distance(line_[i], line_[first], line_[last]);
      if (d > distance) {
        distance = d;
        best = i;
      }
    }
    return best;
  }

  void keep_between(std::size_t first, std::size_t last) {
    keep_[first] = keep_[last] = true;
    std::vector<std::pair<std::size_t, std::size_t>> stack = {{first, last}};
    while (!stack.empty()) {
      const auto [a, b] = stack.back();
      stack.pop_back();
      double distance = 0;
      const std::size_t middle = farthest(a, b, distance);
      if (distance <= square_tolerance_) continue;
      keep_[middle] = true;
      stack.emplace_back(a, middle);
      stack.emplace_back(middle, b);
    }
  }

  void keep(std::size_t i) { keep_[i] = true; }

  std::vector<Point> kept() const {
    std::vector<Point> result;
    for (std::size_t i = 0; i < line_.size(); ++i) {
      if (keep_[i]) result.push_back(line_[i]);
    }
    return result;
  }

 private:
  std::span<const Point> line_;
  double square_tolerance_;
  std::vector<bool> keep_;
};

}  // namespace

std::vector<Point> simplify_line(std::span<const Point> line, double tolerance) {
  if (line.size() < 3) return {line.begin(), line.end()};
  Keeper keeper(line, tolerance);
  const std::size_t last = line.size() - 1;
  if (line.front() != line.back()) {
    keeper.keep_between(0, last);
    return keeper.kept();
  }
  double distance = 0;
  const std::size_t middle = keeper.farthest(0, last, distance);
  keeper.keep_between(0, middle);
  keeper.keep_between(middle, last);
  keeper.keep(keeper.farthest(0, middle, distance));
  keeper.keep(keeper.farthest(middle, last, distance));
  return keeper.kept();
}

}  // namespace grens
