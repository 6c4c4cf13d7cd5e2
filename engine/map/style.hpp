#pragma once
#include <string>
#include <vector>

#include "map/colour.hpp"
#include "map/palette.hpp"

namespace grens {

/// How a kind of line looks; widths are those on A4, see page_scale.
struct LineStyle {
  Colour colour;
  double width = 0.1;  ///< mm
};

/// What of the look of maps can be chosen. The defaults are legible to the colour-blind and in
/// print without colour, see palette.hpp.
struct MapStyle {
  /// The family of all text; Debian's package fonts-open-sans has the default.
  std::string font = "Open Sans";
  std::string note{};  ///< one more line at the foot of the page, printable
  std::vector<Colour> regions{kRegionFills.begin(), kRegionFills.end()};  ///< fills, at least four
  /// Fills of classes of numbers, from least to most; at least two.
  std::vector<Colour> numbers{kNumberFills.begin(), kNumberFills.end()};
  LineStyle region_line{kInk, 0.45};
  LineStyle unit_line{kUnitBorder, 0.12};  ///< between units of one region
  LineStyle coast_line{kCoast, 0.18};
  LineStyle over_line{kOverLine, 0.6};  ///< of a second scheme, or of regions as they were
  LineStyle cut_line{kCutLine, 1.1};    ///< what cuts regions, and the hatching of what it cuts off
};

}  // namespace grens
