// Tables name days on which something changes, and so cannot tell by themselves up to which day
// nothing more has changed: that is what years.csv is for. Regions are counted by their labels, as
// a dissolve would draw them.
#include "regions/year_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>

#include "base/error.hpp"
#include "regions/csv.hpp"
#include "regions/fields.hpp"
#include "regions/text.hpp"
#include "regions/year.hpp"

namespace grens {
namespace {

std::vector<int> read_years(const RegionTables& tables, const std::string& path) {
  const CsvTable table = read_csv(path);
  const std::size_t column = table.column("year");
  const Fields fields(table);
  std::set<int> years;
  for (const CsvRow& row : table.rows) {
    const std::int64_t year = fields.integer(row, column);
    if (year < kFirstYear || year > kLastYear ||
        units_on(tables, first_of_january(static_cast<int>(year))).empty()) {
      throw error_at(table.file, row.line,
                     fmt::format("the tables have no units for {}; correct the year", year));
    }
    if (!years.insert(static_cast<int>(year)).second) {
      throw error_at(table.file, row.line,
                     fmt::format("{} is there a second time; remove one", year));
    }
  }
  return {years.begin(), years.end()};
}

SchemeCount count_scheme(const RegionTables& tables, const std::string& scheme,
                         const std::vector<std::string>& units, Date date) {
  const SchemeLabels labels = make_labels(tables, scheme, units, date);
  SchemeCount count;
  count.scheme = scheme;
  count.features = labels.regions.size();
  count.units = units.size() - labels.without_region.size();
  for (const RegionInfo& region : labels.regions) {
    count.regions += region.members.size();
    if (region.composite) ++count.composites;
  }
  return count;
}

std::vector<std::string> without(const std::vector<std::string>& units,
                                 const std::vector<std::string>& others) {
  std::vector<std::string> left;
  std::set_difference(units.begin(), units.end(), others.begin(), others.end(),
                      std::back_inserter(left));
  return left;
}

YearLayout layout_of(const RegionTables& tables, int year) {
  const Date before = first_of_january(year - 1);
  const Date date = first_of_january(year);
  YearLayout layout;
  layout.year = year;
  layout.units = units_on(tables, date);
  for (const std::string& scheme : tables.membership.schemes) {
    layout.schemes.push_back(count_scheme(tables, scheme, layout.units, date));
  }
  const std::vector<std::string> earlier = units_on(tables, before);
  if (!earlier.empty()) {
    for (const std::string& code : without(earlier, layout.units)) {
      layout.ended.push_back({code, unit_name(tables, code, before)});
    }
    for (const std::string& code : without(layout.units, earlier)) {
      layout.began.push_back({code, unit_name(tables, code, date)});
    }
  }
  layout.events = change_events(tables, before, date);
  return layout;
}

}  // namespace

std::vector<int> covered_years(const RegionTables& tables) {
  std::vector<int> years = table_years(tables);
  if (years.empty()) {
    throw InputError(
        fmt::format("{}: holds no dates, so it knows no years; give its rows dates in the columns "
                    "'from' and 'to', or use the tables that came with grens",
                    tables.files.membership));
  }
  const std::filesystem::path file =
      std::filesystem::path(tables.files.membership).parent_path() / "years.csv";
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) return read_years(tables, file.string());
  return years;
}

void warn_of_later_year(const RegionTables& tables, int year, Notices& notices) {
  if (table_years(tables).empty()) return;
  const int last = covered_years(tables).back();
  if (year <= last) return;
  notices.warn("later-year",
               fmt::format("{} is looked up until {} only; what holds then is taken to hold in {}",
                           tables.files.membership, last, year));
}

std::vector<YearLayout> year_table(const RegionTables& tables, std::span<const int> years) {
  std::vector<YearLayout> layouts;
  for (const int year : years) layouts.push_back(layout_of(tables, year));
  return layouts;
}

}  // namespace grens
