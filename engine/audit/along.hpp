#pragma once
#include <algorithm>
#include <cmath>
#include <span>

#include "geometry/metre_scale.hpp"
#include "geometry/point.hpp"

namespace grens {

/// Walks a line in steps of at most `step` metres, a segment longer than 256 of them in 256 longer
/// ones: calls `use(from, to)` with both ends of each, in layer coordinates.
template <typename Use>
void walk_in_steps(std::span<const Point> line, const MetreScale& scale, double step, Use use) {
  constexpr double kMostSteps = 256;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const Point& a = line[i];
    const Point& b = line[i + 1];
    const double length = std::hypot((b.x - a.x) * scale.x, (b.y - a.y) * scale.y);
    const double steps = std::clamp(std::ceil(length / step), 1.0, kMostSteps);
    const auto at = [&](double s) {
      if (s == steps) return b;
      return Point{a.x + (b.x - a.x) * s / steps, a.y + (b.y - a.y) * s / steps};
    };
    for (double s = 0; s < steps; ++s) use(at(s), at(s + 1));
  }
}

}  // namespace grens
