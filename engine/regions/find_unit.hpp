#pragma once
#include <span>
#include <string_view>

#include "base/labels.hpp"
#include "regions/labels.hpp"

namespace grens {

/// The unit that a person means by a code or a name, as its position in `units`. Tried in this
/// order: the code, the name as written, the code or name without regard to case and accents, the
/// number in the code (716 of GM0716).
/// Throws UsageError when no unit or more than one is meant, with candidates and their codes.
UnitId find_unit(std::span<const CodeName> units, std::string_view wanted);

/// Whether `wanted` is the number in a code: 716, or 0716, of GM0716.
bool is_number_of(std::string_view wanted, std::string_view code);

}  // namespace grens
