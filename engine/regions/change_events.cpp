// Rows are sorted into events by a key: mergers by the unit that they make, everything else by the
// unit that it ends. A row from a unit to itself says that the unit goes on, and is no change by
// itself.
#include "regions/change_events.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "regions/code_names.hpp"
#include "regions/succession.hpp"

namespace grens {
namespace {

void add_once(std::vector<CodeName>& units, CodeName unit) {
  if (std::find(units.begin(), units.end(), unit) == units.end()) units.push_back(std::move(unit));
}

}  // namespace

bool held_before(const Validity& validity, Date date) {
  return (!validity.from || *validity.from < date) && (!validity.to || date <= *validity.to);
}

std::string name_before(const RegionTables& tables, std::string_view code, Date date) {
  for (const UnitRow& row : tables.units) {
    if (row.code == code && held_before(row.validity, date)) return row.name;
  }
  return unit_name(tables, code, date);
}

bool is_uncertain(const ChangeRow& row) {
  return !row.certainty.empty() && row.certainty != "certain";
}

std::vector<ChangeEvent> change_events(const RegionTables& tables, Date from, Date to) {
  std::map<std::tuple<Date, ChangeKind, std::string_view>, ChangeEvent> events;
  for (const ChangeRow* row : changes_between(tables, from, to)) {
    const std::string& key = row->kind == ChangeKind::kMerge ? row->new_code : row->old_code;
    ChangeEvent& event = events[{row->date, row->kind, key}];
    event.date = row->date;
    event.kind = row->kind;
    event.rows.push_back(row);
    if (row->old_code == row->new_code) {
      event.goes_on = true;
    } else {
      add_once(event.from, {row->old_code, name_before(tables, row->old_code, row->date)});
    }
    add_once(event.to, {row->new_code, unit_name(tables, row->new_code, row->date)});
  }
  std::vector<ChangeEvent> list;
  for (auto& entry : events) {
    ChangeEvent& event = entry.second;
    if (event.from.empty()) continue;
    sort_by_name(event.from);
    sort_by_name(event.to);
    if (event.kind == ChangeKind::kMerge) {
      event.goes_on =
          event.goes_on ||
          std::any_of(tables.units.begin(), tables.units.end(), [&](const UnitRow& u) {
            return u.code == event.to.front().code && held_before(u.validity, event.date);
          });
    }
    list.push_back(std::move(event));
  }
  return list;
}

}  // namespace grens
