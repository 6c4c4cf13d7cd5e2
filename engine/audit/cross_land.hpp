#pragma once
#include "audit/cross_border.hpp"

namespace grens {

/// The same as cross_border for land that two layers cut up: `input` has a unit for each piece, and
/// one without a region in a scheme is land outside all of its regions, which is a fact, where of a
/// unit of a table it would be evidence of nothing. So a region with such land lies wholly in no
/// region of the other scheme, nothing is undecided, and all is certain.
CrossBorder cross_land(const AuditInput& input, const SchemeLabels& a, const SchemeLabels& b);

}  // namespace grens
