// The faces that several units cover, added up by pair.
#include "coverage/overlaps.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace grens {

std::vector<UnitOverlap> find_overlaps(const FaceLayer& layer) {
  std::map<std::pair<UnitId, UnitId>, double> area;
  for (const Face& face : layer.faces) {
    for (std::size_t i = 0; i < face.units.size(); ++i) {
      for (std::size_t k = i + 1; k < face.units.size(); ++k) {
        area[{face.units[i], face.units[k]}] += face.area;
      }
    }
  }
  std::vector<UnitOverlap> overlaps;
  for (const auto& [pair, sum] : area) {
    if (sum >= kSmallestOverlap) overlaps.push_back({pair.first, pair.second, sum});
  }
  std::sort(overlaps.begin(), overlaps.end(), [](const UnitOverlap& p, const UnitOverlap& q) {
    return std::tuple(-p.area, p.a, p.b) < std::tuple(-q.area, q.a, q.b);
  });
  return overlaps;
}

}  // namespace grens
