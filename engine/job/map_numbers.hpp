#pragma once
#include "base/notices.hpp"
#include "job/work_layer.hpp"
#include "map/number_map.hpp"

namespace grens {

/// The numbers of a column of the layer, which must be among ReadOptions::columns. What is no
/// finite number, and CBS's codes for unknown (-99997, -99999998 and the like), is no data; how
/// many, and of what, goes to `notices` (`no-number`).
UnitNumbers numbers_of_column(const WorkLayer& work, const std::string& column, Notices& notices);

/// People a km2, of the year of the people; no data where people are unknown or a unit has no area.
UnitNumbers people_per_km2(const WorkLayer& work, Language language, Notices& notices);

}  // namespace grens
