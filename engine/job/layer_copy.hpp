#pragma once
#include "job/work_layer.hpp"

namespace grens {

/// A copy of a prepared layer, with a measurer of its own.
WorkLayer copy_of(const WorkLayer& work);

/// A copy whose borders are repaired, as prepare_layer does with Dirt::kRepair; what was done, and
/// what could not be, goes to `notices` as repair_borders and say_repair have it.
WorkLayer repaired_copy(const WorkLayer& work, Notices& notices);

/// Fills in WorkLayer::overlaps and slivers of a layer whose borders are matched; of a clean one
/// there are none.
void look_for_overlaps(WorkLayer& work);

}  // namespace grens
