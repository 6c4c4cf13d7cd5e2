#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/notices.hpp"
#include "regions/date.hpp"
#include "regions/tables.hpp"

namespace grens {

/// Which year's layout the codes of a layer are.
struct YearFit {
  std::optional<int> year;           ///< none: the tables hold no dates and are valid always
  Date date = kLastDate;             ///< the day to look things up on: 1 January of the year
  std::optional<int> units_year;     ///< the year of the layer's units, when it is another one
  bool requested = false;            ///< the caller named the year
  std::vector<int> equal_years;      ///< other years that fit just as well, ascending
  double score = 0;                  ///< share of codes that both have, 0..1 (see `fit_year`)
  std::vector<std::string> unknown;  ///< codes of the layer that the layout lacks, sorted
  std::vector<std::string> missing;  ///< units of the layout that the layer lacks, in the regions
                                     ///< concerned, sorted

  /// The year of the layer's units.
  std::optional<int> layout_year() const { return units_year ? units_year : year; }
};

/// The years that the tables can answer for, ascending: from the year before the first date that
/// units or membership name to the layout that the last one leaves, those whose 1 January has both
/// units and memberships. Empty when no table holds a date.
std::vector<int> table_years(const RegionTables& tables);

/// InputError, naming the first year or the last, when the tables have dates and no layout of
/// `year`. What holds after the last date holds on.
void check_year(const RegionTables& tables, int year);

/// Finds the year whose layout `codes` (of the layer; see `table_unit` for neighbourhoods) fits.
///
/// The score of a year is the share of the union of codes that both have: K / (L + M), where L are
/// the layer's codes, K those that the layout knows, and M the units of the layout that the layer
/// lacks *within the regions concerned*. A layer may be a part of the country, so these are, from
/// coarse to fine: the country, then for each scheme that gives a region to 95% of the layout's
/// units (and is not modelled throughout), its regions that hold a unit of the layer. The first in
/// which some year scores 95% counts for all years; else the one with the best score. So the
/// municipalities of one province fit as well as those of the country, and a few picked ones are
/// compared within their districts. Neighbourhoods that the tables do not know count once, as their
/// municipality.
///
/// Among the years that know at least 95% of the codes the best score wins, of equal ones the
/// latest; the others are `equal_years`. A `requested` year is taken as it is.
///
/// Throws InputError when no year knows 95% of the codes (naming the three best and what they
/// lack), when a requested year (or the undated tables) knows fewer than half of them, when the
/// tables have no layout of a requested year (`check_year`), when their dates cover no 1 January at
/// all, and when there are no codes.
/// What was chosen and what is unknown or missing is added to `notices` (`year`, `unknown-code`,
/// `missing-unit`). O(years * (table rows + codes)), up to sorting.
YearFit fit_year(const RegionTables& tables, std::span<const std::string> codes,
                 std::optional<int> requested, Notices& notices);

/// The year that fit_year finds when none is requested; nothing where it would throw.
std::optional<YearFit> best_year(const RegionTables& tables, std::span<const std::string> codes);

}  // namespace grens
