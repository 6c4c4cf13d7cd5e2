#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "geometry/box_index.hpp"
#include "geometry/metre_scale.hpp"
#include "geometry/point.hpp"

namespace grens {

/// A segment of some lines, in metres, and how far it is from a place.
struct NearSegment {
  Point a, b;
  double distance = 0;  ///< m; infinite: there is none
};

/// Metres from `p` to the segment; all in metres.
double distance_to_segment(const Point& p, const Point& a, const Point& b);

/// Says how far places are from the nearest of many polylines. Keeps the spans: what they show must
/// outlive it. Building is O(n log n) for n points; a question looks at the few stretches of line
/// whose boxes lie within the distance asked for. Thread-safe.
class NearLines {
 public:
  /// `scale` turns layer coordinates into metres.
  NearLines(const std::vector<std::span<const Point>>& lines, const MetreScale& scale);

  /// Metres from a place, in layer coordinates, to the nearest line; infinite when none is within
  /// `most`.
  double distance(const Point& p, double most) const { return nearest_within(p, most).distance; }

  /// The segment nearest to a place, however far it is. `guess`: metres within which it is looked
  /// for first. Infinitely far when there are no lines.
  NearSegment nearest(const Point& p, double guess) const;

 private:
  NearSegment nearest_within(const Point& p, double most) const;

  std::vector<std::span<const Point>> stretches_;  // a few segments each
  MetreScale scale_;
  Box extent_;
  BoxIndex index_;
};

}  // namespace grens
