#pragma once
#include <string>
#include <vector>

#include "map/drawing.hpp"
#include "map/fonts.hpp"

namespace grens {

/// A text set in one or more lines, one below the other and centred.
struct LabelText {
  std::vector<std::string> lines;
  std::vector<double> widths;  ///< mm, of each line
  TextStyle style;
  double width = 0;   ///< mm, of the widest line
  double height = 0;  ///< mm, from the top of the first line's letters to the foot of the last's
};

/// One line as it is.
LabelText one_line(const std::string& text, const TextStyle& style, const Fonts& fonts);

/// The text in one line, in two, and so on up to `most`, each time as narrow as can be; broken
/// after blanks and behind hyphens and slashes, or only before the plus of joined names. O(parts^2)
/// for each number of lines.
std::vector<LabelText> wrapped(const std::string& text, const TextStyle& style, std::size_t most,
                               const Fonts& fonts);

/// The text in lines no wider than `width`; a part that is wider stands in a line of its own.
std::vector<std::string> filled(const std::string& text, const TextStyle& style, double width,
                                const Fonts& fonts);

/// The text, or as much of it as fits the width with dots behind it.
std::string cut_to_width(const std::string& text, const TextStyle& style, double width,
                         const Fonts& fonts);

/// Its lines as they are drawn around the middle of a box.
std::vector<Words> words_at(const LabelText& text, const Point& middle,
                            const std::optional<Colour>& halo);

}  // namespace grens
