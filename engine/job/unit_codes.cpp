// Units come in the order of their new codes, with their rings and columns.
#include "job/unit_codes.hpp"

#include <utility>

#include "regions/codes.hpp"

namespace grens {

std::vector<std::string> unit_codes(const UnitLayer& layer) {
  std::vector<std::string> codes;
  for (const Unit& unit : layer.units) codes.push_back(unit.code);
  return codes;
}

void normalise_units(UnitLayer& layer, const RegionTables& tables, Notices& notices) {
  NormalisedCodes normalised = normalise_codes(unit_codes(layer), table_codes(tables));
  if (normalised.said.empty()) return;
  notices.info("codes", normalised.said);
  recode_units(layer, std::move(normalised.codes));
}

}  // namespace grens
