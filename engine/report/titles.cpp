// A refinement `a+b` is called by the keys of both.
#include "report/titles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "regions/code_names.hpp"
#include "regions/text.hpp"

namespace grens {

Title scheme_title(const std::string& scheme) {
  static const std::map<std::string, Title> kTitles = {
      {"veiligheidsregio", {"safety region", "safety regions"}},
      {"politie_eenheid", {"police unit", "police units"}},
      {"politie_district", {"police district", "police districts"}},
      {"basisteam", {"local police team", "local police teams"}},
      {"riec", {"RIEC", "RIECs"}},
      {"veiligheidshuis", {"Veiligheidshuis", "Veiligheidshuizen"}},
      {"veiligheidshuis_model", {"modelled Veiligheidshuis", "modelled Veiligheidshuizen"}},
      {"arrondissement", {"court district", "court districts"}},
      {"provincie", {"province", "provinces"}},
  };
  const auto found = kTitles.find(scheme);
  if (found != kTitles.end()) return found->second;
  return {scheme + " region", scheme + " regions"};
}

Title unit_title(std::span<const std::string> codes) {
  const auto all = [&](std::string_view prefix) {
    return !codes.empty() && std::all_of(codes.begin(), codes.end(), [&](const std::string& code) {
      return code.starts_with(prefix);
    });
  };
  if (all("GM")) return {"municipality", "municipalities"};
  if (all("WK")) return {"wijk", "wijken"};
  if (all("BU")) return {"neighbourhood", "neighbourhoods"};
  return {"unit", "units"};
}

std::string called(const Unit& unit) { return called(CodeName{unit.code, unit.name}); }

}  // namespace grens
