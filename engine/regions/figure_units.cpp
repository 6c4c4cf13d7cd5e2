// One pass over the rows; the year that their codes fit best goes into the refusal.
#include "regions/figure_units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "regions/text.hpp"
#include "regions/year.hpp"

namespace grens {

void check_figure_units(const FigureTable& table, const RegionTables& tables, int from,
                        const UnitLinks& links, Notices& notices) {
  std::vector<std::string> codes;
  std::vector<std::string> unknown;
  const FigureRow* first = nullptr;
  for (const FigureRow& row : table.rows) {
    codes.push_back(row.unit);
    if (links.contains(row.unit)) continue;
    unknown.push_back(row.unit);
    const bool figures = std::any_of(row.numbers.begin(), row.numbers.end(),
                                     [](const auto& number) { return number.has_value(); });
    if (figures && (first == nullptr || row.line < first->line)) first = &row;
  }
  if (unknown.empty()) return;
  const std::string are_not =
      fmt::format("{} not among the units of 1 January {}: {}",
                  spoken_count(unknown.size(), "code is", "codes are"), from, listed(unknown));
  const bool most = 2 * unknown.size() > table.rows.size();
  if (most || first != nullptr) {
    const auto fitting = best_year(tables, codes);
    const std::string from_option = fitting && fitting->year && *fitting->year != from
                                        ? fmt::format("--from {}, which they fit", *fitting->year)
                                        : std::string("--from");
    if (most) {
      throw InputError(
          fmt::format("{}: {}; name the year of the table with {}, or the column of "
                      "the codes with --code-field",
                      table.file, are_not, from_option));
    }
    throw error_at(table.file, first->line,
                   fmt::format("{} has figures, but {}; name the year of the table with {}, or "
                               "correct the codes",
                               in_quotes(first->unit), are_not, from_option));
  }
  notices.warn("unknown-code",
               fmt::format("{}: {}; they have no figures and are left out", table.file, are_not),
               unknown.size(), unknown);
}

}  // namespace grens
