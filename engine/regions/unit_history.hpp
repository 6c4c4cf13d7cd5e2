#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "regions/change_events.hpp"
#include "regions/date.hpp"
#include "regions/labels.hpp"
#include "regions/tables.hpp"

namespace grens {

/// A unit whose land, or a part of it, came from or went to another one: a branch of a tree.
struct HistoryStep {
  CodeName unit;                     ///< the other unit, as it was called at that time
  const ChangeRow* row = nullptr;    ///< what the table says of it
  std::vector<CodeName> along;       ///< of a merger: the other units that joined, by name
  bool goes_on = false;              ///< of a merger: the unit that they made was there before
  std::vector<HistoryStep> further;  ///< before that (origins) or after it (fates), by date
};

/// A unit lies, for a while, in a region.
struct RegionStay {
  CodeName region;                     ///< by its name at the start of the stay
  const MembershipRow* row = nullptr;  ///< the days, the basis, whether it is only a part
};

/// The stays of one scheme, by date.
struct SchemeStays {
  std::string scheme;
  std::vector<RegionStay> stays;
};

/// Where land of a unit that is no more lies at last.
struct LandNow {
  CodeName unit;                     ///< of the last day
  std::vector<SchemeStays> schemes;  ///< regions of that unit on the last day; each has a stay
};

/// What the tables know of one unit. Refers to them, and they must outlive it.
struct UnitHistory {
  std::string code;
  std::vector<const UnitRow*> names;  ///< rows of the unit, by date; at least one
  std::vector<HistoryStep> origins;   ///< land that it got from others, by date
  std::vector<HistoryStep> fates;     ///< land that went to others, by date
  std::vector<SchemeStays> schemes;   ///< those in which it had a region, as the table has them
  bool ended = false;                 ///< no row holds without an end
  std::vector<LandNow> now;           ///< of a unit that ended; by code; empty: not known

  const std::string& name() const { return names.back()->name; }
};

/// The code of the one unit, of whatever time, that a person means by a code or a name: tried are
/// the code, the name as written, both without regard to case and accents. Throws UsageError when
/// several are meant, with their codes and days, or none, with those near it; InputError when there
/// is no units.csv.
std::string find_unit_ever(const RegionTables& tables, std::string_view wanted);

/// The history of a unit that units.csv knows, in time. O(table rows * steps).
UnitHistory unit_history(const RegionTables& tables, const std::string& code);

/// The weakest basis of some stays, of which there is one at least.
Basis weakest_basis(const std::vector<RegionStay>& stays);

/// The schemes, in the order of the table, in which all land of a unit that ended lies in one and
/// the same region on the last day, as a whole, with a stay for each unit whose region it is.
std::vector<SchemeStays> certain_now(const UnitHistory& history);

}  // namespace grens
