#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "map/drawing.hpp"
#include "map/fonts.hpp"

namespace grens {

/// A column of a table on a page.
struct TableColumn {
  std::string title;
  double share = 1;     ///< of the width, in proportion to the other columns
  bool number = false;  ///< set to the right
};

/// A table of text on a page; cells are wrapped to their column. Rows that would make it higher
/// than it may be are left out, and a last line says how many.
class TextTable {
 public:
  /// `scale` as page_scale; `most` is the height it may have, in mm. `and_more` is put behind the
  /// number of rows left out. O(text).
  TextTable(std::vector<TableColumn> columns, std::vector<std::vector<std::string>> rows,
            double width, double most, double scale, const std::string& and_more,
            const Fonts& fonts);

  double height() const { return height_; }
  /// The table, its upper left corner at a place.
  DrawnLayer draw(const Point& at) const;

 private:
  DrawnLayer drawn_;  ///< at the origin
  double height_ = 0;
};

/// Numbered names in columns, in the order of their numbers.
class NumberedList {
 public:
  /// Names are wrapped to their column. O(text).
  NumberedList(const std::vector<std::string>& names, double width, double scale,
               const Fonts& fonts);

  double height() const { return height_; }
  /// Whether a name has room in a height, mm.
  bool fits(std::size_t name, double height) const { return feet_[name] <= height; }
  /// Those that do, from a place.
  DrawnLayer draw(const Point& at, double height) const;

 private:
  std::vector<DrawnLayer> entries_;  ///< at the origin
  std::vector<double> feet_;         ///< where each ends
  double height_ = 0;
};

}  // namespace grens
