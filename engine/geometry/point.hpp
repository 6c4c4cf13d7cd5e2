#pragma once
#include <algorithm>
#include <limits>

namespace grens {

/// A position in the plane of some CRS: x east (or longitude), y north (or latitude).
struct Point {
  double x = 0;  ///< east, or longitude
  double y = 0;  ///< north, or latitude
  /// Whether both coordinates are equal, bit for bit but for the sign of zero.
  friend bool operator==(const Point&, const Point&) = default;
};

/// Orders by x, then y: the written rule wherever points must come in some order.
inline bool lexicographic_less(const Point& a, const Point& b) {
  return a.x != b.x ? a.x < b.x : a.y < b.y;
}

/// An axis-parallel box; empty until something is put in.
struct Box {
  double min_x = std::numeric_limits<double>::infinity();   ///< west edge
  double min_y = std::numeric_limits<double>::infinity();   ///< south edge
  double max_x = -std::numeric_limits<double>::infinity();  ///< east edge
  double max_y = -std::numeric_limits<double>::infinity();  ///< north edge

  /// Whether nothing was put in yet.
  bool empty() const { return min_x > max_x; }
  /// Grows to take in a point.
  void add(const Point& p) {
    min_x = std::min(min_x, p.x);
    min_y = std::min(min_y, p.y);
    max_x = std::max(max_x, p.x);
    max_y = std::max(max_y, p.y);
  }
  /// Grows to take in a box.
  void add(const Box& b) {
    min_x = std::min(min_x, b.min_x);
    min_y = std::min(min_y, b.min_y);
    max_x = std::max(max_x, b.max_x);
    max_y = std::max(max_y, b.max_y);
  }
  /// Whether a point lies inside or on an edge.
  bool contains(const Point& p) const {
    return p.x >= min_x && p.x <= max_x && p.y >= min_y && p.y <= max_y;
  }
  /// Whether a box lies inside, edges included.
  bool contains(const Box& b) const {
    return b.min_x >= min_x && b.max_x <= max_x && b.min_y >= min_y && b.max_y <= max_y;
  }
  /// Whether the two have a point in common, be it on an edge.
  bool meets(const Box& b) const {
    return b.min_x <= max_x && b.max_x >= min_x && b.min_y <= max_y && b.max_y >= min_y;
  }
};

}  // namespace grens
