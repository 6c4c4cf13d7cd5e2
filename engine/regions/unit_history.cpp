// The rows of changes.csv are followed from the unit in either direction, always to an earlier or
// always to a later day, so that the walk ends whatever the table says. Where the land of a unit
// that ended lies at last is asked of `Succession`.
#include "regions/unit_history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "base/error.hpp"
#include "regions/code_names.hpp"
#include "regions/find_unit.hpp"
#include "regions/region_names.hpp"
#include "regions/succession.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

/// "Haaren (GM0788, until 2021-01-01)".
std::string candidate(const RegionTables& tables, const std::string& code) {
  std::string out;
  for (const UnitRow& row : tables.units) {
    if (row.code != code) continue;
    const Validity& held = row.validity;
    out += fmt::format("{}{} ({}{}{})", out.empty() ? "" : ", ", shown(row.name), shown(code),
                       held.from ? ", from " + to_string(*held.from) : "",
                       held.to ? ", until " + to_string(*held.to) : "");
  }
  return out;
}

/// Other units that joined `row.new_code` by the same merger; whether it was there before.
void tell_merger(const RegionTables& tables, const ChangeRow& row, HistoryStep& step) {
  if (row.kind != ChangeKind::kMerge) return;
  for (const ChangeRow& other : tables.changes) {
    if (other.date != row.date || other.new_code != row.new_code ||
        other.kind != ChangeKind::kMerge || other.old_code == row.old_code) {
      continue;
    }
    if (other.old_code == other.new_code) {
      step.goes_on = true;
    } else {
      step.along.push_back({other.old_code, name_before(tables, other.old_code, row.date)});
    }
  }
  sort_by_name(step.along);
}

void sort_steps(std::vector<HistoryStep>& steps) {
  std::stable_sort(steps.begin(), steps.end(), [](const HistoryStep& a, const HistoryStep& b) {
    return std::tie(a.row->date, a.unit.name) < std::tie(b.row->date, b.unit.name);
  });
}

/// Land that came to a unit before `end`.
std::vector<HistoryStep> origins(const RegionTables& tables, const std::string& code, Date end) {
  std::vector<HistoryStep> steps;
  for (const ChangeRow& row : tables.changes) {
    if (row.new_code != code || row.old_code == code || end <= row.date) continue;
    HistoryStep step;
    step.unit = {row.old_code, name_before(tables, row.old_code, row.date)};
    step.row = &row;
    tell_merger(tables, row, step);
    step.further = origins(tables, row.old_code, row.date);
    steps.push_back(std::move(step));
  }
  sort_steps(steps);
  return steps;
}

/// Land that left a unit after `start`.
std::vector<HistoryStep> fates(const RegionTables& tables, const std::string& code, Date start) {
  std::vector<HistoryStep> steps;
  for (const ChangeRow& row : tables.changes) {
    if (row.old_code != code || row.new_code == code || row.date <= start) continue;
    HistoryStep step;
    step.unit = {row.new_code, unit_name(tables, row.new_code, row.date)};
    step.row = &row;
    tell_merger(tables, row, step);
    step.further = fates(tables, row.new_code, row.date);
    steps.push_back(std::move(step));
  }
  sort_steps(steps);
  return steps;
}

/// Stays of a unit, in each scheme where it has any: all, or those of one day.
std::vector<SchemeStays> stays_of(const RegionTables& tables, const std::string& code,
                                  std::optional<Date> on = {}) {
  std::vector<SchemeStays> schemes;
  for (const std::string& scheme : tables.membership.schemes) {
    SchemeStays found{scheme, {}};
    for (const MembershipRow& row : tables.membership.rows) {
      if (row.unit != code || row.scheme != scheme || (on && !row.validity.holds(*on))) continue;
      const RegionNames names(tables, scheme, row.validity.from.value_or(kFirstDate));
      found.stays.push_back({{row.region, names.name(row.region)}, &row});
    }
    std::stable_sort(found.stays.begin(), found.stays.end(),
                     [](const RegionStay& a, const RegionStay& b) {
                       return std::tie(a.row->validity.from, a.region.code) <
                              std::tie(b.row->validity.from, b.region.code);
                     });
    if (!found.stays.empty()) schemes.push_back(std::move(found));
  }
  return schemes;
}

}  // namespace

