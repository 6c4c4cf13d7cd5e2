// The column with the areas is looked for by its name; then its cells are held against units and
// regions, and one of the two is taken for all rows.
#include "regions/area_figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/error.hpp"
#include "regions/codes.hpp"
#include "regions/fields.hpp"
#include "regions/real_number.hpp"
#include "regions/text.hpp"
#include "regions/unit_columns.hpp"
#include "regions/unknown_figure.hpp"

namespace grens {
namespace {

/// A row whose year is the one that counts.
struct Keyed {
  const CsvRow* row;
  std::string key;  ///< what says which area it is about
};

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::size_t kLeftOut = kNone - 1;  ///< known, but of no area that the layer has

/// Areas by what a cell may call them.
using Index = std::unordered_map<std::string, std::size_t>;

struct Matches {
  std::vector<std::size_t> areas;  ///< by row
  std::vector<std::string> keys;   ///< by row, as the areas write them
  std::size_t known = 0;
};

Matches matched(const std::vector<std::string>& keys, const Index& index) {
  Matches result;
  result.keys = keys;
  for (const std::string& key : keys) {
    const auto found = index.find(key);
    result.areas.push_back(found == index.end() ? kNone : found->second);
    if (found != index.end()) ++result.known;
  }
  return result;
}

Matches match_units(const std::vector<std::string>& keys, const FigureAreas& areas) {
  Index index;
  for (const std::string& code : areas.outside) index[code] = kLeftOut;
  for (std::size_t u = 0; u < areas.units.size(); ++u) index[areas.units[u]] = u;
  return matched(normalise_codes(keys, areas.units).codes, index);
}

/// By code, then by a name that is theirs alone; members of composites are known and have no area.
Matches match_regions(const std::vector<std::string>& keys, const SchemeLabels& labels) {
  Index names;
  std::set<std::string> shared;
  const auto add_name = [&](const std::string& name, std::size_t area) {
    const auto [at, is_new] = names.emplace(folded(name), area);
    if (!is_new && at->second != area) shared.insert(at->first);
  };
  for (const RegionInfo& region : labels.elsewhere) add_name(region.name, kLeftOut);
  for (std::size_t r = 0; r < labels.regions.size(); ++r) add_name(labels.regions[r].name, r);
  for (const std::string& name : shared) names.erase(name);
  Index index = std::move(names);
  for (const RegionInfo& region : labels.elsewhere) index[folded(region.code)] = kLeftOut;
  for (std::size_t r = 0; r < labels.regions.size(); ++r) {
    index[folded(labels.regions[r].code)] = r;
  }
  std::vector<std::string> plain;
  for (const std::string& key : keys) plain.push_back(folded(key));
  Matches result = matched(plain, index);
  result.keys = keys;
  return result;
}

std::size_t area_column(const CsvTable& table, std::size_t value, const std::string& scheme) {
  std::vector<std::string> names = {"unit", "region", lower_case(scheme)};
  for (const UnitColumns& pair : kUnitColumns) names.emplace_back(pair.code);
  for (const std::string& name : names) {
    if (const auto column = table.find_any_case(name, value)) return *column;
  }
  if (table.header.size() == 1) {
    throw InputError(
        fmt::format("{}: beside the figures there is no column that says of which unit or region "
                    "they are; add one called unit or region",
                    table.file));
  }
  return value == 0 ? 1 : 0;
}

std::optional<std::size_t> year_column(const CsvTable& table, std::size_t value, std::size_t area) {
  for (const char* name : {"year", "jaar"}) {
    const auto column = table.find_any_case(name, value);
    if (column && *column != area) return column;
  }
  return std::nullopt;
}

/// The year whose rows are taken.
int year_of_choice(const std::map<int, std::size_t>& rows_of, std::optional<int> wanted) {
  if (!wanted) return rows_of.rbegin()->first;
  const auto after = rows_of.upper_bound(*wanted);
  return after == rows_of.begin() ? after->first : std::prev(after)->first;
}

/// The rows of the year that counts; all where there is no such column.
std::vector<Keyed> rows_that_count(const CsvTable& table, std::size_t area,
                                   std::optional<std::size_t> year, std::optional<int> wanted,
                                   AreaFigures& figures, Notices& notices) {
  const Fields fields(table);
  const auto year_in = [&](const CsvRow& row) {
    const std::int64_t number = fields.integer(row, *year);
    if (number < 1 || number > 9999) {
      throw error_at(table.file, row.line,
                     fmt::format("{} in the column {} is no year; write it like 2024",
                                 in_quotes(row.fields[*year]), in_quotes(table.header[*year])));
    }
    return static_cast<int>(number);
  };
  std::map<int, std::size_t> rows_of;
  if (year) {
    for (const CsvRow& row : table.rows) ++rows_of[year_in(row)];
    if (!rows_of.empty()) figures.year = year_of_choice(rows_of, wanted);
  }
  if (rows_of.size() > 1) {
    notices.info(
        "other-year",
        fmt::format("{}: {} of another year than {} (column {}) and left out", table.file,
                    spoken_count(table.rows.size() - rows_of[*figures.year], "row is", "rows are"),
                    *figures.year, in_quotes(table.header[*year])));
  }
  std::vector<Keyed> rows;
  for (const CsvRow& row : table.rows) {
    if (year && year_in(row) != *figures.year) continue;
    rows.push_back({&row, fields.required(row, area)});
  }
  return rows;
}

std::optional<double> figure_in(const CsvTable& table, const CsvRow& row, std::size_t value) {
  if (says_unknown(trimmed(row.fields[value]))) return std::nullopt;
  const std::optional<double> number = cell_number(row.fields[value]);
  if (!number) {
    throw error_at(
        table.file, row.line,
        fmt::format("{} in the column {} is no number; write it like 1234 or 12.5, or leave "
                    "it empty",
                    in_quotes(row.fields[value]), in_quotes(table.header[value])));
  }
  return number;
}

void say_unknown(const CsvTable& table, const Matches& matches, bool by_region,
                 const std::string& scheme, Notices& notices) {
  std::vector<std::string> unknown;
  std::size_t elsewhere = 0;
  for (std::size_t i = 0; i < matches.areas.size(); ++i) {
    if (matches.areas[i] == kNone) unknown.push_back(matches.keys[i]);
    if (matches.areas[i] == kLeftOut) ++elsewhere;
  }
  if (elsewhere > 0) {
    notices.info("outside-layer",
                 fmt::format("{}: {} about what lies outside the layer, and left "
                             "out",
                             table.file, spoken_count(elsewhere, "row is", "rows are")));
  }
  if (unknown.empty()) return;
  const std::string are_no =
      by_region
          ? fmt::format("{} no region of {} by itself",
                        spoken_count(unknown.size(), "name is", "names are"), in_quotes(scheme))
          : fmt::format("{} no unit of the layer",
                        spoken_count(unknown.size(), "code is", "codes are"));
  const std::string remedy =
      by_region ? "" : "; grens convert brings a table to the units of another year";
  notices.warn(
      "unknown-code",
      fmt::format("{}: {}, and left out: {}{}", table.file, are_no, listed(unknown), remedy),
      unknown.size(), unknown);
}

}  // namespace

AreaFigures read_area_figures(const CsvTable& table, const std::string& value,
                              std::optional<int> year, const FigureAreas& areas, Notices& notices) {
  const std::string& scheme = areas.regions.scheme;
  const std::size_t column = table.column(value);
  const std::size_t area = area_column(table, column, scheme);
  AreaFigures figures;
  const std::vector<Keyed> rows =
      rows_that_count(table, area, year_column(table, column, area), year, figures, notices);
  std::vector<std::string> keys;
  for (const Keyed& row : rows) keys.push_back(row.key);
  const std::string header = lower_case(table.header[area]);
  const Matches by_unit = match_units(keys, areas);
  const Matches by_region = match_regions(keys, areas.regions);
  figures.by_region = header == "region" || header == lower_case(scheme) ||
                      (header != "unit" && by_region.known > by_unit.known);
  const Matches& matches = figures.by_region ? by_region : by_unit;
  if (matches.known == 0) {
    throw InputError(fmt::format(
        "{}: of what its column {} holds ({}) nothing is {}; name units by their codes in a column "
        "unit, or regions by code or name in a column region",
        table.file, in_quotes(table.header[area]), keys.empty() ? "no rows" : listed(keys, 3),
        header == "unit" ? "a unit of the layer"
        : figures.by_region
            ? fmt::format("a region of {}", in_quotes(scheme))
            : fmt::format("a unit of the layer or a region of {}", in_quotes(scheme))));
  }
  figures.numbers.resize(figures.by_region ? areas.regions.regions.size() : areas.units.size());
  std::unordered_map<std::size_t, std::size_t> line_of;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const CsvRow& row = *rows[i].row;
    const std::optional<double> number = figure_in(table, row, column);
    if (matches.areas[i] == kNone || matches.areas[i] == kLeftOut) continue;
    const auto [other, is_new] = line_of.emplace(matches.areas[i], row.line);
    if (!is_new) {
      throw error_at(table.file, row.line,
                     fmt::format("{} has a row already, in line {}; remove one",
                                 in_quotes(rows[i].key), other->second));
    }
    figures.numbers[matches.areas[i]] = number;
  }
  say_unknown(table, matches, figures.by_region, scheme, notices);
  return figures;
}

}  // namespace grens
