// Plain walks over units and regions; regions elsewhere are numbered on after those of the layer.
#include "audit/all_units.hpp"

#include <algorithm>

namespace grens {

std::vector<std::size_t> AllUnits::of_region(const SchemeLabels& labels, RegionId wanted) const {
  std::vector<std::size_t> units;
  for (std::size_t u = 0; u < count(); ++u) {
    if (region(labels, u) == wanted) units.push_back(u);
  }
  return units;
}

std::size_t known_regions(const SchemeLabels& labels) {
  return labels.regions.size() + labels.elsewhere.size();
}

RegionId region_of_code(const SchemeLabels& labels, const std::string& code) {
  for (std::size_t r = 0; r < known_regions(labels); ++r) {
    const auto id = static_cast<RegionId>(r);
    const RegionInfo& info = labels.info(id);
    const bool holds = std::any_of(info.members.begin(), info.members.end(),
                                   [&](const CodeName& member) { return member.code == code; });
    if (info.code == code || holds) return id;
  }
  return kNoRegion;
}

}  // namespace grens
