#pragma once
#include <span>

#include "coverage/coverage.hpp"

namespace grens {

// How arcs become those that Coverage promises, whoever follows them.

/// Ends a loop that has no node: its points are those of `coverage` from arc.first on, its last
/// point not yet repeated. It is turned to start at its smallest point.
void close_loop(Coverage& coverage, const Arc& arc);

/// Turns an arc, whose points are the last of `coverage`, into the canonical direction.
void make_canonical(Coverage& coverage, Arc& arc);

/// The shape of an arc's points.
ArcShape arc_shape(std::span<const Point> arc);

/// Numbers the nodes, sorts the arcs and takes their shapes. `from` and `to` of the arcs are
/// positions in `points` until then; `nodes` are those positions; `scratch` is at least as long as
/// `points`.
void finish_arcs(Coverage& coverage, const std::vector<Point>& points,
                 std::vector<std::uint32_t> nodes, std::vector<std::int32_t>& scratch);

}  // namespace grens
