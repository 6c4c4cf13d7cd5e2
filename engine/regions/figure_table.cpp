// Columns first, then rows: those of another year go, codes are brought to the tables' form, and
// the cells of each column of numbers are brought to the same number of decimals, so that all that
// follows is exact arithmetic with whole numbers.
#include "regions/figure_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/error.hpp"
#include "regions/codes.hpp"
#include "regions/fields.hpp"
#include "regions/figure_columns.hpp"
#include "regions/own_columns.hpp"
#include "regions/text.hpp"
#include "regions/unknown_figure.hpp"

namespace grens {
namespace {

/// Whether the rows are of several years.
bool has_years(const CsvTable& table, std::size_t column) {
  const Fields fields(table);
  return std::any_of(table.rows.begin(), table.rows.end(), [&](const CsvRow& row) {
    return fields.integer(row, column) != fields.integer(table.rows.front(), column);
  });
}

/// All rows, or those of the year where the table has rows of several.
std::vector<FigureRow> rows_of_year(const FiguresBefore& before,
                                    const std::vector<FigureColumn>& columns, int year,
                                    Notices& notices) {
  const CsvTable& table = before.table;
  const Fields fields(table);
  const std::size_t unit = *column_with(columns, ColumnUse::kUnit);
  const auto year_column = column_with(columns, ColumnUse::kYear);
  const bool choose = year_column && has_years(table, *year_column);
  std::vector<FigureRow> rows;
  std::size_t others = 0;
  for (const CsvRow& row : table.rows) {
    if (choose && fields.integer(row, *year_column) != year) {
      ++others;
      continue;
    }
    FigureRow figures{fields.required(row, unit),
                      row.line,
                      {},
                      {},
                      before.apportioned.contains(row.line),
                      before.approximate.contains(row.line)};
    for (const std::string& cell : row.fields) figures.cells.emplace_back(trimmed(cell));
    figures.numbers.resize(columns.size());
    rows.push_back(std::move(figures));
  }
  if (others > 0) {
    notices.info("other-year", fmt::format("{} of another year than {} (column {}) and left out",
                                           spoken_count(others, "row is", "rows are"), year,
                                           in_quotes(columns[*year_column].name)));
  }
  if (year_column && !choose && !rows.empty()) {
    const std::int64_t figures = fields.integer(table.rows.front(), *year_column);
    if (figures != year) {
      notices.info("figures-year",
                   fmt::format("the figures are of {} (column {}), and their units are taken for "
                               "those of 1 January {}",
                               figures, in_quotes(columns[*year_column].name), year));
    }
  }
  if (rows.empty()) {
    throw InputError(
        fmt::format("{}: there are no rows{}; name the year of the figures with "
                    "--from, or another file",
                    table.file, others > 0 ? fmt::format(" of {}", year) : ""));
  }
  return rows;
}

void refuse_twice(const std::string& file, const FigureRow& a, const FigureRow& b) {
  throw InputError(fmt::format("{}:{} and {}:{}: unit {} has two rows; remove one", file,
                               std::min(a.line, b.line), file, std::max(a.line, b.line),
                               in_quotes(a.unit)));
}

/// Brings the codes to the tables' form, and the rows in their order.
void sort_by_unit(const std::string& file, std::span<const std::string> table_codes,
                  std::vector<FigureRow>& rows, Notices& notices) {
  const auto by_unit = [](const FigureRow& a, const FigureRow& b) { return a.unit < b.unit; };
  std::stable_sort(rows.begin(), rows.end(), by_unit);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i - 1].unit == rows[i].unit) refuse_twice(file, rows[i - 1], rows[i]);
  }
  std::vector<std::string> codes;
  for (const FigureRow& row : rows) codes.push_back(row.unit);
  NormalisedCodes normalised = normalise_codes(codes, table_codes);
  if (normalised.said.empty()) return;
  notices.info("codes", normalised.said);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].unit = std::move(normalised.codes[i]);
  std::sort(rows.begin(), rows.end(), by_unit);
}

