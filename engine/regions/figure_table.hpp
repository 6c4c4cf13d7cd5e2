#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/notices.hpp"
#include "regions/csv.hpp"
#include "regions/decimal.hpp"

namespace grens {

/// What becomes of a column when units are joined or divided.
enum class ColumnUse {
  kUnit,  ///< the code of the unit
  kYear,  ///< the year of the figures: the same in all rows
  kName,  ///< the name of the unit
  kSum,   ///< added up; divided by weights
  kMean,  ///< averaged, weighed by a sum column; the same in all parts of a divided unit
  kText,  ///< distinct texts are joined
  kSame   ///< text that has to be the same in all units that are joined
};

/// The user's choice for the columns, by name; nothing is guessed for columns of numbers.
struct ColumnChoice {
  std::string unit;  ///< --code-field; empty: found by its name
  std::vector<std::string> sums;
  std::vector<std::string> means;  ///< "column:weight"
  std::vector<std::string> texts;
};

struct FigureColumn {
  std::string name;
  ColumnUse use = ColumnUse::kSame;
  std::size_t weight = 0;  ///< kMean: position of the column that it is weighed by
  int decimals = 0;        ///< kSum, kMean: the most that a cell has
};

struct FigureRow {
  std::string unit;                ///< code as the region tables have it
  std::size_t line = 0;            ///< in the file
  std::vector<std::string> cells;  ///< by column, trimmed; "" where it is unknown
  /// By column, in steps of 10^-decimals: none where it is unknown, and in columns of text.
  std::vector<std::optional<std::int64_t>> numbers;
  bool apportioned = false;  ///< by a conversion before: a part came from a unit that was divided
  bool approximate = false;  ///< and the weights rested on approximate boundaries
};

/// Figures by unit of one year.
struct FigureTable {
  std::string file;
  std::vector<FigureColumn> columns;
  std::vector<FigureRow> rows;  ///< sorted by unit, none twice
};

/// Makes sense of a table by unit.
///
/// The column of the codes is the one that `choice` names, else `unit` or one of kUnitColumns; the
/// codes are brought to the form of `table_codes` where all agree (`normalise_codes`). Where a
/// column is called `year` or `jaar`, has no other use and holds several years, rows of other years
/// than `year` are left out, and said; a single year is that of the figures, and the units may be
/// of another one. Columns of a conversion before are set aside (`set_own_columns_aside`). A column
/// with the name of units (kUnitColumns, kNameColumns) is kName unless chosen otherwise. Unknown
/// figures are empty cells, `.`, and CBS's negative codes (-99997, -99999998); how many there are
/// is said for each column.
///
/// UsageError: a column that is chosen and not there, chosen twice, or weighed by one that is no
/// sum; a column of numbers without a choice. InputError with file and line: no codes, a unit
/// with two rows, a figure that is no number, a negative weight, a sum of more than 18 digits, no
/// rows.
FigureTable read_figures(const CsvTable& table, const ColumnChoice& choice, int year,
                         std::span<const std::string> table_codes, Notices& notices);

}  // namespace grens
