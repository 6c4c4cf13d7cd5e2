// What the layer goes by is marked, then the table's units are gone through once.
#include "regions/outside.hpp"

#include <algorithm>
#include <set>

#include "regions/codes.hpp"

namespace grens {

std::vector<std::string> units_outside(const RegionTables& tables,
                                       std::span<const std::string> units, Date date) {
  const std::vector<std::string> layout = units_on(tables, date);
  const auto known = [&](std::string_view code) {
    return std::binary_search(layout.begin(), layout.end(), code);
  };
  std::set<std::string> taken;    // units of the table that the layer goes by
  std::set<std::string> touched;  // municipalities of its neighbourhoods
  for (const std::string& code : units) {
    if (auto unit = table_unit(code, known)) taken.insert(*std::move(unit));
    if (auto municipality = municipality_of(code)) touched.insert(*std::move(municipality));
  }
  std::vector<std::string> outside;
  for (const std::string& unit : layout) {
    if (taken.contains(unit) || touched.contains(unit)) continue;
    if (const auto municipality = municipality_of(unit)) {
      const bool told_by_it = taken.contains(*municipality) ||
                              (known(*municipality) && !touched.contains(*municipality));
      if (told_by_it) continue;
    }
    outside.push_back(unit);
  }
  return outside;
}

}  // namespace grens
