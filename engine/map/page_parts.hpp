#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "map/drawing.hpp"
#include "map/fonts.hpp"
#include "map/words.hpp"

namespace grens {

/// What stands beside a map on the pages of an atlas.

/// A figure that everyone looks for; both printable.
struct KeyFigure {
  std::string value;
  std::string what;
};

/// How high a row of figures is, mm; nothing without figures. `scale` as page_scale.
double figures_height(const std::vector<KeyFigure>& figures, double scale);

/// Figures side by side, their upper left corner at a place; cut where they are too long.
DrawnLayer draw_figures(const std::vector<KeyFigure>& figures, const Point& at, double width,
                        double scale, const Fonts& fonts);

/// A page in a list of pages.
struct PageEntry {
  std::string name;    ///< printable
  std::string number;  ///< of the page
  std::string to;      ///< Drawing::id; empty: it leads nowhere
};

/// How many columns a list of pages has, how high so many entries are, and how many fit a height.
std::size_t page_list_columns(double width, double scale);
double page_list_height(std::size_t entries, double width, double scale);
std::size_t page_list_fits(double width, double height, double scale);

/// The list, column after column, names cut to their column; each entry is a link.
DrawnLayer draw_page_list(const std::vector<PageEntry>& entries, const Point& at, double width,
                          double scale, const Fonts& fonts);

/// What stands below the foot of an atlas' page; links are Drawing::id, empty ones lead nowhere.
struct Folio {
  std::string title;  ///< of the atlas, printable
  std::size_t number = 1;
  std::size_t pages = 1;
  std::string cover{};
  std::string before{};
  std::string after{};
};

/// "Overview | title | < 3 / 26 >", between the margins.
DrawnLayer draw_folio(const Folio& folio, const PageSize& page, Language language,
                      const Fonts& fonts);

}  // namespace grens
