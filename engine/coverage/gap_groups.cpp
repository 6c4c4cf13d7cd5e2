// Groups grow by joining: each starts as one face with the units beside it, and two that share a
// border become one when together they have two units at most. Faces are taken in their order, so
// the same layer always gives the same groups.
#include "coverage/gap_groups.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "base/union_find.hpp"

namespace grens {
namespace {

constexpr std::size_t kMostUnits = 2;

std::vector<UnitId> units_beside(const FaceLayer& layer, const std::vector<FaceSide>& sides) {
  std::vector<UnitId> units;
  for (const FaceSide& side : sides) {
    if (side.face < 0) continue;
    const auto& there = layer.faces[static_cast<std::size_t>(side.face)].units;
    if (there.size() == 1) units.push_back(there.front());
  }
  std::sort(units.begin(), units.end());
  units.erase(std::unique(units.begin(), units.end()), units.end());
  return units;
}

}  // namespace

std::vector<std::vector<std::size_t>> gap_groups(const FaceLayer& layer, const SidesOfFaces& sides,
                                                 const std::vector<std::uint8_t>& gaps) {
  UnionFind together(gaps.size());
  std::vector<std::vector<UnitId>> units(gaps.size());  // of a root
  for (std::size_t f = 0; f < gaps.size(); ++f) {
    if (gaps[f] != 0) units[f] = units_beside(layer, sides[f]);
  }
  for (std::size_t f = 0; f < gaps.size(); ++f) {
    if (gaps[f] == 0) continue;
    for (const FaceSide& side : sides[f]) {
      if (side.face < 0 || gaps[static_cast<std::size_t>(side.face)] == 0) continue;
      const std::size_t a = together.find(f);
      const std::size_t b = together.find(static_cast<std::size_t>(side.face));
      if (a == b) continue;
      std::vector<UnitId> both;
      std::set_union(units[a].begin(), units[a].end(), units[b].begin(), units[b].end(),
                     std::back_inserter(both));
      if (both.size() > kMostUnits) continue;
      units[std::min(a, b)] = std::move(both);
      together.unite(a, b);
    }
  }
  std::map<std::size_t, std::vector<std::size_t>> groups;
  for (std::size_t f = 0; f < gaps.size(); ++f) {
    if (gaps[f] != 0) groups[together.find(f)].push_back(f);
  }
  std::vector<std::vector<std::size_t>> result;
  result.reserve(groups.size());
  for (auto& [first, faces] : groups) result.push_back(std::move(faces));
  return result;
}

}  // namespace grens
