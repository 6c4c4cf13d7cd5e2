#pragma once
#include <string>
#include <vector>

#include "base/notices.hpp"
#include "coverage/unit_layer.hpp"
#include "regions/tables.hpp"

namespace grens {

/// Codes of the units of a layer, in its order.
std::vector<std::string> unit_codes(const UnitLayer& layer);

/// Brings the codes of a layer to the tables' form (`normalise_codes`), so that one spelling is in
/// all that is made of it; said in `notices` (`codes`).
void normalise_units(UnitLayer& layer, const RegionTables& tables, Notices& notices);

}  // namespace grens
