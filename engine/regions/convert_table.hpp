#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/notices.hpp"
#include "regions/figure_table.hpp"
#include "regions/split_weights.hpp"
#include "regions/tables.hpp"
#include "regions/unit_links.hpp"

namespace grens {

/// How the figures of a unit were come by.
enum class Carried {
  kExact,       ///< those of one whole unit, as they were
  kSummed,      ///< those of several whole units, joined
  kApportioned  ///< some come from a unit that was divided by weights, now or before
};

/// The word in the column `carried`: `exact`, `summed`, `apportioned`.
std::string_view to_string(Carried carried);

struct ConvertedRow {
  std::string unit;
  Carried carried = Carried::kExact;
  std::vector<std::string> from_units;  ///< those that the table has a row for, sorted
  std::vector<std::string> cells;       ///< by column; empty where it is unknown
  bool approximate = false;             ///< of a row that a conversion before marked so
};

/// What became of the sum of a column.
struct ColumnTotal {
  std::string column;
  Decimal before;                    ///< of all figures of the table that are known
  Decimal after;                     ///< of all cells of the result
  Decimal withheld;                  ///< figures that go to units whose sum is not known
  std::vector<std::string> unknown;  ///< codes of these units
};

/// A table brought to another year.
struct Conversion {
  int from = 0;
  int to = 0;
  std::vector<std::string> header;
  std::vector<ConvertedRow> rows;   ///< sorted by unit
  std::size_t rows_before = 0;      ///< units of the year before that the table has
  std::vector<ColumnTotal> totals;  ///< of each sum column: before = after + withheld, exactly
  std::vector<UnitSplit> splits;    ///< units whose figures were divided
  SplitWeights weights;             ///< by these
};

/// The units whose figures cannot be brought over without weights: their land lies in several
/// units, and a sum that is not 0, or a mean, is known of them. Sorted.
std::vector<UnitSplit> splits_to_weigh(const FigureTable& table, const UnitLinks& links);

/// Brings figures to another year. `weights` holds each of `splits_to_weigh`.
///
/// Sums are added up, and divided by the weights to the last unit of the column's decimals
/// (`apportion`), so that no total changes. A mean is weighed by the sum column that goes with it,
/// the same in all parts of a divided unit, and has two decimals more than the column where it is
/// computed; where all its weights are 0 it is what all parts have, or unknown. Where a part of a
/// unit is unknown, because a cell is empty or the table has no row for it, so is the whole. Texts
/// of several units are joined by "; ".
///
/// Said in `notices`: columns that get new names (`names`), units of the year that the table lacks
/// (`missing-unit`), those that are unknown for that reason (`incomplete-unit`), and those whose
/// mean is not known any more (`lost-mean`).
///
/// InputError, with file and line: a unit with figures that the year does not know, or more than
/// half of all that it does not know; a split without weights; text that differs in a kSame column.
Conversion convert_figures(const FigureTable& table, const RegionTables& tables, int from, int to,
                           const UnitLinks& links, const SplitWeights& weights, Notices& notices);

}  // namespace grens
