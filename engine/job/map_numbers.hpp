#pragma once
#include <cstdint>
#include <span>
#include <string>

#include "base/notices.hpp"
#include "job/work_layer.hpp"
#include "map/number_map.hpp"

namespace grens {

// In all of them `near` is by unit: 1 for those that the map is about, empty for all. Of these,
// what has no number goes to `notices` (`no-number`).

/// The numbers of a column of the layer, which must be among ReadOptions::columns. What is no
/// finite number, and CBS's codes for unknown (-99997, -99999998 and the like), is no data.
AreaNumbers numbers_of_column(const WorkLayer& work, const std::string& column,
                              std::span<const std::uint8_t> near, Notices& notices);

/// The figures of the column `value` of a CSV file, by unit or by region of `labels`; see
/// read_area_figures and say_other_year. Decimal commas are read as read_dutch_numbers does.
AreaNumbers numbers_of_file(const WorkLayer& work, const SchemeLabels& labels,
                            const std::string& file, const std::string& value, Language language,
                            std::span<const std::uint8_t> near, Notices& notices);

/// People a km2, of the year of the people; no data where people are unknown or a unit has no area.
AreaNumbers people_per_km2(const WorkLayer& work, Language language,
                           std::span<const std::uint8_t> near, Notices& notices);

/// Warns of the areas that a map is about and that have no number in `what`. `labels` are of the
/// regions where the numbers are theirs.
void say_missing(const WorkLayer& work, const SchemeLabels& labels, const AreaNumbers& numbers,
                 const std::string& what, std::span<const std::uint8_t> near, Notices& notices);

}  // namespace grens
