#pragma once
#include <string_view>

#include "base/notices.hpp"
#include "regions/csv.hpp"
#include "regions/figure_table.hpp"

namespace grens {

/// The figures (sums and means of `choice`) of a table whose columns are separated by semicolons,
/// as spreadsheets set to Dutch write it: where each figure with a fraction has a comma and none
/// has a point, the commas become points, and it is said (`decimal-comma`). `text` is what the
/// table was read from; a table with commas between its columns stays as it is. O(cells).
///
/// InputError with file and line: a column of which each figure with a point (or comma) looks like
/// thousands, `1.234`, and so may be a thousand times what it seems.
void read_dutch_numbers(CsvTable& table, std::string_view text, const ColumnChoice& choice,
                        Notices& notices);

}  // namespace grens
