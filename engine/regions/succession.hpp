#pragma once
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "regions/date.hpp"
#include "regions/tables.hpp"

namespace grens {

/// The changes after `from` up to and on `to`, by date, those of a date in the order of the table.
std::vector<const ChangeRow*> changes_between(const RegionTables& tables, Date from, Date to);

/// Where the land and people of the units of one day lie on a later one, by the changes in between
/// (boundary corrections between units that go on are not among them).
class Succession {
 public:
  /// `from` is not later than `to`. O(units + changes), up to sorting. Keeps nothing of `tables`.
  Succession(const RegionTables& tables, Date from, Date to);

  /// Units of the later day in which land of a unit of the earlier one lies, sorted. A single one
  /// has all of it. A unit that no change touches, known or not, is its own.
  std::vector<std::string> successors(std::string_view code) const;

  /// Units of the earlier day of which a unit of the later one has land, all or a part, sorted.
  std::vector<std::string> predecessors(std::string_view code) const;

  /// Whether all land of a unit of the earlier day lies in a single unit of the later one.
  bool whole(std::string_view code) const { return successors(code).size() == 1; }

 private:
  using Codes = std::set<std::string, std::less<>>;

  std::unordered_map<std::string, Codes> after_;   // those that a change touches
  std::unordered_map<std::string, Codes> before_;  // the same, the other way
};

}  // namespace grens
