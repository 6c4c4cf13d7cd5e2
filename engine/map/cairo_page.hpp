#pragma once
#include <span>
#include <string>

#include "map/drawing.hpp"
#include "map/fonts.hpp"

namespace grens {

/// The bytes of a PDF 1.4 of one page: text is text with its fonts embedded; title and language in
/// the metadata, and no date. InputError when Cairo cannot draw it.
std::string pdf_of(const Drawing& drawing, const Fonts& fonts);

/// The same of several pages, at least one; title and language are those of the first. Each page
/// has a bookmark, and is a named destination: its id where that is of letters, digits, `_`, `.`,
/// `+` and `-`, else (and where another page has it) `page-3`.
std::string pdf_of(std::span<const Drawing> pages, const Fonts& fonts);

/// The bytes of a PNG of so many dots an inch, which it says.
/// InputError when the picture would be larger than Cairo can draw.
std::string png_of(const Drawing& drawing, const Fonts& fonts, double dpi = 300);

}  // namespace grens
