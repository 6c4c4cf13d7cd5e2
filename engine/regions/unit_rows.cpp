// One pass over the table; a unit without rows of its own asks for those of its municipality.
#include "regions/unit_rows.hpp"

#include "regions/codes.hpp"

namespace grens {

RowsByUnit rows_by_unit(const RegionTables& tables, std::string_view scheme, Date date) {
  RowsByUnit index;
  for (const MembershipRow& row : tables.membership.rows) {
    if (row.scheme == scheme && row.validity.holds(date)) index[row.unit].push_back(&row);
  }
  return index;
}

const Rows* rows_of(const RowsByUnit& index, std::string_view code) {
  const auto unit = table_unit(code, [&](std::string_view known) { return index.contains(known); });
  return unit ? &index.find(*unit)->second : nullptr;
}

}  // namespace grens
