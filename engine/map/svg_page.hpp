#pragma once
#include <string>

#include "map/drawing.hpp"
#include "map/fonts.hpp"

namespace grens {

/// The text of an SVG 1.1 of one page. Text is text, in the font that Fonts measures by (or what
/// stands for it, stretched to the same width); each shape with a code has it as its id, and its
/// name as its title.
std::string svg_of(const Drawing& drawing, const Fonts& fonts);

}  // namespace grens
