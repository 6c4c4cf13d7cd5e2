// Forward a unit goes to its successors, backward to its predecessors.
#include "regions/unit_links.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "regions/succession.hpp"
#include "regions/text.hpp"
#include "regions/year.hpp"

namespace grens {

UnitLinks link_units(const RegionTables& tables, int from, int to) {
  if (table_years(tables).empty()) {
    throw InputError(
        fmt::format("{} has no dates, so that it knows no years; name the folder of "
                    "tables that have them with --data",
                    tables.files.membership));
  }
  for (const int year : {from, to}) check_year(tables, year);
  if (tables.files.changes.empty()) {
    throw InputError(
        fmt::format("there is no changes.csv beside {}, so that nothing is known of "
                    "units that were joined or divided; put one there, or name "
                    "another folder with --data",
                    tables.files.membership));
  }
  const bool forward = from < to;
  const Succession succession(tables, first_of_january(std::min(from, to)),
                              first_of_january(std::max(from, to)));
  const std::vector<std::string> known = units_on(tables, first_of_january(to));
  UnitLinks links;
  for (const std::string& unit : units_on(tables, first_of_january(from))) {
    std::vector<std::string> targets =
        forward ? succession.successors(unit) : succession.predecessors(unit);
    for (const std::string& target : targets) {
      if (std::binary_search(known.begin(), known.end(), target)) continue;
      throw InputError(
          fmt::format("{} does not say where the land of {} of {} lies in {}; add the "
                      "changes in between",
                      tables.files.changes, in_quotes(unit), from, to));
    }
    links.emplace(unit, std::move(targets));
  }
  return links;
}

}  // namespace grens
