#pragma once
#include <span>
#include <string_view>

#include "base/labels.hpp"
#include "regions/labels.hpp"

namespace grens {

/// The region that a person means by a code or a name. Tried in this order: the code, the name as
/// written, the code or name without regard to case and accents; of a composite also its members'.
/// Throws UsageError when no region or more than one is meant, with candidates and their codes.
RegionId find_region(const SchemeLabels& labels, std::string_view wanted);

/// The same for units; returns the position in `units`.
UnitId find_unit(std::span<const CodeName> units, std::string_view wanted);

}  // namespace grens
