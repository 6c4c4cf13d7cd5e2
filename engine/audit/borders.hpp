#pragma once
#include <span>

#include "audit/measures.hpp"
#include "coverage/crossings.hpp"

namespace grens {

/// Whether a unit lies in another one that leaves no hole for it, without a meeting of their
/// borders. Walks the outline of all units together: O(arcs).
bool has_nested_units(const Coverage& coverage);

/// Whether the borders of a layer match: no bad segment, no crossing (`crossings` of the layer's
/// own coordinates), no unit in another one (`nested`), and border without a twin along no more
/// than a hundredth of all border. So much is left to units that lie across narrow water. O(arcs).
bool borders_match(const Coverage& coverage, const CoverageMeasures& measures,
                   std::span<const Crossing> crossings, bool nested, const Mismatches& mismatches);

}  // namespace grens
