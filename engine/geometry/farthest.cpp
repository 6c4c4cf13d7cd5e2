// Along a segment the distance to the nearest other segment is at most
// - that to any one of them, which is convex: at most the larger one of the segment's two ends;
// - half of the sum of both ends' distances and the segment's length, as it changes by no more than
//   the way that is gone.
// Where neither bound exceeds the farthest place so far, the segment holds none that counts.
#include "geometry/farthest.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace grens {
namespace {

constexpr double kPrecision = 1e-3;  // m

/// A place and what is nearest to it.
struct Asked {
  Point layer;   // in layer coordinates
  Point metres;  // the same place
  NearSegment near;
};

class Search {
 public:
  Search(const NearLines& others, const MetreScale& scale) : others_(others), scale_(scale) {}

  Asked ask(const Point& place, double guess) {
    Asked asked{place, scale_.scaled(place), others_.nearest(place, guess)};
    if (asked.near.distance > found_.metres) found_ = {asked.near.distance, place};
    return asked;
  }

  /// Looks between two places.
  void look(const Asked& from, const Asked& to) {
    open_.emplace_back(from, to);
    while (!open_.empty()) {
      const auto [a, b] = open_.back();
      open_.pop_back();
      const double length = std::hypot(b.metres.x - a.metres.x, b.metres.y - a.metres.y);
      if (length < kPrecision || most(a, b, length) <= found_.metres + kPrecision) continue;
      const Point middle{(a.layer.x + b.layer.x) / 2, (a.layer.y + b.layer.y) / 2};
      const Asked between = ask(middle, a.near.distance + length / 2);
      open_.emplace_back(a, between);
      open_.emplace_back(between, b);
    }
  }

  const FarthestPlace& found() const { return found_; }

 private:
  /// No place between the two is farther than this.
  static double most(const Asked& a, const Asked& b, double length) {
    const double by_a =
        std::max(a.near.distance, distance_to_segment(b.metres, a.near.a, a.near.b));
    const double by_b =
        std::max(b.near.distance, distance_to_segment(a.metres, b.near.a, b.near.b));
    return std::min({by_a, by_b, (a.near.distance + b.near.distance + length) / 2});
  }

  const NearLines& others_;
  MetreScale scale_;
  FarthestPlace found_;
  std::vector<std::pair<Asked, Asked>> open_;
};

}  // namespace

FarthestPlace farthest_from(const NearLines& others,
                            const std::vector<std::span<const Point>>& lines,
                            const MetreScale& scale) {
  Search search(others, scale);
  std::vector<std::vector<Asked>>
      asked;  // all vertices first: the farthest of them ends most looks
  for (const std::span<const Point> line : lines) {
    asked.emplace_back();
    double guess = 1;
    for (const Point& place : line) {
      asked.back().push_back(search.ask(place, guess));
      guess = 2 * asked.back().back().near.distance + 1;
      if (!std::isfinite(guess)) return search.found();
    }
  }
  for (const std::vector<Asked>& line : asked) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) search.look(line[i], line[i + 1]);
  }
  return search.found();
}

}  // namespace grens