/// Numbers are not guessed to be sums, means or texts.
void refuse_undecided(const FigureTable& table) {
  std::vector<std::string> undecided;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const bool numbers = std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
      return parse_decimal(row.cells[c]).has_value();
    });
    if (table.columns[c].use == ColumnUse::kSame && numbers) {
      undecided.push_back(table.columns[c].name);
    }
  }
  if (undecided.empty()) return;
  throw UsageError(fmt::format(
      "say what becomes of the {} of numbers {} in {} when units are joined: --sum COLUMN, --mean "
      "COLUMN:WEIGHT or --text COLUMN",
      undecided.size() == 1 ? "column" : "columns", listed(undecided, undecided.size()),
      table.file));
}

/// Reads the cells of one column as numbers.
void read_numbers(FigureTable& table, std::size_t c, Notices& notices) {
  FigureColumn& column = table.columns[c];
  const auto refuse = [&](const FigureRow& row, const std::string& what) {
    return error_at(table.file, row.line,
                    fmt::format("{} in the column {} {}", in_quotes(row.cells[c]),
                                in_quotes(column.name), what));
  };
  std::vector<std::optional<Decimal>> read;
  std::vector<std::string> unknown;
  for (FigureRow& row : table.rows) {
    if (says_unknown(row.cells[c])) {
      row.cells[c].clear();
      unknown.push_back(row.unit);
      read.emplace_back();
      continue;
    }
    read.push_back(parse_decimal(row.cells[c]));
    if (!read.back()) {
      throw refuse(row, "is no number; write it like 1234 or 12.5, or leave it empty");
    }
    column.decimals = std::max(column.decimals, read.back()->decimals);
  }
  std::int64_t magnitude = 0;  // with 18 digits here every sum that is made can be read again
  for (std::size_t i = 0; i < read.size(); ++i) {
    if (!read[i]) continue;
    FigureRow& row = table.rows[i];
    row.numbers[c] = rescaled(*read[i], column.decimals);
    const std::int64_t number = row.numbers[c].value_or(0);
    if (!row.numbers[c] ||
        __builtin_add_overflow(magnitude, number < 0 ? -number : number, &magnitude) ||
        magnitude > kMostUnits) {
      throw refuse(row, "makes the sum of the column longer than 18 digits; write fewer decimals");
    }
  }
  if (unknown.empty()) return;
  notices.warn(
      "unknown-figure",
      fmt::format("{} is unknown for {} in {}: {}", in_quotes(column.name),
                  spoken_count(unknown.size(), "unit", "units"), table.file, listed(unknown)),
      unknown.size(), unknown);
}

void refuse_negative_weights(const FigureTable& table, std::size_t weight) {
  for (const FigureRow& row : table.rows) {
    if (row.numbers[weight].value_or(0) >= 0) continue;
    throw error_at(
        table.file, row.line,
        fmt::format("{} in the column {} cannot weigh a mean; name another weight",
                    in_quotes(row.cells[weight]), in_quotes(table.columns[weight].name)));
  }
}

}  // namespace

FigureTable read_figures(const CsvTable& csv, const ColumnChoice& choice, int year,
                         std::span<const std::string> table_codes, Notices& notices) {
  FigureTable table;
  table.file = csv.file;
  const FiguresBefore before = set_own_columns_aside(csv, choice, notices);
  table.columns = find_columns(before.table, choice);
  table.rows = rows_of_year(before, table.columns, year, notices);
  sort_by_unit(table.file, table_codes, table.rows, notices);
  refuse_undecided(table);
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const ColumnUse use = table.columns[c].use;
    if (use == ColumnUse::kSum || use == ColumnUse::kMean) read_numbers(table, c, notices);
  }
  for (const FigureColumn& column : table.columns) {
    if (column.use == ColumnUse::kMean) refuse_negative_weights(table, column.weight);
  }
  return table;
}

}  // namespace grens
