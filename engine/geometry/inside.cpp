// Point in ring by crossing parity along the horizontal through the point, each crossing decided
// by the exact orientation, so that "on" means on. Interior points: a horizontal line halfway
// between two neighbouring distinct y of vertices, near the middle of the box, meets no vertex; the
// middle of its widest inside stretch is strictly inside.
#include "geometry/inside.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "geometry/ray.hpp"

namespace grens {
namespace {

/// Adds the x where the ring crosses the horizontal at y, which meets none of its vertices.
void add_crossings(std::span<const Point> ring, double y, std::vector<double>& xs) {
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point& a = ring[i];
    const Point& b = ring[i + 1 == ring.size() ? 0 : i + 1];
    if ((a.y < y) == (b.y < y)) continue;
    // from the lower end, whichever way the ring runs, so that direction does not change the bits
    const Point& low = a.y < b.y ? a : b;
    const Point& high = a.y < b.y ? b : a;
    xs.push_back(low.x + (y - low.y) / (high.y - low.y) * (high.x - low.x));
  }
}

/// The y halfway between the two vertex heights around the middle of them all.
std::optional<double> middle_height(const std::vector<double>& ys) {
  const auto [low, high] = std::minmax_element(ys.begin(), ys.end());
  const double middle = *low + (*high - *low) / 2;
  double below = *low;
  double above = *high;
  for (const double y : ys) {
    if (y <= middle) below = std::max(below, y);
    if (y > middle) above = std::min(above, y);
  }
  const double y = below + (above - below) / 2;
  if (y > below && y < above) return y;
  return std::nullopt;
}

/// Heights between two distinct vertex heights, gaps tried from the middle outwards: for rings that
/// are too thin in the middle to hold a double.
std::vector<double> further_heights(std::vector<double> ys) {
  std::sort(ys.begin(), ys.end());
  ys.erase(std::unique(ys.begin(), ys.end()), ys.end());
  if (ys.size() < 2) return {};
  const double middle = ys.front() + (ys.back() - ys.front()) / 2;
  std::vector<double> heights;
  std::size_t above =
      static_cast<std::size_t>(std::upper_bound(ys.begin(), ys.end() - 1, middle) - ys.begin());
  above = std::max<std::size_t>(above, 1);
  std::size_t below = above;  // gap g lies between ys[g - 1] and ys[g]
  const auto add = [&](std::size_t gap) {
    const double y = ys[gap - 1] + (ys[gap] - ys[gap - 1]) / 2;
    if (y > ys[gap - 1] && y < ys[gap]) heights.push_back(y);
  };
  add(above);
  while (heights.size() < 64 && (above + 1 < ys.size() || below > 1)) {
    if (above + 1 < ys.size()) add(++above);
    if (below > 1) add(--below);
  }
  return heights;
}

/// The middle of the widest inside stretch at height y, which meets no vertex.
std::optional<Point> widest_middle(std::span<const Point> shell,
                                   std::span<const std::span<const Point>> holes, double y) {
  std::vector<double> xs;
  add_crossings(shell, y, xs);
  for (const auto& hole : holes) add_crossings(hole, y, xs);
  std::sort(xs.begin(), xs.end());
  std::optional<Point> best;
  double widest = 0;
  for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
    const double x = xs[i] + (xs[i + 1] - xs[i]) / 2;
    if (xs[i + 1] - xs[i] > widest && x > xs[i] && x < xs[i + 1]) {
      widest = xs[i + 1] - xs[i];
      best = Point{x, y};
    }
  }
  return best;
}

}  // namespace

Side locate(std::span<const Point> ring, const Point& p) {
  RayCount count(p);
  for (std::size_t i = 0; i < ring.size(); ++i) {
    count.add(ring[i], ring[i + 1 == ring.size() ? 0 : i + 1]);
  }
  return count.side();
}

Point interior_point(std::span<const Point> ring) { return interior_point(ring, {}); }

Point interior_point(std::span<const Point> shell, std::span<const std::span<const Point>> holes) {
  std::vector<double> ys;
  for (const Point& p : shell) ys.push_back(p.y);
  for (const auto& hole : holes) {
    for (const Point& p : hole) ys.push_back(p.y);
  }
  if (ys.empty()) return {};
  if (const auto y = middle_height(ys)) {
    if (const auto point = widest_middle(shell, holes, *y)) return *point;
  }
  for (const double y : further_heights(std::move(ys))) {
    if (const auto point = widest_middle(shell, holes, y)) return *point;
  }
  return shell[0];  // a ring too thin for any double inside it
}

}  // namespace grens
