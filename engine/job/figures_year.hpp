#pragma once
#include <cstdint>
#include <span>
#include <string>

#include "base/notices.hpp"
#include "job/work_layer.hpp"
#include "map/number_map.hpp"

namespace grens {

/// Warns (`figures-other-year`) where the numbers of regions are of another year than the regions
/// that are drawn and these were other areas then, and puts it into the key of the map. `near` is
/// by unit: 1 for those that the map is about, empty for all; only regions with a number count.
///
/// With tables that know both years and the changes in between it names the regions that gained or
/// lost land since, and those of which that is not known; nothing is said when there are none.
/// Without, it names the two years.
void say_other_year(const WorkLayer& work, const SchemeLabels& labels, Language language,
                    std::span<const std::uint8_t> near, AreaNumbers& numbers, Notices& notices);

}  // namespace grens
