#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/labels.hpp"
#include "geometry/point.hpp"

namespace grens {

/// Rings of many units in one block of memory. A ring is not closed: its last point differs from
/// its first, and the step from last to first is part of it. 16 bytes a vertex.
struct RingSet {
  std::vector<Point> points;                ///< all rings, one after another
  std::vector<std::uint32_t> starts = {0};  ///< ring r is points[starts[r]] up to starts[r + 1]
  std::vector<UnitId> unit;                 ///< whose ring it is

  /// How many rings there are.
  std::size_t size() const { return unit.size(); }
  /// The points of a ring, without its first one again at the end.
  std::span<const Point> ring(std::size_t r) const {
    return {points.data() + starts[r], points.data() + starts[r + 1]};
  }
  /// The same, to be changed in place.
  std::span<Point> ring(std::size_t r) {
    return {points.data() + starts[r], points.data() + starts[r + 1]};
  }
};

/// What was found, and put right, in the rings of one record.
struct RingRepairs {
  std::size_t unclosed = 0;    ///< rings whose last point was not their first
  std::size_t degenerate = 0;  ///< rings of fewer than three different places or no area: dropped
  std::size_t misplaced = 0;   ///< shells given as holes, or holes as shells (a wrong role)
  bool empty = false;          ///< nothing is left of the record

  /// Adds the counts up; `empty` is true when it was of either.
  RingRepairs& operator+=(const RingRepairs& other);
};

/// One ring as a file gave it.
struct RawRing {
  std::vector<Point> points;   ///< with or without the closing point
  bool given_as_hole = false;  ///< the role the file (or its reader) claims
};

/// Takes all rings of one record and appends them to `out` for `unit`, normalised:
/// -0 becomes +0, zero-length steps go, rings of no area are dropped; shell or hole is decided by
/// nesting depth among the record's rings (even: shell, odd: hole), never by winding or by the
/// claimed role; shells then run counter-clockwise and holes clockwise, so that the unit lies to
/// the left of every ring. O(n log n) for n vertices, and one point-in-ring test for each pair of
/// rings whose boxes contain one another.
/// The points must be finite: the reader refuses others with file and record.
RingRepairs append_record(std::vector<RawRing>& record, UnitId unit, RingSet& out);

}  // namespace grens
