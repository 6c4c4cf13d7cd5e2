// A crossing breaks only a region that has both arcs on its border: each of two overlapping regions
// is a valid polygon by itself. Broken regions are united by GEOS; making a unit valid by structure
// counts an area that lies in two of its rings once, and loses none.
#include "coverage/region_layer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "coverage/polygons.hpp"
#include "geometry/nesting.hpp"

namespace grens {
namespace {

RegionLand unite(const Geos& geos, const RingSet& rings,
                 std::span<const std::vector<std::size_t>> positions,
                 std::span<const UnitId> units) {
  RegionLand land;
  land.repaired = true;
  std::vector<Geos::Geometry> parts;
  for (const UnitId unit : units) {
    const auto& of_unit = positions[static_cast<std::size_t>(unit)];
    if (!of_unit.empty()) {
      const MultiPolygon polygons = unit_polygons(rings, of_unit, &land.holes_left_out);
      parts.push_back(geos.make_valid(*geos.to_geos(polygons)));
    }
  }
  std::vector<std::vector<Point>> united;
  for (Polygon& polygon : geos.to_polygons(*geos.unite(std::move(parts)))) {
    united.push_back(std::move(polygon.shell));
    for (auto& hole : polygon.holes) united.push_back(std::move(hole));
  }
  land.united = nested_polygons(std::move(united), &land.holes_left_out);
  return land;
}

}  // namespace

void mark_crossed(const Coverage& coverage, std::span<const RegionId> labels,
                  std::span<const Crossing> crossings, Dissolved& dissolved) {
  const auto sides = [&](std::int32_t arc) {
    const Arc& a = coverage.arcs[static_cast<std::size_t>(arc)];
    const auto label = [&](UnitId unit) {
      return unit < 0 ? kNoRegion : labels[static_cast<std::size_t>(unit)];
    };
    return std::array<RegionId, 2>{label(a.left), label(a.right)};
  };
  for (const Crossing& crossing : crossings) {
    const auto a = sides(crossing.a);
    const auto b = sides(crossing.b);
    if (a[0] == a[1] || b[0] == b[1]) continue;  // not a border of this scheme
    for (const RegionId r : a) {
      if (r >= 0 && (r == b[0] || r == b[1])) {
        dissolved.regions[static_cast<std::size_t>(r)].broken = true;
      }
    }
  }
}

std::size_t RegionLayer::repaired_count() const {
  return static_cast<std::size_t>(std::count_if(
      regions.begin(), regions.end(), [](const RegionLand& land) { return land.repaired; }));
}

RegionLayer make_region_layer(const Coverage& coverage, const RingSet& rings,
                              std::span<const RegionId> labels, Dissolved dissolved,
                              const std::function<std::string(std::size_t)>& name) {
  const std::size_t region_count = dissolved.regions.size();
  RegionLayer layer;
  layer.regions.resize(region_count);
  std::vector<std::size_t> broken;
  for (std::size_t r = 0; r < region_count; ++r) {
    if (dissolved.regions[r].broken) {
      broken.push_back(r);
    } else {
      layer.regions[r].parts = std::move(dissolved.regions[r].parts);
    }
  }
  if (broken.empty()) return layer;
  std::vector<std::vector<UnitId>> members(region_count);
  for (std::size_t u = 0; u < labels.size(); ++u) {
    if (labels[u] >= 0)
      members[static_cast<std::size_t>(labels[u])].push_back(static_cast<UnitId>(u));
  }
  const auto positions = rings_by_unit(rings, coverage.unit_count);
  parallel_for(broken.size(), 1, [&](std::size_t begin, std::size_t end) {
    const Geos geos;
    for (std::size_t i = begin; i < end; ++i) {
      try {
        layer.regions[broken[i]] = unite(geos, rings, positions, members[broken[i]]);
      } catch (const std::runtime_error& error) {
        throw InputError(fmt::format(
            "{} cannot be united ({}), and borders inside it do not match: use grens repair first",
            name(broken[i]), error.what()));
      }
    }
  });
  return layer;
}

MultiPolygon layer_polygons(const Coverage& coverage, const RegionLand& land) {
  if (land.repaired) return land.united;
  return to_polygons(coverage, coverage.points, land.parts);
}

std::vector<std::vector<std::size_t>> rings_by_unit(const RingSet& rings, std::size_t unit_count) {
  std::vector<std::vector<std::size_t>> positions(unit_count);
  for (std::size_t r = 0; r < rings.size(); ++r) {
    positions[static_cast<std::size_t>(rings.unit[r])].push_back(r);
  }
  return positions;
}

MultiPolygon unit_polygons(const RingSet& rings, std::span<const std::size_t> positions,
                           std::size_t* holes_left_out) {
  std::vector<std::vector<Point>> points;
  for (const std::size_t r : positions)
    points.emplace_back(rings.ring(r).begin(), rings.ring(r).end());
  return nested_polygons(std::move(points), holes_left_out);
}

}  // namespace grens
