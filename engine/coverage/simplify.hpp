#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>

#include "coverage/coverage.hpp"
#include "geometry/measure.hpp"

namespace grens {

/// By what a point ranks; see geometry/line_ranks.hpp.
enum class SimplifyMethod {
  kVisvalingam,     ///< by the area of its triangle: keeps the character of a line
  kDouglasPeucker,  ///< by its distance from the line: keeps to a tolerance
};

/// Points that rank at most this many metres may go.
struct SimplifyTolerance {
  double metres = 0;  ///< of the ground
};
/// So much of what can go stays, from 0 to 1: all points but nodes, and but three of each loop.
struct SimplifyShare {
  double part = 0;  ///< 0 to 1
};
/// So many points stay in all, each place counted once.
struct SimplifyCount {
  std::size_t vertices = 0;  ///< of the whole layer
};
/// How far to go: to a tolerance, a share, or a number of points.
using SimplifyTarget = std::variant<SimplifyTolerance, SimplifyShare, SimplifyCount>;

/// How to simplify.
struct SimplifyRule {
  SimplifyTarget target;                                 ///< how far to go
  SimplifyMethod method = SimplifyMethod::kVisvalingam;  ///< which points go first
};

/// A simplified coverage, and how it came about.
struct Simplified {
  SimplifyRule rule;        ///< that was asked for
  Coverage coverage;        ///< with the arcs and nodes of the one given
  std::size_t before = 0;   ///< points, each place counted once
  std::size_t after = 0;    ///< so many are left
  std::size_t guarded = 0;  ///< points that were to go but stay, because borders would have met or
                            ///< land would have vanished without
  double tolerance = 0;     ///< m: the highest rank of a point that went
};

/// Leaves points out of the arcs, of all arcs together those that rank lowest. No point is moved,
/// and nodes stay, so that neighbours share their borders as before.
///
/// A point goes only if the triangle it makes with its neighbours holds no other point, so that the
/// border can be drawn tight over it. So no two arcs meet that did not before, of a clean coverage
/// none; around each node the order of the arcs stays; every ring keeps its direction, lies in the
/// rings that it lay in, and keeps three points at least. Nor does a point go without which a unit
/// would keep less than a hundredth of its land. A point that has to stay goes later, when what was
/// in its way has gone.
///
/// Arcs keep their index, direction, sides and nodes, so that whatever is known by arc (labels,
/// lengths as read, the rings of a dissolve) holds for the result; their order, and the direction
/// of those that end where they start, may no longer be the canonical one. Bad segments are handed
/// on as they are.
///
/// By distance and with a tolerance no point that is left out is farther than it from what its arc
/// is now, also where points had to stay.
/// Independent of the order of records, the start and direction of rings and the number of threads;
/// equal ranks go in lexicographic order of their points. O(n log n) expected, and 60 bytes a point
/// beside the result.
///
/// `stay` has a byte for each of Coverage::points, and points with 1 stay whatever they rank;
/// empty: none does.
Simplified simplify(const Coverage& coverage, const SimplifyRule& rule, const Measurer& measurer,
                    std::span<const std::uint8_t> stay = {});

}  // namespace grens
