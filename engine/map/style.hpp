#pragma once
#include <string>
#include <vector>

#include "map/colour.hpp"

namespace grens {

/// How a kind of line looks; widths are those on A4, see page_scale.
struct LineStyle {
  Colour colour;
  double width = 0.1;  ///< mm
};

/// How maps look. The defaults are legible to the colour-blind and in print without colour.
struct MapStyle {
  /// The family of all text; Debian's package fonts-open-sans has the default.
  std::string font = "Open Sans";
  double text_size = 1;  ///< times the sizes that text has by default
  std::string note{};    ///< one more line at the foot of the page

  /// Fills of regions: two of them are told apart with normal sight, with each of the three kinds
  /// of colour-blindness, and all but the last pair in grey; black text stands out on all of them.
  std::vector<Colour> regions = {rgb(0xFFF1B5), rgb(0xA9CFEA), rgb(0xEBA878),
                                 rgb(0xD5EBC6), rgb(0xB0A1CF), rgb(0xD1A0B5)};
  /// Fills of classes of numbers, from least to most: ColorBrewer's YlGnBu (C. Brewer and M.
  /// Harrower, colorbrewer2.org), told apart by the colour-blind, and a row of greys in print
  /// without colour.
  std::vector<Colour> numbers = {rgb(0xFFFFCC), rgb(0xC7E9B4), rgb(0x7FCDBB), rgb(0x41B6C4),
                                 rgb(0x1D91C0), rgb(0x225EA8), rgb(0x0C2C84)};
  Colour no_region = rgb(0xEDEDED);  ///< land of no region, and land that a map is not about
  Colour ink = rgb(0x222222);        ///< text
  Colour grey_ink = rgb(0x3C3C3C);   ///< lesser text

  LineStyle region_line{rgb(0x222222), 0.45};
  LineStyle unit_line{rgb(0x7F7F7F), 0.12};  ///< between units of one region
  LineStyle coast_line{rgb(0x51606B), 0.18};
  LineStyle over_line{rgb(0x14508C), 0.6};  ///< of the second scheme of a cross-border map
  LineStyle cut_line{rgb(0xC00020),
                     1.1};  ///< what cuts regions, and the hatching of what it cuts off
};

}  // namespace grens
