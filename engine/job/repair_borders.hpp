#pragma once
#include <optional>

#include "base/notices.hpp"
#include "coverage/repair.hpp"
#include "job/work_layer.hpp"

namespace grens {

/// Repairs the borders of a layer that is read and measured by `work.measurer`, as repair_layer
/// has it; what was done is in `work.repair`. Borders are still to be matched.
/// What could not be mended goes to `notices` (kinds `overlap-left`, `vanished`, `left`,
/// `unsettled`), with units and places.
void repair_borders(WorkLayer& work, std::optional<double> tolerance, const RepairRules& rules,
                    Notices& notices);

/// Says what a repair did, when it changed anything (kind `repair`).
void say_repair(const WorkLayer& work, Notices& notices);

}  // namespace grens
