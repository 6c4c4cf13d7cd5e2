// Successors come as codes; each is looked up among the sorted units of the second layout.
#include "regions/lineage.hpp"

#include <algorithm>

#include "regions/code_names.hpp"

namespace grens {

bool Lineage::whole(UnitId a) const {
  const auto i = static_cast<std::size_t>(a);
  return complete[i] != 0 && after[i].size() == 1;
}

bool Lineage::follows(UnitId a, UnitId b) const {
  const std::vector<UnitId>& units = after[static_cast<std::size_t>(a)];
  return std::binary_search(units.begin(), units.end(), b);
}

Lineage follow_units(std::span<const CodeName> first, std::span<const CodeName> second,
                     const Succession& succession) {
  Lineage lineage;
  lineage.after.resize(first.size());
  lineage.before.resize(second.size());
  for (std::size_t a = 0; a < first.size(); ++a) {
    const std::vector<std::string> codes = succession.successors(first[a].code);
    for (const std::string& code : codes) {
      const CodeName* found = find_code(second, code);
      if (found == nullptr) continue;
      const auto b = static_cast<std::size_t>(found - second.data());
      lineage.after[a].push_back(static_cast<UnitId>(b));
      lineage.before[b].push_back(static_cast<UnitId>(a));
    }
    lineage.complete.push_back(lineage.after[a].size() == codes.size() ? 1 : 0);
  }
  return lineage;
}

}  // namespace grens
