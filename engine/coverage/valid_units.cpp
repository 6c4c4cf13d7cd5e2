// GEOS judges each unit by itself. Rings are copied only when one of them has to be replaced.
#include "coverage/valid_units.hpp"

#include <fmt/format.h>

#include <optional>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "coverage/region_layer.hpp"
#include "geometry/geos.hpp"

namespace grens {
namespace {

void append(RingSet& rings, std::span<const Point> ring, UnitId unit) {
  rings.points.insert(rings.points.end(), ring.begin(), ring.end());
  rings.starts.push_back(static_cast<std::uint32_t>(rings.points.size()));
  rings.unit.push_back(unit);
}

/// Nothing for a unit that is valid.
std::optional<MultiPolygon> made_valid(const Geos& geos, const UnitLayer& layer, std::size_t unit,
                                       std::span<const std::size_t> positions) {
  try {
    const Geos::Geometry geometry = geos.to_geos(unit_polygons(layer.rings, positions));
    if (!geos.invalid_at(*geometry)) return std::nullopt;
    return geos.to_polygons(*geos.make_valid(*geometry));
  } catch (const std::runtime_error& error) {
    throw InputError(
        fmt::format("{} cannot be made a valid polygon ({}): repair the layer with grens "
                    "repair first",
                    layer.units[unit].code, error.what()));
  }
}

}  // namespace

std::vector<UnitId> make_units_valid(UnitLayer& layer) {
  const auto rings_of = rings_by_unit(layer.rings, layer.units.size());
  std::vector<std::optional<MultiPolygon>> valid(layer.units.size());
  parallel_for(valid.size(), 1, [&](std::size_t begin, std::size_t end) {
    const Geos geos;
    for (std::size_t u = begin; u < end; ++u) {
      valid[u] = made_valid(geos, layer, u, rings_of[u]);
    }
  });
  std::vector<UnitId> changed;
  for (std::size_t u = 0; u < valid.size(); ++u) {
    if (valid[u]) changed.push_back(static_cast<UnitId>(u));
  }
  if (changed.empty()) return changed;
  RingSet rings;
  for (std::size_t u = 0; u < valid.size(); ++u) {
    const auto unit = static_cast<UnitId>(u);
    if (!valid[u]) {
      for (const std::size_t r : rings_of[u]) append(rings, layer.rings.ring(r), unit);
      continue;
    }
    for (const Polygon& polygon : *valid[u]) {
      append(rings, polygon.shell, unit);
      for (const auto& hole : polygon.holes) append(rings, hole, unit);
    }
  }
  layer.rings = std::move(rings);
  return changed;
}

}  // namespace grens
