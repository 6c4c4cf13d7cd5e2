#pragma once
#include <string_view>

#include "report/cross_report.hpp"

namespace grens {

/// The words that JSON and CSV use; stable.
std::string_view to_string(Relation relation);  ///< congruent, a-nests-in-b, b-nests-in-a, neither
std::string_view to_string(Overlap overlap);    ///< equal, a-in-b, b-in-a, case, undecided
std::string_view to_string(LineState state);    ///< line, unmatched, none, partial
/// What a piece is of a region: main, exception, or empty when that is not known.
std::string_view role_text(bool main, const Division& division);

}  // namespace grens
