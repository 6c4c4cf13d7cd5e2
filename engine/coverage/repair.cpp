// Faces, owners, and a dissolve of the faces by owner.
#include "coverage/repair.hpp"

#include <algorithm>
#include <cmath>

#include "coverage/polygons.hpp"
#include "coverage/tolerance.hpp"

namespace grens {
namespace {

RingSet unit_rings(const FaceLayer& layer, const Resolution& resolution) {
  RingSet rings;
  const Dissolved units = resolved_units(layer, resolution);
  const auto add = [&](const std::vector<Point>& ring, UnitId unit) {
    rings.points.insert(rings.points.end(), ring.begin(), ring.end());
    rings.starts.push_back(static_cast<std::uint32_t>(rings.points.size()));
    rings.unit.push_back(unit);
  };
  for (std::size_t u = 0; u < units.regions.size(); ++u) {
    for (const Polygon& part :
         to_polygons(layer.coverage, layer.coverage.points, units.regions[u].parts)) {
      add(part.shell, static_cast<UnitId>(u));
      for (const auto& hole : part.holes) add(hole, static_cast<UnitId>(u));
    }
  }
  return rings;
}

RepairedFace describe(const Face& face, UnitId to, bool to_keep_whole) {
  return {face.units, to, face.area, 2 * face.area / face.perimeter, face.place, to_keep_whole};
}

void describe_faces(const FaceLayer& layer, const Resolution& resolution, Repair& repair) {
  for (const Given& given : resolution.given) {
    repair.faces.push_back(describe(layer.faces[given.face], given.to, given.to_keep_whole));
  }
  for (std::size_t f = 0; f < layer.faces.size(); ++f) {
    if (resolution.owner[f] < 0) repair.faces.push_back(describe(layer.faces[f], -1, false));
  }
  std::stable_sort(
      repair.faces.begin(), repair.faces.end(), [](const RepairedFace& a, const RepairedFace& b) {
        return a.area != b.area ? a.area > b.area : lexicographic_less(a.place, b.place);
      });
}

void compare_areas(const FaceLayer& layer, const Resolution& resolution, Repair& repair) {
  std::vector<UnitChange> units(layer.unit_count);
  std::vector<bool> touched(layer.unit_count);
  for (std::size_t u = 0; u < units.size(); ++u) units[u].unit = static_cast<UnitId>(u);
  for (std::size_t f = 0; f < layer.faces.size(); ++f) {
    const Face& face = layer.faces[f];
    const RegionId owner = resolution.owner[f];
    for (const UnitId unit : face.units) {
      units[static_cast<std::size_t>(unit)].before += face.area;
      if (unit != owner) touched[static_cast<std::size_t>(unit)] = true;
    }
    if (owner < 0) continue;
    units[static_cast<std::size_t>(owner)].after += face.area;
    if (face.units.empty()) touched[static_cast<std::size_t>(owner)] = true;
  }
  for (std::size_t u = 0; u < units.size(); ++u) {
    if (touched[u]) repair.units.push_back(units[u]);
  }
  const auto change = [](const UnitChange& c) {
    return c.before > 0 ? std::abs(c.after - c.before) / c.before : 0;
  };
  std::stable_sort(repair.units.begin(), repair.units.end(),
                   [&](const UnitChange& a, const UnitChange& b) { return change(a) > change(b); });
}

}  // namespace

Repair repair_layer(RingSet rings, std::size_t unit_count, const Measurer& measurer,
                    std::optional<double> gap_width, const RepairRules& rules) {
  const FaceLayer layer = find_faces(rings, unit_count, measurer);
  Repair repair;
  if (gap_width) {
    repair.gap_width = *gap_width;
  } else {
    FoundTolerance found = find_tolerance(layer);
    repair.gap_width = found.metres;
    repair.why = std::move(found.why);
  }
  const Resolution resolution = resolve_faces(layer, repair.gap_width, rules);
  describe_faces(layer, resolution, repair);
  for (const Harm& harm : resolution.harm) {
    repair.harm.push_back({harm.unit, harm.lost, layer.faces[harm.face].place});
  }
  repair.vertices_added = layer.noding.added;
  repair.left = layer.noding.left;
  repair.changed = !resolution.given.empty() || layer.noding.added > 0 || layer.noding.split > 0;
  if (!repair.changed) {
    repair.rings = std::move(rings);
    return repair;
  }
  compare_areas(layer, resolution, repair);
  repair.rings = unit_rings(layer, resolution);
  return repair;
}

}  // namespace grens
