// Choices are looked up by the column's exact name; conventions (code, name, year) in lower case,
// and only among columns without a choice.
#include "regions/figure_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "regions/text.hpp"
#include "regions/unit_columns.hpp"

namespace grens {
namespace {

/// "column:weight" in two.
std::pair<std::string, std::string> parts_of_mean(const std::string& mean) {
  const std::size_t colon = mean.rfind(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == mean.size()) {
    throw UsageError(fmt::format(
        "--mean {} does not say what it is weighed by: write COLUMN:WEIGHT, such as income:persons",
        in_quotes(mean)));
  }
  return {mean.substr(0, colon), mean.substr(colon + 1)};
}

std::size_t chosen_column(const CsvTable& table, const std::string& name) {
  if (const auto found = table.find_column(name)) return *found;
  throw UsageError(fmt::format("{} has no column {}; its columns are: {}", table.file,
                               in_quotes(name), listed(table.header, table.header.size())));
}

std::size_t unit_column(const CsvTable& table, const ColumnChoice& choice) {
  if (!choice.unit.empty()) return chosen_column(table, choice.unit);
  if (const auto unit = table.find_any_case("unit")) return *unit;
  for (const UnitColumns& pair : kUnitColumns) {
    if (const auto code = table.find_any_case(pair.code)) return *code;
  }
  throw InputError(
      fmt::format("{}: none of its columns is known to hold the codes of the units; name it with "
                  "--code-field; its columns are: {}",
                  table.file, listed(table.header, table.header.size())));
}

bool is_name_column(std::string_view name) {
  const std::string lower = lower_case(name);
  return std::any_of(kUnitColumns.begin(), kUnitColumns.end(),
                     [&](const UnitColumns& pair) { return pair.name == lower; }) ||
         std::find(kNameColumns.begin(), kNameColumns.end(), lower) != kNameColumns.end();
}

}  // namespace

void check_choice(const ColumnChoice& choice) {
  std::set<std::string> chosen;
  const auto choose = [&](const std::string& name) {
    if (chosen.insert(name).second) return;
    throw UsageError(fmt::format(
        "the column {} is chosen twice: leave one of --code-field, --sum, --mean and --text out",
        in_quotes(name)));
  };
  if (!choice.unit.empty()) choose(choice.unit);
  for (const std::string& name : choice.sums) choose(name);
  for (const std::string& name : choice.texts) choose(name);
  for (const std::string& mean : choice.means) {
    const auto [column, weight] = parts_of_mean(mean);
    choose(column);
    if (std::find(choice.sums.begin(), choice.sums.end(), weight) == choice.sums.end()) {
      throw UsageError(fmt::format("--mean {} is weighed by {}, which is no sum: give --sum {} too",
                                   in_quotes(mean), in_quotes(weight), shown(weight)));
    }
  }
}

std::vector<FigureColumn> find_columns(const CsvTable& table, const ColumnChoice& choice) {
  check_choice(choice);
  std::vector<FigureColumn> columns;
  for (const std::string& name : table.header) columns.push_back({name, ColumnUse::kSame, 0, 0});
  for (const std::string& name : choice.sums) {
    columns[chosen_column(table, name)].use = ColumnUse::kSum;
  }
  for (const std::string& name : choice.texts) {
    columns[chosen_column(table, name)].use = ColumnUse::kText;
  }
  for (const std::string& mean : choice.means) {
    const auto [name, weight] = parts_of_mean(mean);
    FigureColumn& column = columns[chosen_column(table, name)];
    column.use = ColumnUse::kMean;
    column.weight = chosen_column(table, weight);
  }

  FigureColumn& unit = columns[unit_column(table, choice)];
  if (unit.use != ColumnUse::kSame) {
    throw UsageError(fmt::format(
        "the column {} holds the codes of the units: leave it out of --sum, --mean and --text, or "
        "name another one with --code-field",
        in_quotes(unit.name)));
  }
  unit.use = ColumnUse::kUnit;
  for (const char* name : {"year", "jaar"}) {
    const auto year = table.find_any_case(name);
    if (!year || columns[*year].use != ColumnUse::kSame) continue;
    columns[*year].use = ColumnUse::kYear;
    break;
  }
  for (FigureColumn& column : columns) {
    if (column.use == ColumnUse::kSame && is_name_column(column.name)) {
      column.use = ColumnUse::kName;
    }
  }
  return columns;
}

std::optional<std::size_t> column_with(const std::vector<FigureColumn>& columns, ColumnUse use) {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const FigureColumn& column) { return column.use == use; });
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

}  // namespace grens
