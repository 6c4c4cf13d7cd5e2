#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/notices.hpp"
#include "regions/tables.hpp"
#include "regions/year.hpp"

namespace grens {

/// A unit whose land lies in several regions of a scheme on another day, so that as a whole it is
/// in none.
struct Unplaced {
  std::string unit;
  std::string scheme;
  std::vector<std::string> regions;  ///< sorted
};

/// Tables that tell the units of one day in which regions they lie on another.
struct RetimedTables {
  RegionTables tables;             ///< units and memberships hold always
  std::size_t carried = 0;         ///< units that are others on the other day
  std::vector<Unplaced> unplaced;  ///< by unit, then scheme
};

/// Brings the memberships of `regions_day` to the units of `units_day`, by the changes in between.
///
/// A unit that goes on by itself has its own rows. One that became a part of others or, going back,
/// was made of others, has their rows in a scheme when all of them have the same, and these are
/// `derived` at best; where they lie in different regions the unit is `unplaced` and has no rows:
/// nothing is guessed. O((rows + changes) log n).
RetimedTables retime(const RegionTables& tables, Date units_day, Date regions_day);

/// The year of a layer, as fit_year; and when `requested` is another year than the units are of,
/// `tables` become those that tell these units the regions of the requested year (see `retime`),
/// and the fit has both years. What cannot be placed is returned. Layers that fit no year, and
/// tables without changes, are as fit_year has them.
std::vector<Unplaced> fit_tables(RegionTables& tables, std::span<const std::string> codes,
                                 std::optional<int> requested, YearFit& fit, Notices& notices);

}  // namespace grens
