// The new units are sorted by code, then each old one finds its own; rings follow in the order of
// the new units, and within one by their first point, which is the smallest.
#include "coverage/join_units.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace grens {
namespace {

RingSet joined_rings(const RingSet& rings, const std::vector<UnitId>& into) {
  std::vector<std::size_t> order(rings.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto unit = [&](std::size_t r) { return into[static_cast<std::size_t>(rings.unit[r])]; };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const Point& p = rings.ring(a).front();
    const Point& q = rings.ring(b).front();
    return std::tuple(unit(a), p.x, p.y) < std::tuple(unit(b), q.x, q.y);
  });
  RingSet joined;
  joined.points.reserve(rings.points.size());
  for (const std::size_t r : order) {
    const auto ring = rings.ring(r);
    joined.points.insert(joined.points.end(), ring.begin(), ring.end());
    joined.starts.push_back(static_cast<std::uint32_t>(joined.points.size()));
    joined.unit.push_back(unit(r));
  }
  return joined;
}

}  // namespace

JoinedUnits join_units(const UnitLayer& layer, const std::vector<std::string>& codes) {
  std::map<std::string, UnitId> ids;
  for (const std::string& code : codes) ids.emplace(code, 0);
  JoinedUnits joined;
  for (auto& [code, id] : ids) {
    id = static_cast<UnitId>(joined.layer.units.size());
    joined.layer.units.push_back({code, {}, std::int64_t{0}});
  }
  for (std::size_t u = 0; u < layer.units.size(); ++u) {
    const Unit& old = layer.units[u];
    joined.into.push_back(ids.at(codes[u]));
    Unit& unit = joined.layer.units[static_cast<std::size_t>(joined.into.back())];
    if (old.code == unit.code) unit.name = old.name;
    if (unit.population && old.population) {
      *unit.population += *old.population;
    } else {
      unit.population.reset();
    }
  }
  joined.layer.has_population = layer.has_population;
  joined.layer.approximate = layer.approximate;
  joined.layer.rings = joined_rings(layer.rings, joined.into);
  return joined;
}

}  // namespace grens
