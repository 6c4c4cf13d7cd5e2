#pragma once
#include <cstdint>

namespace grens {

/// Position of a unit in its layer (units are sorted by code).
using UnitId = std::int32_t;
/// Position of a region in its scheme's list (regions are sorted by code).
using RegionId = std::int32_t;

/// The land beyond the coverage. Not a unit, and no region of any scheme.
inline constexpr std::int32_t kOutside = -2;
/// A unit that the scheme gives no region.
inline constexpr RegionId kNoRegion = -1;

}  // namespace grens
