#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/cross_border.hpp"
#include "base/notices.hpp"
#include "job/map_order.hpp"
#include "job/scheme_layer.hpp"
#include "map/number_map.hpp"

namespace grens {

/// What --measure calls them.
inline constexpr const char* kMeasureNames[] = {"population", "area", "density", "compactness",
                                                "outside-main"};

/// The measure of that name; nothing when there is none.
std::optional<Measure> measure_called(std::string_view name);

/// A number for each region of a layer; none where it is not known: people of a unit are not known,
/// the layer lacks units of the region, or, of kOutsideMain, units have no region in the second
/// scheme. `cross` lays a second scheme over the regions and is needed for kOutsideMain only.
/// Regions of `near` units (empty: all) without a number go to `notices` (`no-number`).
AreaNumbers measured_regions(const WorkLayer& work, const SchemeLayer& layer, Measure measure,
                             const CrossBorder* cross, Language language,
                             std::span<const std::uint8_t> near, Notices& notices);

/// Turns figures of units, or of the regions of `layer`, into those per so many people; none where
/// people are not known, are none, or the layer lacks units of the region. Areas of `near`
/// units that lose their figure go to `notices` (`no-number`).
void divide_by_people(const WorkLayer& work, const SchemeLayer& layer, double per,
                      Language language, std::span<const std::uint8_t> near, AreaNumbers& numbers,
                      Notices& notices);

}  // namespace grens
