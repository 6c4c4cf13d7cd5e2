// A code that the layout lacks is looked up among the units of all times: one that had ended by
// then is followed forward to the layout, one that had not begun yet is followed back.
#include "regions/layout_check.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/error.hpp"
#include "regions/codes.hpp"
#include "regions/succession.hpp"

namespace grens {
namespace {

bool has(const std::vector<std::string>& sorted, std::string_view code) {
  return std::binary_search(sorted.begin(), sorted.end(), code);
}

/// The units of the layout that the codes stand for, one for each code that it knows.
std::vector<std::string> known_units(std::span<const std::string> codes,
                                     const std::vector<std::string>& layout) {
  std::vector<std::string> units;
  for (const std::string& code : codes) {
    const auto unit = table_unit(code, [&](std::string_view known) { return has(layout, known); });
    if (unit) units.push_back(*unit);
  }
  return units;
}

/// The year that the codes fit, or else come nearest to.
YearFit nearest_year(const RegionTables& tables, std::span<const std::string> codes,
                     std::span<const int> years, std::optional<int> requested, bool& fits) {
  Notices told_by_the_check;
  try {
    return fit_year(tables, codes, requested, told_by_the_check);
  } catch (const InputError&) {
    if (requested || codes.empty() || years.empty()) throw;
  }
  fits = false;
  int best = years.front();
  std::size_t most = 0;
  for (const int year : years) {
    const std::size_t known = known_units(codes, units_on(tables, first_of_january(year))).size();
    if (known >= most) {
      most = known;
      best = year;
    }
  }
  return fit_year(tables, codes, best, told_by_the_check);
}

std::vector<CodeName> named(const RegionTables& tables, const std::vector<std::string>& codes,
                            const std::vector<std::string>& layout, Date date) {
  std::vector<CodeName> units;
  for (const std::string& code : codes) {
    if (has(layout, code)) units.push_back({code, unit_name(tables, code, date)});
  }
  return units;
}

/// What the tables know of a unit that the layout of `date` lacks.
StrangeUnit look_up(const RegionTables& tables, const std::string& code,
                    const std::vector<std::string>& layout, Date date) {
  StrangeUnit strange;
  strange.unit = {code, unit_name(tables, code, date)};
  for (const UnitRow& row : tables.units) {
    if (row.code != code) continue;
    if (row.validity.to && *row.validity.to <= date) {
      // of several rows the last that had ended
      if (strange.ended && *row.validity.to < *strange.ended) continue;
      strange.ended = row.validity.to;
      const Succession later(tables, row.validity.from.value_or(kFirstDate), date);
      strange.lies_in = named(tables, later.successors(code), layout, date);
    } else if (row.validity.from && date < *row.validity.from && !strange.ended) {
      if (strange.began && *strange.began < *row.validity.from) continue;
      strange.began = row.validity.from;
      const Succession earlier(tables, date, *row.validity.from);
      strange.lies_in = named(tables, earlier.predecessors(code), layout, date);
    }
  }
  if (strange.ended) strange.began.reset();
  return strange;
}

}  // namespace

LayoutCheck check_layout(const RegionTables& tables, std::span<const std::string> codes,
                         std::span<const int> years, std::optional<int> requested) {
  LayoutCheck check;
  check.fit = nearest_year(tables, codes, years, requested, check.fits);
  const Date date = check.fit.date;
  const std::vector<std::string> layout = units_on(tables, date);
  const std::vector<std::string> known = known_units(codes, layout);
  check.codes = codes.size();
  check.known = known.size();
  check.present = std::set<std::string>(known.begin(), known.end()).size();
  check.layout = layout;
  for (const int year : years) {
    if (units_on(tables, first_of_january(year)) == layout) check.same_years.push_back(year);
  }

  const std::vector<std::string> ever = table_codes(tables);
  std::map<std::string, std::size_t> strange;  // how many codes of the layer
  for (const std::string& code : check.fit.unknown) {
    const auto unit = table_unit(code, [&](std::string_view some) { return has(ever, some); });
    ++strange[unit.value_or(municipality_of(code).value_or(code))];
  }
  for (const auto& [code, count] : strange) {
    check.strange.push_back(look_up(tables, code, layout, date));
    check.strange.back().codes = count;
  }
  for (const std::string& code : check.fit.missing) {
    MissingUnit missing{{code, unit_name(tables, code, date)}, {}};
    for (const StrangeUnit& unit : check.strange) {
      if (std::find(unit.lies_in.begin(), unit.lies_in.end(), missing.unit) != unit.lies_in.end()) {
        missing.instead.push_back(unit.unit);
      }
    }
    check.missing.push_back(std::move(missing));
  }
  return check;
}

}  // namespace grens
