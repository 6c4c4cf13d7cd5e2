#pragma once
#include <vector>

#include "coverage/repair.hpp"
#include "coverage/simplify.hpp"
#include "job/work_layer.hpp"

namespace grens {

/// Simplifies the borders of a layer for all that is written; what is measured stays as read. They
/// keep apart in longitude and latitude as in the layer's CRS, so that all formats have the same.
/// InputError when its borders do not match: what is united with repair could not share them any
/// more.
Simplified simplify_borders(const WorkLayer& work, const SimplifyRule& rule);

/// The area of each unit before and after, in the order of units.
std::vector<UnitChange> area_changes(const WorkLayer& work, const Simplified& simplified);

}  // namespace grens
