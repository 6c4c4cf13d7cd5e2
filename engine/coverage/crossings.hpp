#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "coverage/coverage.hpp"
#include "geometry/predicates.hpp"

namespace grens {

/// Two arcs (or one, with itself) that meet where they have no common node.
struct Crossing {
  std::int32_t a = 0;  ///< index of an arc
  std::int32_t b = 0;  ///< index of the other one, a <= b
  Point place;  ///< where they meet (of several places, the first), as exactly as doubles can
  Meeting kind = Meeting::kCross;  ///< crossing, touching or running together
};

/// Two segments that meet where they have no common vertex.
struct SegmentMeeting {
  std::int32_t arc_a = 0;  ///< index of an arc
  std::int32_t arc_b = 0;  ///< index of the other one, arc_a <= arc_b
  std::uint32_t a = 0;  ///< segment of arc_a: from its point `a` to the next; a < b within one arc
  std::uint32_t b = 0;  ///< segment of arc_b
  Meeting kind = Meeting::kCross;  ///< crossing, touching or running together
};

/// What `selected` says of an arc: 0 leaves it out, kAsked compares it with all others, and
/// kPresent only with those that are asked for.
inline constexpr std::uint8_t kAsked = 1;
/// A value of `selected`, see kAsked: compared only with the arcs that are asked for.
inline constexpr std::uint8_t kPresent = 2;

/// Finds every pair of segments that meet other than in a common vertex. `points` is
/// Coverage::points, or an array parallel to it (projected, rounded); `selected` has a byte for
/// each arc; empty asks for all.
///
/// Rings made of arcs without such a meeting are valid polygons, and so is everything dissolved
/// from them. In the input's own coordinates a finding is a defect: borders that do not match, or
/// a ring that crosses itself. In rounded ones it is a place that needs more decimals.
///
/// An R-tree over blocks of segments finds the candidates: about O(n log n) for borders that keep
/// apart. Runs in threads; the result is sorted, whatever their number.
std::vector<SegmentMeeting> find_meetings(const Coverage& coverage, std::span<const Point> points,
                                          std::span<const std::uint8_t> selected = {});

/// The same in the input's own coordinates, of the segments that have a fresh end, with all:
/// `fresh` has a byte for each of Coverage::points. What is not fresh is known not to meet.
/// O(n) and O(log f) a place near one of f fresh segments.
std::vector<SegmentMeeting> find_meetings_of(const Coverage& coverage,
                                             std::span<const std::uint8_t> fresh);

/// Where segments a-b and c-d that meet do so; of a stretch its first point. Within a few units in
/// the last place.
Point meeting_place(const Point& a, const Point& b, const Point& c, const Point& d);

/// The same by pair of arcs: of each pair the first meeting.
std::vector<Crossing> find_crossings(const Coverage& coverage, std::span<const Point> points,
                                     std::span<const std::uint8_t> selected = {});

/// The units on either side of these arcs, ascending.
std::vector<UnitId> crossing_units(const Coverage& coverage, std::span<const Crossing> crossings);

}  // namespace grens