std::string find_unit_ever(const RegionTables& tables, std::string_view wanted) {
  if (tables.units.empty()) {
    throw InputError(fmt::format(
        "{}: there is no units.csv with units beside it, which has their names and days; add it",
        tables.files.membership));
  }
  const std::string plain = folded(wanted);
  const auto with = [&](const auto& meant) {
    std::set<std::string> codes;
    for (const UnitRow& row : tables.units) {
      if (meant(row)) codes.insert(row.code);
    }
    return codes;
  };
  std::set<std::string> codes = with([&](const UnitRow& row) { return row.code == wanted; });
  if (codes.empty()) codes = with([&](const UnitRow& row) { return row.name == wanted; });
  if (codes.empty()) {
    codes = with(
        [&](const UnitRow& row) { return folded(row.code) == plain || folded(row.name) == plain; });
  }
  if (codes.size() == 1) return *codes.begin();
  if (codes.size() > 1) {
    std::string list;
    for (const std::string& code : codes) {
      list += (list.empty() ? "" : ", ") + candidate(tables, code);
    }
    throw UsageError(
        fmt::format("{} is more than one unit: {}; give the code", in_quotes(wanted), list));
  }
  std::vector<CodeName> units;
  for (const UnitRow& row : tables.units) units.push_back({row.code, row.name});
  return units[static_cast<std::size_t>(find_unit(units, wanted))].code;  // throws: none is meant
}

UnitHistory unit_history(const RegionTables& tables, const std::string& code) {
  UnitHistory history;
  history.code = code;
  for (const UnitRow& row : tables.units) {
    if (row.code == code) history.names.push_back(&row);
  }
  std::sort(history.names.begin(), history.names.end(),
            [](const UnitRow* a, const UnitRow* b) { return a->validity.from < b->validity.from; });
  history.origins = origins(tables, code, kLastDate);
  history.fates = fates(tables, code, kFirstDate);
  history.schemes = stays_of(tables, code);
  history.ended = history.names.back()->validity.to.has_value();
  if (history.ended) {
    const Date start = history.names.back()->validity.from.value_or(kFirstDate);
    const Succession later(tables, start, kLastDate);
    const std::vector<std::string> last = units_on(tables, kLastDate);
    for (const std::string& unit : later.successors(code)) {
      if (!std::binary_search(last.begin(), last.end(), unit)) continue;  // nobody knows where to
      history.now.push_back(
          {{unit, unit_name(tables, unit, kLastDate)}, stays_of(tables, unit, kLastDate)});
    }
  }
  return history;
}

Basis weakest_basis(const std::vector<RegionStay>& stays) {
  Basis weakest = stays.front().row->basis;
  for (const RegionStay& stay : stays) weakest = std::max(weakest, stay.row->basis);
  return weakest;
}

std::vector<SchemeStays> certain_now(const UnitHistory& history) {
  std::vector<SchemeStays> certain;
  if (history.now.empty()) return certain;
  for (SchemeStays scheme : history.now.front().schemes) {
    const std::string region = scheme.stays.front().region.code;
    scheme.stays.clear();
    bool same = true;
    for (const LandNow& land : history.now) {
      const auto found =
          std::find_if(land.schemes.begin(), land.schemes.end(),
                       [&](const SchemeStays& other) { return other.scheme == scheme.scheme; });
      same = same && found != land.schemes.end() && found->stays.size() == 1 &&
             !found->stays.front().row->part && found->stays.front().region.code == region;
      if (same) scheme.stays.push_back(found->stays.front());
    }
    if (same) certain.push_back(std::move(scheme));
  }
  return certain;
}

}  // namespace grens
