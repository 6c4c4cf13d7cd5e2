// The new order of the units is found first; units, columns and rings then follow it, each copied
// once. Rings of a unit lie together, so they keep their order among themselves.
#include "coverage/unit_layer.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace grens {
namespace {

using Order = std::vector<std::size_t>;  ///< for each new place: the old one

template <typename T>
void reorder(std::vector<T>& values, const Order& order) {
  std::vector<T> moved;
  moved.reserve(values.size());
  for (const std::size_t old : order) moved.push_back(std::move(values[old]));
  values = std::move(moved);
}

RingSet reordered(const RingSet& rings, const Order& order) {
  Order first_ring(order.size() + 1);  // of each old unit
  for (std::size_t unit = 0; unit < first_ring.size(); ++unit) {
    first_ring[unit] = static_cast<std::size_t>(
        std::lower_bound(rings.unit.begin(), rings.unit.end(), static_cast<UnitId>(unit)) -
        rings.unit.begin());
  }
  RingSet moved;
  moved.points.reserve(rings.points.size());
  moved.starts.reserve(rings.starts.size());
  moved.unit.reserve(rings.unit.size());
  for (std::size_t unit = 0; unit < order.size(); ++unit) {
    for (std::size_t r = first_ring[order[unit]]; r < first_ring[order[unit] + 1]; ++r) {
      const auto ring = rings.ring(r);
      moved.points.insert(moved.points.end(), ring.begin(), ring.end());
      moved.starts.push_back(static_cast<std::uint32_t>(moved.points.size()));
      moved.unit.push_back(static_cast<UnitId>(unit));
    }
  }
  return moved;
}

}  // namespace

void recode_units(UnitLayer& layer, std::vector<std::string> codes) {
  for (std::size_t unit = 0; unit < codes.size(); ++unit) {
    layer.units[unit].code = std::move(codes[unit]);
  }
  Order order(layer.units.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto by_code = [&](std::size_t a, std::size_t b) {
    return layer.units[a].code < layer.units[b].code;
  };
  if (std::is_sorted(order.begin(), order.end(), by_code)) return;
  std::sort(order.begin(), order.end(), by_code);
  reorder(layer.units, order);
  for (auto& [name, values] : layer.columns) reorder(values, order);
  layer.rings = reordered(layer.rings, order);
}

}  // namespace grens
