#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "geometry/box_index.hpp"
#include "geometry/metre_scale.hpp"
#include "geometry/point.hpp"

namespace grens {

/// Says how far places are from the nearest of many polylines. Keeps the spans: what they show must
/// outlive it. Building is O(n log n) for n points; a question looks at the few stretches of line
/// whose boxes lie within the distance asked for. Thread-safe.
class NearLines {
 public:
  /// `scale` turns layer coordinates into metres.
  NearLines(const std::vector<std::span<const Point>>& lines, const MetreScale& scale);

  /// Metres from a place, in layer coordinates, to the nearest line; infinite when none is within
  /// `most`.
  double distance(const Point& p, double most) const;

 private:
  std::vector<std::span<const Point>> stretches_;  // a few segments each
  MetreScale scale_;
  BoxIndex index_;
};

}  // namespace grens
