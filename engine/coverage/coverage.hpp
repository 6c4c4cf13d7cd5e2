#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/labels.hpp"
#include "geometry/point.hpp"
#include "geometry/rings.hpp"

namespace grens {

/// An arc, or with `~` the same arc walked backwards.
using ArcRef = std::int32_t;
/// Whether an arc is walked from its last point to its first.
inline constexpr bool is_reversed(ArcRef ref) { return ref < 0; }
/// Position in Coverage::arcs, whichever way the arc is walked.
inline constexpr std::int32_t arc_index(ArcRef ref) { return ref < 0 ? ~ref : ref; }

/// A border, stored once: a polyline between two nodes with the unit on either side.
struct Arc {
  std::uint32_t first = 0;  ///< position of its first point in Coverage::points
  std::uint32_t count = 0;  ///< number of points, at least 2; a closed arc repeats its first
  UnitId left = kOutside;   ///< unit left of the way from first to last point
  UnitId right = kOutside;  ///< unit on the right
  std::int32_t from = -1;   ///< node of the first point; -1 for a closed arc without a node
  std::int32_t to = -1;     ///< node of the last point
};

/// What is asked of an arc again and again, for each scheme: found once.
struct ArcShape {
  Box box;                     ///< around all of its points
  double bulge = 0;            ///< twice the signed area between the arc and the chord of its ends
  std::uint32_t smallest = 0;  ///< which of its points is lexicographically smallest
};

/// A segment that more than two rings use, or two in the same direction.
struct BadSegment {
  Point a;                       ///< before b in lexicographic order
  Point b;                       ///< the other end
  std::vector<UnitId> forward;   ///< units that walk a -> b
  std::vector<UnitId> backward;  ///< units that walk b -> a
};

/// How the segments of the layer match; counts of undirected segments.
struct MatchCounts {
  std::size_t shared = 0;    ///< two units, in opposite directions: a clean inner border
  std::size_t single = 0;    ///< one unit: outer border, or a border whose neighbour differs
  std::size_t interior = 0;  ///< the same unit on both sides (spikes, several records of one unit)
  std::size_t bad = 0;       ///< anything else: listed in Coverage::bad_segments
};

/// Units with their shared borders stored once. Canonical: the same polygons give the same arcs in
/// the same order, whatever the order of records, the start or the direction of rings.
///
/// Arcs run from the lexicographically smaller end node to the larger; an arc that ends where it
/// starts has its second point before its last but one; a closed arc without a node starts at its
/// smallest point. Arcs are sorted by their first, then their second point (no two share both).
struct Coverage {
  std::vector<Point> points;     ///< of all arcs, one after another, bit for bit as in the input
  std::vector<Arc> arcs;         ///< sorted, see above
  std::vector<ArcShape> shapes;  ///< of the arcs, in their order
  std::vector<Point> nodes;      ///< place of each node, in lexicographic order
  std::size_t unit_count = 0;    ///< units that the labels of arcs count
  std::vector<BadSegment> bad_segments;  ///< set apart: in no arc
  MatchCounts matches;                   ///< how well borders match

  /// The points of an arc, from its first to its last.
  std::span<const Point> arc_points(std::int32_t arc) const {
    const Arc& a = arcs[static_cast<std::size_t>(arc)];
    return {points.data() + a.first, a.count};
  }
  /// The arc that is referred to, whichever way it is walked.
  const Arc& arc(ArcRef ref) const { return arcs[static_cast<std::size_t>(arc_index(ref))]; }
  /// The node that a walk along the arc leaves, and the one it comes to.
  std::int32_t start_node(ArcRef ref) const {
    return is_reversed(ref) ? arc(ref).to : arc(ref).from;
  }
  /// The node that a walk along the arc comes to; -1 for a closed arc without one.
  std::int32_t end_node(ArcRef ref) const { return start_node(~ref); }
  /// The point that a walk along the arc comes to after its first.
  const Point& second_point(ArcRef ref) const {
    const Arc& a = arc(ref);
    return points[is_reversed(ref) ? a.first + a.count - 2 : a.first + 1];
  }
};

/// Builds the coverage of `rings` by matching exact coordinates. Segments with the same unit on
/// both sides vanish; bad segments are set apart and belong to no arc.
/// O(n) expected for n vertices, about 44 bytes a vertex beside the input while it runs, and 16 a
/// distinct border vertex and 72 an arc afterwards. InputError when there are 2^31 vertices or
/// more.
Coverage build_coverage(const RingSet& rings, std::size_t unit_count);

}  // namespace grens
