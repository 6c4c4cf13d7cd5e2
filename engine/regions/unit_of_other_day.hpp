#pragma once
#include <string>
#include <string_view>

#include "regions/date.hpp"
#include "regions/tables.hpp"

namespace grens {

/// What became of a unit that is meant by its code, name or number and that is there on other days
/// than `date`, and what to do: "Weesp (GM0457) ended on 2022-03-24: its land lies in Amsterdam
/// (GM0363); name that, or give --year 2022". Empty when no such unit is meant, or several are.
/// O(table rows), up to sorting.
std::string told_of_other_day(const RegionTables& tables, std::string_view wanted, Date date);

}  // namespace grens
