// The columns are told by their names and by the words in `carried`; what remains is a copy.
#include "regions/own_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "regions/text.hpp"

namespace grens {
namespace {

constexpr std::array<std::string_view, 3> kWords = {"exact", "summed", "apportioned"};

bool names(const std::vector<std::string>& chosen, const std::string& name) {
  return std::find(chosen.begin(), chosen.end(), name) != chosen.end();
}

bool is_chosen(const ColumnChoice& choice, const std::string& name) {
  return choice.unit == name || names(choice.sums, name) || names(choice.texts, name) ||
         std::any_of(choice.means.begin(), choice.means.end(),
                     [&](const std::string& mean) { return mean.starts_with(name + ":"); });
}

/// Position of a column of that name that nobody chose.
std::optional<std::size_t> free_column(const CsvTable& table, const ColumnChoice& choice,
                                       const std::string& name) {
  return is_chosen(choice, name) ? std::nullopt : table.find_column(name);
}

/// Lines of the rows with a word in a column.
std::set<std::size_t> lines_with(const CsvTable& table, std::size_t column, std::string_view word) {
  std::set<std::size_t> lines;
  for (const CsvRow& row : table.rows) {
    if (trimmed(row.fields[column]) == word) lines.insert(row.line);
  }
  return lines;
}

}  // namespace

FiguresBefore set_own_columns_aside(const CsvTable& table, const ColumnChoice& choice,
                                    Notices& notices) {
  FiguresBefore before{table, {}, {}};
  const auto carried = free_column(table, choice, "carried");
  const auto from_units = free_column(table, choice, "from_units");
  if (!carried || !from_units) return before;
  const bool own = std::all_of(table.rows.begin(), table.rows.end(), [&](const CsvRow& row) {
    return std::find(kWords.begin(), kWords.end(), trimmed(row.fields[*carried])) != kWords.end();
  });
  if (!own) return before;
  std::vector<std::size_t> aside = {*carried, *from_units};
  before.apportioned = lines_with(table, *carried, "apportioned");
  if (const auto quality = free_column(table, choice, "quality")) {
    aside.push_back(*quality);
    before.approximate = lines_with(table, *quality, "approximate");
  }
  std::vector<std::string> columns;
  for (const std::size_t column : aside) columns.push_back(table.header[column]);
  std::sort(aside.rbegin(), aside.rend());
  for (const std::size_t column : aside) {
    const auto at = static_cast<std::ptrdiff_t>(column);
    before.table.header.erase(before.table.header.begin() + at);
    for (CsvRow& row : before.table.rows) row.fields.erase(row.fields.begin() + at);
  }
  notices.info(
      "converted-before",
      fmt::format("{} was converted before: its columns {} are made anew, and its {} stay "
                  "marked as apportioned",
                  table.file, listed(columns),
                  spoken_count(before.apportioned.size(), "apportioned row", "apportioned rows")));
  return before;
}

}  // namespace grens
