// Such a table is told by its header, in which semicolons and no commas stand. Then the figures
// are looked at twice: all of them for the sign of decimals, and each column for thousands.
#include "regions/dutch_numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "regions/text.hpp"

namespace grens {
namespace {

/// Whether semicolons are between the columns: by what follows the first name of the header.
bool has_semicolons(const CsvTable& table, std::string_view text) {
  if (table.header.size() < 2) return false;
  std::size_t at = text.find(table.header.front());
  if (at == std::string_view::npos) return false;
  at = text.find_first_of(",;", at + table.header.front().size());
  return at != std::string_view::npos && text[at] == ';';
}

/// Positions of the columns of figures that the table has.
std::vector<std::size_t> figure_columns(const CsvTable& table, const ColumnChoice& choice) {
  std::vector<std::size_t> columns;
  const auto add = [&](std::string_view name) {
    if (const auto column = table.find_column(name)) columns.push_back(*column);
  };
  for (const std::string& name : choice.sums) add(name);
  for (const std::string_view mean : choice.means) add(mean.substr(0, mean.rfind(':')));
  return columns;
}

/// "1.234", "-12.345.678": one to three digits, not beginning with 0, and groups of three.
bool looks_like_thousands(std::string_view figure, char sign) {
  if (figure.starts_with('-') || figure.starts_with('+')) figure.remove_prefix(1);
  const std::size_t first = figure.find(sign);
  if (first == std::string_view::npos || first == 0 || first > 3 || figure.front() == '0') {
    return false;
  }
  for (std::size_t at = first; at < figure.size(); at += 4) {
    if (figure[at] != sign || at + 4 > figure.size()) return false;
  }
  return true;
}

/// Whether a figure of the columns has the sign; a cell of nothing else is StatLine's unknown.
bool any_has(const CsvTable& table, const std::vector<std::size_t>& columns, char sign) {
  return std::any_of(table.rows.begin(), table.rows.end(), [&](const CsvRow& row) {
    return std::any_of(columns.begin(), columns.end(), [&](std::size_t column) {
      const std::string_view figure = trimmed(row.fields[column]);
      return figure.size() > 1 && figure.find(sign) != std::string_view::npos;
    });
  });
}

void refuse_thousands(const CsvTable& table, std::size_t column, char sign) {
  const CsvRow* first = nullptr;
  for (const CsvRow& row : table.rows) {
    const std::string_view figure = trimmed(row.fields[column]);
    if (figure.size() < 2 || figure.find(sign) == std::string_view::npos) continue;
    if (!looks_like_thousands(figure, sign)) return;
    if (first == nullptr) first = &row;
  }
  if (first == nullptr) return;
  const std::string figure(trimmed(first->fields[column]));
  const char* name = sign == '.' ? "point" : "comma";
  throw error_at(
      table.file, first->line,
      fmt::format("{0} in the column {1} may be thousands or a fraction: the table has semicolons, "
                  "and each {2} in the column has three digits behind it; write thousands without "
                  "a {2}, or one of the fractions with a digit more, {3}0",
                  in_quotes(figure), in_quotes(table.header[column]), name, shown(figure)));
}

}  // namespace

void read_dutch_numbers(CsvTable& table, std::string_view text, const ColumnChoice& choice,
                        Notices& notices) {
  if (!has_semicolons(table, text)) return;
  const std::vector<std::size_t> columns = figure_columns(table, choice);
  const bool commas = any_has(table, columns, ',') && !any_has(table, columns, '.');
  for (const std::size_t column : columns) refuse_thousands(table, column, commas ? ',' : '.');
  if (!commas) return;
  for (CsvRow& row : table.rows) {
    for (const std::size_t column : columns) {
      std::replace(row.fields[column].begin(), row.fields[column].end(), ',', '.');
    }
  }
  notices.info("decimal-comma",
               fmt::format("{}: commas in figures are read as decimal points", table.file));
}

}  // namespace grens
