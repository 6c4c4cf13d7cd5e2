// The rows of the day asked for are gathered by unit and scheme. Each unit of the other day then
// looks at the rows of the units that it became or was made of: all the same, they are its own,
// else it lies partly in all of their regions.
#include "regions/retime.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "regions/population.hpp"
#include "regions/succession.hpp"
#include "regions/text.hpp"
#include "regions/year_table.hpp"

namespace grens {
namespace {

/// The rows of a unit in one scheme that hold on a day.
using Rows = std::vector<const MembershipRow*>;
using RowsByUnit = std::map<std::pair<std::string_view, std::string_view>, Rows>;

RowsByUnit rows_on(const Membership& membership, Date day) {
  RowsByUnit rows;
  for (const MembershipRow& row : membership.rows) {
    if (row.validity.holds(day)) rows[{row.unit, row.scheme}].push_back(&row);
  }
  return rows;
}

/// The regions that rows name, and whether each has all of the unit.
std::set<std::pair<std::string_view, bool>> regions_of(const Rows& rows) {
  std::set<std::pair<std::string_view, bool>> regions;
  for (const MembershipRow* row : rows) regions.emplace(row->region, row->part);
  return regions;
}

class Retimer {
 public:
  Retimer(const RegionTables& tables, Date units_day, Date regions_day)
      : forward_(units_day <= regions_day),
        succession_(tables, std::min(units_day, regions_day), std::max(units_day, regions_day)),
        rows_(rows_on(tables.membership, regions_day)) {}

  /// The units of the other day that a unit became, or was made of.
  std::vector<std::string> related(const std::string& unit) const {
    return forward_ ? succession_.successors(unit) : succession_.predecessors(unit);
  }

  void add(const std::string& unit, const std::vector<std::string>& others,
           const std::string& scheme, RetimedTables& out) const {
    const bool itself = others.size() == 1 && others.front() == unit;
    Rows all;
    bool same = true;
    std::vector<const Rows*> each;
    for (const std::string& other : others) {
      const auto found = rows_.find({other, scheme});
      each.push_back(found == rows_.end() ? nullptr : &found->second);
      if (!each.back() || !each.front() || regions_of(*each.back()) != regions_of(*each.front())) {
        same = false;
      }
      if (each.back()) all.insert(all.end(), each.back()->begin(), each.back()->end());
    }
    if (all.empty()) return;
    std::set<std::string> regions;
    for (const MembershipRow* row : all) regions.insert(row->region);
    if (!same && regions.size() > 1) {
      out.divided.push_back({unit, scheme, {regions.begin(), regions.end()}});
    }
    Basis weakest = itself ? Basis::kSource : Basis::kDerived;
    for (const MembershipRow* row : all) weakest = std::max(weakest, row->basis);
    std::set<std::string> told;
    for (const MembershipRow* row : all) {
      if (!told.insert(row->region).second) continue;
      MembershipRow copy = *row;
      copy.unit = unit;
      copy.validity = {};
      copy.part = copy.part || !same;
      if (!itself) {
        copy.basis = weakest;
        copy.note = fmt::format("{} {}", forward_ ? "became" : "was", listed(others));
      }
      out.tables.membership.rows.push_back(std::move(copy));
    }
  }

 private:
  bool forward_;
  Succession succession_;
  RowsByUnit rows_;
};

/// The people of the units of `day`, as figures that no change has to carry on.
void keep_people(const RegionTables& tables, Date day, RegionTables& out) {
  const std::vector<std::string> units = units_on(tables, day);
  const UnitPopulation people = table_population(tables, units, day.year);
  out.changes.clear();
  out.population.clear();
  for (std::size_t u = 0; u < units.size(); ++u) {
    out.population.push_back({units[u], people.year.value_or(day.year), people.persons[u], 0});
  }
}

}  // namespace

RetimedTables retime(const RegionTables& tables, Date units_day, Date regions_day) {
  RetimedTables out{tables, 0, {}};
  out.tables.membership.rows.clear();
  out.tables.units.clear();
  const Retimer retimer(tables, units_day, regions_day);
  for (const std::string& unit : units_on(tables, units_day)) {
    out.tables.units.push_back({unit, unit_name(tables, unit, units_day), {}, 0});
    const std::vector<std::string> others = retimer.related(unit);
    if (others != std::vector<std::string>{unit}) ++out.carried;
    for (const std::string& scheme : tables.membership.schemes) {
      retimer.add(unit, others, scheme, out);
    }
  }
  keep_people(tables, units_day, out.tables);
  return out;
}

std::vector<Divided> fit_tables(RegionTables& tables, std::span<const std::string> codes,
                                std::optional<int> requested, YearFit& fit, Notices& notices) {
  const std::optional<YearFit> best =
      requested && !tables.changes.empty() ? best_year(tables, codes) : std::nullopt;
  if (requested) warn_of_later_year(tables, *requested, notices);
  const std::vector<int> years = table_years(tables);
  const bool known_year = requested && !years.empty() && *requested >= years.front();
  const auto fits = [&](int year) {
    return best->year == year ||
           std::count(best->equal_years.begin(), best->equal_years.end(), year);
  };
  if (!best || !known_year || fits(std::min(*requested, years.back()))) {
    fit = fit_year(tables, codes, requested, notices);
    return {};
  }
  RetimedTables retimed =
      retime(tables, first_of_january(*best->year), first_of_january(*requested));
  tables = std::move(retimed.tables);
  fit = fit_year(tables, codes, std::nullopt, notices);
  fit.year = requested;
  fit.date = first_of_january(*requested);
  fit.requested = true;
  fit.units_year = best->year;
  notices.info(
      "retimed",
      fmt::format("the layer has the units of {}; they are told the regions of {}, by the "
                  "changes in between ({} another unit then)",
                  *best->year, *requested, spoken_count(retimed.carried, "unit is", "units are")));
  return std::move(retimed.divided);
}

}  // namespace grens
