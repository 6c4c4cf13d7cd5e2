#pragma once
#include <array>

#include "map/colour.hpp"

namespace grens {

/// Fills of regions: two of them are told apart with normal sight, with each of the three kinds of
/// colour-blindness, and all but the last pair in grey; black text stands out on all of them.
inline constexpr std::array<Colour, 6> kRegionFills = {rgb(0xFFF1B5), rgb(0xA9CFEA), rgb(0xEBA878),
                                                       rgb(0xD5EBC6), rgb(0xB0A1CF), rgb(0xD1A0B5)};

/// Fills of classes of numbers, ColorBrewer's YlGnBu (C. Brewer and M. Harrower, colorbrewer2.org):
/// told apart by the colour-blind, and a row of greys in print without colour.
inline constexpr std::array<Colour, 7> kNumberFills = {rgb(0xFFFFCC), rgb(0xC7E9B4), rgb(0x7FCDBB),
                                                       rgb(0x41B6C4), rgb(0x1D91C0), rgb(0x225EA8),
                                                       rgb(0x0C2C84)};

/// Fills of classes on two sides of a middle, from the farthest below to the farthest above:
/// ColorBrewer's PuOr of eight. The sides are told apart by the colour-blind; in grey print they
/// are not, as those of no such row are.
inline constexpr std::array<Colour, 8> kDivergingFills = {
    rgb(0xB35806), rgb(0xE08214), rgb(0xFDB863), rgb(0xFEE0B6),
    rgb(0xD8DAEB), rgb(0xB2ABD2), rgb(0x8073AC), rgb(0x542788)};

/// The fill of a class `side` steps from the middle (-1, -2 ... below, 1, 2 ... above, at most 4),
/// where the farthest of either side is `farthest` steps from it: two steps stand as far apart as
/// three, and the darkest fill, on which borders are hardly seen, is for four.
inline constexpr Colour diverging_fill(int side, int farthest) {
  const int step = side < 0 ? -side : side;
  const int dark = farthest == 2 ? 2 * step - 2 : farthest == 1 ? 1 : step - 1;
  return kDivergingFills[static_cast<std::size_t>(side < 0 ? 3 - dark : 4 + dark)];
}

/// Land of no region, and land that a map is not about.
inline constexpr Colour kNoRegionFill = rgb(0xEDEDED);
/// Text, frames, borders of regions.
inline constexpr Colour kInk = rgb(0x222222);
/// Lesser text.
inline constexpr Colour kGreyInk = rgb(0x3C3C3C);
/// Names of what lies below symbols.
inline constexpr Colour kFaintInk = rgb(0x5F5F5F);
/// Symbols: dots, and the rims of circles.
inline constexpr Colour kSymbol = rgb(0xA5182B);
inline constexpr Colour kCircleFill = rgb(0xF0A39B);
/// Units that moved to another region.
inline constexpr Colour kMovedFill = rgb(0xE9963E);
/// Borders between units of one region.
inline constexpr Colour kUnitBorder = rgb(0x7F7F7F);
/// Text on dark ground is white, and on what is neither dark nor light it is black.
inline constexpr Colour ink_on(Colour ground, Colour ink) {
  const auto part = [](std::uint8_t c) { return c / 255.0 * (c / 255.0); };  // a gamma of 2 will do
  const double light =
      0.2126 * part(ground.red) + 0.7152 * part(ground.green) + 0.0722 * part(ground.blue);
  return light < 0.2 ? kWhite : light < 0.45 ? rgb(0x000000) : ink;
}
/// Where land ends.
inline constexpr Colour kCoast = rgb(0x51606B);
/// Lines of the second scheme of a cross-border map, and their names.
inline constexpr Colour kOverLine = rgb(0x14508C);
/// Lines that cut regions, and the hatching of what they cut off.
inline constexpr Colour kCutLine = rgb(0xC00020);

}  // namespace grens
