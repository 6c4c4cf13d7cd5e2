#pragma once
#include "coverage/coverage.hpp"
#include "geometry/metre_scale.hpp"

namespace grens {

/// Whether two arcs meet in a node from which a point of the one and its nearest on the other are
/// seen more than 30 degrees apart. Then they are two shores that part; a sharper corner is the tip
/// of a gap between borders that should be one. `p` and `foot` are in metres, by `scale`.
bool in_corner(const Coverage& coverage, const MetreScale& scale, const Point& p, const Point& foot,
               const Arc& arc, const Arc& other);

}  // namespace grens
