// Point in ring by crossing parity along the horizontal through the point, each crossing decided
// by the exact orientation, so that "on" means on. Interior points: a horizontal line halfway
// between two neighbouring distinct y of vertices, near the middle of the box, meets no vertex; the
// middle of its widest inside stretch is strictly inside.
#include "geometry/inside.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "geometry/predicates.hpp"

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

/// A y between two distinct vertex heights, the gap around the middle of the box's height first.
/// Gaps are tried from the middle outwards, since a stretch may be too thin to hold a double.
std::vector<double> candidate_heights(std::vector<double> ys) {
  std::sort(ys.begin(), ys.end());
  ys.erase(std::unique(ys.begin(), ys.end()), ys.end());
  if (ys.size() < 2) return {};
  const double middle = ys.front() + (ys.back() - ys.front()) / 2;
  std::vector<double> heights;
  std::size_t above = static_cast<std::size_t>(
      std::upper_bound(ys.begin(), ys.end() - 1, middle) - ys.begin());
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

}  // namespace

Side locate(std::span<const Point> ring, const Point& p) {
  bool inside = false;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point& a = ring[i];
    const Point& b = ring[i + 1 == ring.size() ? 0 : i + 1];
    if (std::max(a.y, b.y) < p.y || std::min(a.y, b.y) > p.y) continue;
    if (std::max(a.x, b.x) < p.x) continue;
    if (a.y == b.y) {
      if (std::min(a.x, b.x) <= p.x) return Side::kOn;
      continue;
    }
    const Point& low = a.y < b.y ? a : b;
    const Point& high = a.y < b.y ? b : a;
    const int turn = orientation(low, high, p);
    if (turn == 0) return Side::kOn;
    if (turn > 0 && p.y < high.y) inside = !inside;  // p is left of it; half-open in y
  }
  return inside ? Side::kIn : Side::kOut;
}

Point interior_point(std::span<const Point> ring) { return interior_point(ring, {}); }

Point interior_point(std::span<const Point> shell, std::span<const std::span<const Point>> holes) {
  std::vector<double> ys;
  for (const Point& p : shell) ys.push_back(p.y);
  for (const auto& hole : holes) {
    for (const Point& p : hole) ys.push_back(p.y);
  }
  std::vector<double> xs;
  for (const double y : candidate_heights(std::move(ys))) {
    xs.clear();
    add_crossings(shell, y, xs);
    for (const auto& hole : holes) add_crossings(hole, y, xs);
    std::sort(xs.begin(), xs.end());
    Point best;
    double widest = 0;
    for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
      const double x = xs[i] + (xs[i + 1] - xs[i]) / 2;
      if (xs[i + 1] - xs[i] > widest && x > xs[i] && x < xs[i + 1]) {
        widest = xs[i + 1] - xs[i];
        best = {x, y};
      }
    }
    if (widest > 0) return best;
  }
  return shell.empty() ? Point{} : shell[0];  // a ring too thin for any double inside it
}

}  // namespace grens
