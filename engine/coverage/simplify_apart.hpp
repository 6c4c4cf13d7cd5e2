#pragma once
#include <functional>
#include <vector>

#include "coverage/simplify.hpp"

namespace grens {

/// The points of a coverage in another CRS, in their order.
using ProjectPoints = std::function<std::vector<Point>(const Coverage& coverage)>;

/// Simplifies as `simplify` does, so that arcs keep apart in another CRS too. A straight line of
/// one CRS is bent in the other, by metres where it is ten kilometres long, so a chord may come to
/// lie over what is near it. There the points between the ends of both chords are put back; what
/// meets in the other CRS with all its points is left as it is.
Simplified simplify_apart(const Coverage& coverage, const SimplifyRule& rule,
                          const Measurer& measurer, const ProjectPoints& project);

}  // namespace grens
