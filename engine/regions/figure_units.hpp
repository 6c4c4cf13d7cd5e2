#pragma once
#include "base/notices.hpp"
#include "regions/figure_table.hpp"
#include "regions/tables.hpp"
#include "regions/unit_links.hpp"

namespace grens {

/// Looks for units of a table that the year `from`, whose units `links` holds, does not know. Those
/// without figures are left out later, and said (`unknown-code`). InputError, with file and line,
/// when one has figures, or when they are more than half of all; it names the year that fits.
void check_figure_units(const FigureTable& table, const RegionTables& tables, int from,
                        const UnitLinks& links, Notices& notices);

}  // namespace grens
