// The rows of a scheme that hold on the day are sorted by unit once; each unit takes its own.
#include "regions/layout.hpp"

#include <algorithm>
#include <map>

#include "regions/region_names.hpp"
#include "regions/unit_rows.hpp"

namespace grens {
namespace {

SchemeLayout scheme_layout(const RegionTables& tables, const std::string& scheme,
                           std::span<const CodeName> units, Date date) {
  SchemeLayout layout;
  layout.scheme = scheme;
  const RowsByUnit index = rows_by_unit(tables, scheme, date);
  std::map<std::string, std::size_t> regions;
  for (const auto& [unit, rows] : index) {
    for (const MembershipRow* row : rows) regions.emplace(row->region, 0);
  }
  const RegionNames names(tables, scheme, date);
  for (auto& [code, position] : regions) {
    position = layout.regions.size();
    layout.regions.push_back({code, names.name(code)});
  }
  for (const CodeName& unit : units) {
    std::map<std::size_t, Basis> placed;
    if (const Rows* rows = rows_of(index, unit.code)) {
      for (const MembershipRow* row : *rows) {
        placed.emplace(regions.at(row->region), row->basis);
      }
    }
    layout.units.emplace_back();
    for (const auto& [region, basis] : placed) layout.units.back().push_back({region, basis});
  }
  return layout;
}

}  // namespace

std::vector<std::string> codes_of(std::span<const CodeName> units) {
  std::vector<std::string> codes;
  for (const CodeName& unit : units) codes.push_back(unit.code);
  return codes;
}

std::vector<SchemeLayout> scheme_layouts(const RegionTables& tables,
                                         std::span<const CodeName> units, Date date,
                                         std::span<const std::string> schemes) {
  const std::vector<std::string>& known = tables.membership.schemes;
  std::vector<SchemeLayout> layouts;
  for (const std::string& scheme : schemes) {
    if (std::find(known.begin(), known.end(), scheme) == known.end()) continue;
    layouts.push_back(scheme_layout(tables, scheme, units, date));
  }
  return layouts;
}

Layout table_layout(const RegionTables& tables, std::optional<int> year,
                    std::span<const std::string> schemes) {
  Layout layout;
  layout.year = year;
  if (year) layout.date = first_of_january(*year);
  for (std::string& code : units_on(tables, layout.date)) {
    std::string name = unit_name(tables, code, layout.date);
    layout.units.push_back({std::move(code), std::move(name)});
  }
  if (year) {
    layout.population = table_population(tables, codes_of(layout.units), *year);
  } else {
    layout.population.persons.resize(layout.units.size());
  }
  layout.schemes = scheme_layouts(tables, layout.units, layout.date, schemes);
  return layout;
}

}  // namespace grens
