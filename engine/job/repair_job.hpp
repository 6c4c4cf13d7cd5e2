#pragma once
#include <optional>
#include <string>

#include "coverage/repair.hpp"
#include "job/work_layer.hpp"

namespace grens {

/// What a person asks of a repair.
struct RepairWish {
  std::optional<double> tolerance;  ///< m; none: found from the data
  bool keep_gaps = false;           ///< gaps stay, overlaps go
  std::string give =
      "longest";  ///< who receives: `longest`, `largest`, `smallest`, or a unit by code or name
};

/// Reads a unit layer with all its columns (`read.all_columns`) and repairs it, as repair_borders
/// has it. UsageError when `wish.give` is no unit of the layer, as find_unit
/// has it; throws as read_units does.
WorkLayer repair_units(const ReadOptions& read, const RepairWish& wish, Notices& notices,
                       const Progress& progress);

}  // namespace grens
