#pragma once
#include <string>

namespace grens {

/// The size of a printed page.
struct PageSize {
  double width = 210;   ///< mm
  double height = 297;  ///< mm
};

/// Reads A3, A4 or A5, `-landscape` behind it, or WIDTHxHEIGHT in mm (100 to 2000), whatever the
/// case. UsageError that lists what there is.
PageSize page_from_text(const std::string& text);

/// How much larger than on A4 text and lines are: the square root of what the shorter side is
/// longer, for a larger page is looked at from further off.
double page_scale(const PageSize& page);

}  // namespace grens
