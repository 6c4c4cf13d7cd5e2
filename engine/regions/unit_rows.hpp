#pragma once
#include <string_view>
#include <unordered_map>
#include <vector>

#include "regions/date.hpp"
#include "regions/tables.hpp"

namespace grens {

/// Memberships of one unit, in the order of the table.
using Rows = std::vector<const MembershipRow*>;
/// The same for the units of the table, by code.
using RowsByUnit = std::unordered_map<std::string_view, Rows>;

/// The rows of a scheme that hold on a date. They refer to the tables, which must outlive them.
/// O(rows).
RowsByUnit rows_by_unit(const RegionTables& tables, std::string_view scheme, Date date);

/// The rows that a unit of a layer goes by: its own, else those of its municipality (a
/// neighbourhood); nullptr when there are none.
const Rows* rows_of(const RowsByUnit& index, std::string_view code);

}  // namespace grens
