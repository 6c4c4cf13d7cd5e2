#pragma once
#include <string>
#include <vector>

#include "regions/date.hpp"
#include "regions/labels.hpp"
#include "regions/tables.hpp"

namespace grens {

/// What happened to units on one day, in one piece: some joined into one, one was divided, or one
/// got another name or code. Refers to the rows of the tables, which must outlive it.
struct ChangeEvent {
  Date date;
  ChangeKind kind = ChangeKind::kMerge;
  /// As they were called before, by name: the unit that was divided or renamed; of a merger those
  /// that joined, without the one that goes on under its code.
  std::vector<CodeName> from;
  /// As they are called since, by name: the receivers of a division, else one unit.
  std::vector<CodeName> to;
  bool goes_on = false;                ///< of a merger: `to` was there before, and got larger
  std::vector<const ChangeRow*> rows;  ///< all that say so, in the order of the table
};

/// Whether a row holds on the days that end with `date`, which itself is not one of them.
bool held_before(const Validity& validity, Date date);

/// Name of a unit just before `date`, or the latest that the table has; empty when it has none.
std::string name_before(const RegionTables& tables, std::string_view code, Date date);

/// The changes after `from` up to and on `to` as events: by date, on a date mergers, divisions and
/// then new names and codes, by the code of the unit that they make or end.
std::vector<ChangeEvent> change_events(const RegionTables& tables, Date from, Date to);

/// A row that does not say `certain`.
bool is_uncertain(const ChangeRow& row);

}  // namespace grens
