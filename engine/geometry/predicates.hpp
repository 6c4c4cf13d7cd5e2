#pragma once
#include "geometry/point.hpp"

namespace grens {

/// The exact sign of the turn a -> b -> c: +1 left, -1 right, 0 straight.
/// Floating-point with an error bound first, exact expansions where that cannot tell
/// (J. R. Shewchuk, Adaptive precision floating-point arithmetic, 1997). Exact unless a product
/// of coordinate differences over- or underflows.
int orientation(const Point& a, const Point& b, const Point& c);

/// Whether, turning clockwise at `at` from the direction towards `from`, the direction towards `p`
/// comes before that towards `q`. Directions equal to `from`'s come last. Decided by half-planes
/// and `orientation`, never by angles, so it is exact.
bool clockwise_before(const Point& at, const Point& from, const Point& p, const Point& q);

/// Whether p lies on segment a-b, but not at its ends. Exact.
bool lies_inside(const Point& a, const Point& b, const Point& p);

/// How segments a-b and c-d meet.
enum class Meeting {
  kNone,
  kEndpoint,  ///< only in a point that is an end of both
  kTouch,     ///< an end of one lies inside the other
  kCross,     ///< in one point inside both
  kOverlap,   ///< along a stretch
};
/// Exact. Segments must have length.
Meeting meeting(const Point& a, const Point& b, const Point& c, const Point& d);

}  // namespace grens
