#pragma once
#include <string>
#include <vector>

#include "regions/diff_units.hpp"
#include "regions/layout.hpp"
#include "regions/lineage.hpp"
#include "regions/succession.hpp"
#include "regions/tables.hpp"

namespace grens {

/// Units of two layers that nothing can be said of, since the other layer is only a part of the
/// country: the tables know what became of them, or what they were, and the other layer has no land
/// there. Codes are sorted.
struct LeftOut {
  std::vector<CodeName> before;  ///< units of before, all of whose land lies outside after
  std::vector<CodeName> after;   ///< units of after, all of whose land lies outside before
};

/// Finds them. `lineage` is of the two layouts, by `succession`; `tables` have both days.
/// O((units + table rows) log units).
LeftOut find_left_out(const RegionTables& tables, const Layout& before, const Layout& after,
                      const Lineage& lineage, const Succession& succession);

/// Takes the regions from units that are left out, and then those regions that no unit of either
/// layout lies in. What remains can be compared.
void keep_common_regions(Layout& before, Layout& after, const LeftOut& left_out);

/// Corrects what compare_units finds where layers lack units: that units which are left out are
/// gone or new is no finding, and a unit with a new code that was made of others too is merged.
void correct_findings(std::vector<UnitFinding>& findings, const LeftOut& left_out,
                      const Succession& succession);

}  // namespace grens
