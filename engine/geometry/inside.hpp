#pragma once
#include <span>

#include "geometry/point.hpp"

namespace grens {

/// Where a point lies with respect to a ring.
enum class Side { kOut, kOn, kIn };

/// Exact (even-odd rule, crossings decided by `orientation`). O(n). The ring is not closed.
Side locate(std::span<const Point> ring, const Point& p);

/// A point strictly inside a ring (even-odd rule) that has area, found in the middle of the widest
/// stretch of a horizontal line near the middle that avoids all vertices. O(n) where that line has
/// an inside wide enough for a double, O(n log n) otherwise.
Point interior_point(std::span<const Point> ring);

/// The same for a polygon: inside the shell, outside the holes, none of its rings touched.
Point interior_point(std::span<const Point> shell, std::span<const std::span<const Point>> holes);

}  // namespace grens
