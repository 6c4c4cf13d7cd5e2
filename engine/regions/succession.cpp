// The land of every unit that a change names is followed from date to date: on each, a unit that
// the changes of that date name as old is replaced by all units that they name as its new ones. The
// rows of one date are applied at once, since a unit may give and receive on it.
#include "regions/succession.hpp"

#include <algorithm>
#include <map>

namespace grens {

std::vector<const ChangeRow*> changes_between(const RegionTables& tables, Date from, Date to) {
  std::vector<const ChangeRow*> changes;
  for (const ChangeRow& row : tables.changes) {
    if (from < row.date && row.date <= to) changes.push_back(&row);
  }
  std::stable_sort(changes.begin(), changes.end(),
                   [](const ChangeRow* a, const ChangeRow* b) { return a->date < b->date; });
  return changes;
}

Succession::Succession(const RegionTables& tables, Date from, Date to) {
  const std::vector<const ChangeRow*> changes = changes_between(tables, from, to);
  const std::vector<std::string> units = units_on(tables, from);
  for (const ChangeRow* row : changes) {
    for (const std::string& code : {row->old_code, row->new_code}) {
      if (std::binary_search(units.begin(), units.end(), code)) after_[code] = {code};
    }
  }
  for (std::size_t i = 0; i < changes.size();) {
    std::map<std::string_view, Codes> receivers;
    const Date date = changes[i]->date;
    for (; i < changes.size() && changes[i]->date == date; ++i) {
      receivers[changes[i]->old_code].insert(changes[i]->new_code);
    }
    for (auto& [start, codes] : after_) {
      Codes next;
      for (const std::string& code : codes) {
        const auto found = receivers.find(code);
        if (found == receivers.end()) {
          next.insert(code);
        } else {
          next.insert(found->second.begin(), found->second.end());
        }
      }
      codes = std::move(next);
    }
  }
  for (const auto& [start, codes] : after_) {
    for (const std::string& code : codes) before_[code].insert(start);
  }
}

std::vector<std::string> Succession::successors(std::string_view code) const {
  const auto found = after_.find(std::string(code));
  if (found == after_.end()) return {std::string(code)};
  return {found->second.begin(), found->second.end()};
}

std::vector<std::string> Succession::predecessors(std::string_view code) const {
  const auto found = before_.find(std::string(code));
  if (found == before_.end()) return {std::string(code)};
  return {found->second.begin(), found->second.end()};
}

}  // namespace grens
