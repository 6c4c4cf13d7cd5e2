#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/notices.hpp"
#include "regions/change_events.hpp"
#include "regions/tables.hpp"

namespace grens {

/// How the units of a day are grouped by a scheme.
struct SchemeCount {
  std::string scheme;
  std::size_t regions = 0;     ///< of the table, that have a unit or a part of one
  std::size_t features = 0;    ///< that can be drawn: regions that share units are one
  std::size_t composites = 0;  ///< how many of the features are several regions
  std::size_t units = 0;       ///< that have a region
};

/// The layout of 1 January of a year, and how it came about since 1 January of the year before.
struct YearLayout {
  int year = 0;
  std::vector<std::string> units;    ///< codes, sorted
  std::vector<SchemeCount> schemes;  ///< in the order of the membership table
  std::vector<CodeName> ended;       ///< units of the year before that are no more, by code
  std::vector<CodeName> began;       ///< units that are new, by code
  std::vector<ChangeEvent> events;   ///< refer to the tables
};

/// The years that the tables answer for, ascending: those of `years.csv` (column `year`) in the
/// folder of the membership table, for which somebody has looked up that the tables hold; without
/// that file those that `table_years` finds. Throws InputError when it cannot be read, when it
/// names a year twice or one that the tables have no units for, and when the tables hold no dates
/// at all.
std::vector<int> covered_years(const RegionTables& tables);

/// Warns (kind `later-year`) when `year` is later than any that the tables answer for: what holds
/// at their end is then taken to hold on. Throws as `covered_years`, but for tables without dates.
void warn_of_later_year(const RegionTables& tables, int year, Notices& notices);

/// The layouts of some years. Where the tables have no units for the year before, nothing ended or
/// began. O(years * table rows), up to sorting.
std::vector<YearLayout> year_table(const RegionTables& tables, std::span<const int> years);

}  // namespace grens
