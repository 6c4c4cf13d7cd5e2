#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "geometry/inside.hpp"

namespace grens {

/// Asks many times where points lie with respect to one ring. Keeps a reference to the ring.
/// Building is O(n); a question looks at one box for every 32 segments, and at the segments of
/// those few boxes that the horizontal ray from the point may meet.
class RingLocator {
 public:
  explicit RingLocator(std::span<const Point> ring);
  /// Exact, as `locate`.
  Side locate(const Point& p) const;
  const Box& box() const { return box_; }

 private:
  std::span<const Point> ring_;
  std::vector<Box> blocks_;
  Box box_;
};

}  // namespace grens
