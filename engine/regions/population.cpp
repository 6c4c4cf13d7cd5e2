// Figures are carried forward date by date: on each date of a change the units that end or continue
// by a row are taken out, and every receiver gets the sum of what was given to it, or nothing known
// as soon as one of the gifts is unknown or a part of a split.
#include "regions/population.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

#include "regions/date.hpp"
#include "regions/succession.hpp"

namespace grens {
namespace {

using Figures = std::unordered_map<std::string_view, std::optional<std::int64_t>>;

Figures figures_of(const RegionTables& tables, int year) {
  Figures figures;
  for (const PopulationRow& row : tables.population) {
    if (row.year == year) figures[row.unit] = row.persons;
  }
  return figures;
}

/// The changes after 1 January of `first` up to 1 January of `last`, by date.
std::map<Date, std::vector<const ChangeRow*>> changes_by_date(const RegionTables& tables, int first,
                                                              int last) {
  std::map<Date, std::vector<const ChangeRow*>> changes;
  for (const ChangeRow* row :
       changes_between(tables, first_of_january(first), first_of_january(last))) {
    changes[row->date].push_back(row);
  }
  return changes;
}

/// Whether a unit is there just before `date`.
bool existed(const RegionTables& tables, std::string_view code, Date date) {
  const auto before = [&](const Validity& validity) {
    return (!validity.from || *validity.from < date) && (!validity.to || date <= *validity.to);
  };
  const auto& units = tables.units;
  return std::any_of(units.begin(), units.end(),
                     [&](const UnitRow& row) { return row.code == code && before(row.validity); });
}

void apply_changes(const RegionTables& tables, Date date, const std::vector<const ChangeRow*>& rows,
                   Figures& figures) {
  const Figures before = figures;
  const auto known_before = [&](std::string_view code) -> std::optional<std::int64_t> {
    const auto found = before.find(code);
    return found == before.end() ? std::nullopt : found->second;
  };
  std::set<std::string_view> givers, receivers;
  for (const ChangeRow* row : rows) givers.insert(row->old_code);
  for (const std::string_view giver : givers) figures.erase(giver);
  for (const ChangeRow* row : rows) {
    const std::string_view receiver = row->new_code;
    if (receivers.insert(receiver).second && !figures.contains(receiver)) {
      // A unit that was there without figures stays unknown; a new one starts from nobody.
      const bool unknown = !givers.contains(receiver) && existed(tables, receiver, date);
      figures[receiver] = unknown ? std::nullopt : std::optional<std::int64_t>(0);
    }
    std::optional<std::int64_t>& sum = figures[receiver];
    const auto given = known_before(row->old_code);
    if (row->kind == ChangeKind::kSplit || !given || !sum || !is_population(*sum + *given)) {
      sum.reset();
    } else {
      *sum += *given;
    }
  }
}

}  // namespace

UnitPopulation table_population(const RegionTables& tables, std::span<const std::string> units,
                                int year) {
  UnitPopulation result;
  result.persons.resize(units.size());
  std::set<int> years;
  for (const PopulationRow& row : tables.population) years.insert(row.year);
  if (years.empty()) return result;

  const auto later = years.upper_bound(year);
  const int source = later == years.begin() ? *later : *std::prev(later);
  Figures figures = figures_of(tables, source);
  if (source <= year) {
    for (const auto& [date, rows] : changes_by_date(tables, source, year)) {
      apply_changes(tables, date, rows, figures);
    }
  } else {
    for (const auto& [date, rows] : changes_by_date(tables, year, source)) {
      for (const ChangeRow* row : rows) {
        figures.erase(row->old_code);
        figures.erase(row->new_code);
      }
    }
  }
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto found = figures.find(units[i]);
    if (found == figures.end()) continue;
    result.persons[i] = found->second;
    if (found->second) result.year = source;
  }
  return result;
}

void PopulationSum::add(const std::string& unit, std::optional<std::int64_t> persons) {
  if (persons && is_population(*persons)) {
    at_least += *persons;
    ++known;
  } else {
    unknown.push_back(unit);
  }
}

std::string to_string(const PopulationSum& sum) {
  if (sum.is_unknown()) return "unknown";
  return fmt::format("{}{}", sum.unknown.empty() ? "" : "at least ", sum.at_least);
}

}  // namespace grens
