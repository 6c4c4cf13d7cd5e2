#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/notices.hpp"
#include "regions/tables.hpp"
#include "regions/year.hpp"

namespace grens {

/// A unit of whose land only parts lie in each of several regions of a scheme on another day.
struct Divided {
  std::string unit;                  ///< code
  std::string scheme;                ///< key
  std::vector<std::string> regions;  ///< sorted
};

/// Tables that tell the units of one day in which regions they lie on another.
struct RetimedTables {
  RegionTables tables;           ///< units and memberships hold always
  std::size_t carried = 0;       ///< units that are others on the other day
  std::vector<Divided> divided;  ///< by unit, then scheme
};

/// Brings the memberships of `regions_day` to the units of `units_day`, by the changes in between.
///
/// A unit that goes on by itself has its own rows. One that became a part of others or, going back,
/// was made of others, has their rows in a scheme, `derived` at best. Where these lie in different
/// regions, or the region of one is not known, the rows say that only a part of the unit lies there
/// (it is `divided` when there are several): labels then join such regions, and nothing is guessed
/// or lost. People are those of the units on their own day. O((rows + changes) log n).
RetimedTables retime(const RegionTables& tables, Date units_day, Date regions_day);

/// The year of a layer, as fit_year; and when `requested` is another year than the units are of,
/// `tables` become those that tell these units the regions of the requested year (see `retime`),
/// and the fit has both years. The divided units are returned. Layers that fit no year, and
/// tables without changes, are as fit_year has them.
std::vector<Divided> fit_tables(RegionTables& tables, std::span<const std::string> codes,
                                std::optional<int> requested, YearFit& fit, Notices& notices);

}  // namespace grens
