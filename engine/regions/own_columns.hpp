#pragma once
#include <cstddef>
#include <set>

#include "base/notices.hpp"
#include "regions/figure_table.hpp"

namespace grens {

/// A table of figures without the columns that a conversion added to it, and what they said.
struct FiguresBefore {
  CsvTable table;
  std::set<std::size_t> apportioned;  ///< lines of rows with a part of a unit that was divided
  std::set<std::size_t> approximate;  ///< those of which weights rested on approximate boundaries
};

/// Sets the columns `carried`, `from_units` and `quality` of a table aside that was converted
/// before, and says so (`converted-before`): they are made anew, except that what was apportioned
/// stays so. A table was converted before when it has the first two columns, `choice` names
/// neither, and `carried` holds nothing but the words for it. Any other table stays as it is.
/// O(cells).
FiguresBefore set_own_columns_aside(const CsvTable& table, const ColumnChoice& choice,
                                    Notices& notices);

}  // namespace grens
