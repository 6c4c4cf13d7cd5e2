#pragma once
#include <algorithm>

#include "geometry/inside.hpp"
#include "geometry/predicates.hpp"

namespace grens {

/// Counts crossings of a ray from `p` to the right with segments given one by one, exactly: every
/// crossing is decided by `orientation`, and a segment counts for its lower end, not its upper.
class RayCount {
 public:
  explicit RayCount(const Point& p) : p_(p) {}

  void add(const Point& a, const Point& b) {
    if (std::max(a.y, b.y) < p_.y || std::min(a.y, b.y) > p_.y || std::max(a.x, b.x) < p_.x) return;
    if (a.y == b.y) {
      on_ = on_ || std::min(a.x, b.x) <= p_.x;
      return;
    }
    const Point& low = a.y < b.y ? a : b;
    const Point& high = a.y < b.y ? b : a;
    const int turn = orientation(low, high, p_);
    if (turn == 0) {
      on_ = true;
    } else if (turn > 0 && p_.y < high.y) {
      inside_ = !inside_;
    }
  }
  Side side() const { return on_ ? Side::kOn : inside_ ? Side::kIn : Side::kOut; }

 private:
  Point p_;
  bool on_ = false;
  bool inside_ = false;
};

}  // namespace grens
