// Faces, owners, and a dissolve of the faces by owner. Gaps with an open end are no faces: after a
// first settlement bridges close them, and all is settled anew. What a bridge leaves behind is
// taken out again: a vertex at its end where the border runs straight on. Where a gap was closed
// another may now be narrow, so the whole is done again until it changes nothing, as a second
// repair should not.
#include "coverage/repair.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "coverage/inlets.hpp"
#include "coverage/polygons.hpp"
#include "coverage/tolerance.hpp"

namespace grens {
namespace {

constexpr int kRounds = 10;  // two or three do, the last of them idle

/// Those of `feet` (sorted) that are of no use: the border runs straight on there.
std::vector<Point> useless(const FaceLayer& layer, const Resolution& resolution,
                           const std::vector<Point>& feet) {
  if (feet.empty()) return {};
  const Coverage& coverage = layer.coverage;
  const auto owner = [&](std::int32_t face) {
    return face < 0 ? kNoRegion
                    : std::max(resolution.owner[static_cast<std::size_t>(face)], kNoRegion);
  };
  const auto nobody = [&](std::int32_t face) {
    return face < 0 || layer.faces[static_cast<std::size_t>(face)].units.empty();
  };
  std::vector<int> ends(coverage.nodes.size());
  for (const Arc& arc : coverage.arcs) {
    if (arc.from < 0 || owner(arc.left) == owner(arc.right)) continue;
    const int weight = nobody(arc.left) && nobody(arc.right) ? 3 : 1;  // a bridge makes a corner
    ends[static_cast<std::size_t>(arc.from)] += weight;
    ends[static_cast<std::size_t>(arc.to)] += weight;
  }
  std::vector<Point> needed;
  for (std::size_t n = 0; n < ends.size(); ++n) {
    if (ends[n] != 2) needed.push_back(coverage.nodes[n]);
  }
  std::vector<Point> result;
  std::set_difference(feet.begin(), feet.end(), needed.begin(), needed.end(),
                      std::back_inserter(result), lexicographic_less);
  return result;
}

RingSet unit_rings(const FaceLayer& layer, const Resolution& resolution,
                   const std::vector<Point>& feet) {
  RingSet rings;
  const Dissolved units = resolved_units(layer, resolution);
  const std::vector<Point> left_out = useless(layer, resolution, feet);
  const auto add = [&](const std::vector<Point>& ring, UnitId unit) {
    std::copy_if(ring.begin(), ring.end(), std::back_inserter(rings.points), [&](const Point& p) {
      return !std::binary_search(left_out.begin(), left_out.end(), p, lexicographic_less);
    });
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

void describe_given(const FaceLayer& layer, const Resolution& resolution, Repair& repair) {
  for (const Given& given : resolution.given) {
    const Face& largest = layer.faces[*std::max_element(
        given.faces.begin(), given.faces.end(),
        [&](std::size_t a, std::size_t b) { return layer.faces[a].area < layer.faces[b].area; })];
    repair.faces.push_back({largest.units, given.to, given.area, 2 * given.area / given.perimeter,
                            largest.place, given.to_keep_whole});
  }
}

void describe_kept(const FaceLayer& layer, const Resolution& resolution, Repair& repair) {
  for (std::size_t f = 0; f < layer.faces.size(); ++f) {
    const Face& face = layer.faces[f];
    if (resolution.owner[f] >= 0) continue;
    repair.faces.push_back({{}, -1, face.area, 2 * face.area / face.perimeter, face.place, false});
  }
}

void in_order(Repair& repair) {
  std::stable_sort(
      repair.faces.begin(), repair.faces.end(), [](const RepairedFace& a, const RepairedFace& b) {
        return a.area != b.area ? a.area > b.area : lexicographic_less(a.place, b.place);
      });
  const auto change = [](const UnitChange& c) {
    return c.before > 0 ? std::abs(c.after - c.before) / c.before : 0;
  };
  std::stable_sort(repair.units.begin(), repair.units.end(),
                   [&](const UnitChange& a, const UnitChange& b) { return change(a) > change(b); });
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
}

/// One round; `gap_width` is known.
Repair repair_once(RingSet rings, FaceLayer layer, const Measurer& measurer, double gap_width,
                   const RepairRules& rules) {
  Repair repair;
  NodingCounts noding = layer.noding;
  Resolution resolution = resolve_faces(layer, gap_width, rules);
  describe_kept(layer, resolution, repair);
  std::vector<Point> feet;
  if (!rules.keep_gaps) {
    Bridges bridges = bridge_inlets(layer, resolution.owner, gap_width);
    if (bridges.count > 0) {
      layer = find_faces(bridges.lines, rings, layer.unit_count, measurer);
      noding.left = layer.noding.left;
      resolution = resolve_faces(layer, gap_width, rules);
      feet = std::move(bridges.feet);
    }
  }
  describe_given(layer, resolution, repair);
  for (const Harm& harm : resolution.harm) {
    repair.harm.push_back({harm.unit, harm.lost, layer.faces[harm.face].place});
  }
  repair.vertices_added = noding.added;
  repair.left = noding.left;
  repair.changed = !resolution.given.empty() || noding.added > 0 || noding.split > 0;
  if (!repair.changed) {
    repair.rings = std::move(rings);
    return repair;
  }
  compare_areas(layer, resolution, repair);
  repair.rings = unit_rings(layer, resolution, feet);
  return repair;
}

/// Adds what a later round did to `repair`.
void add_round(Repair& repair, Repair later) {
  std::erase_if(repair.faces, [](const RepairedFace& face) { return face.to < 0; });
  repair.faces.insert(repair.faces.end(), later.faces.begin(), later.faces.end());
  repair.harm.insert(repair.harm.end(), later.harm.begin(), later.harm.end());
  repair.vertices_added += later.vertices_added;
  repair.left = later.left;
  repair.rings = std::move(later.rings);
  for (const UnitChange& change : later.units) {
    const auto known = std::find_if(repair.units.begin(), repair.units.end(),
                                    [&](const UnitChange& c) { return c.unit == change.unit; });
    if (known == repair.units.end()) {
      repair.units.push_back(change);
    } else {
      known->after = change.after;
    }
  }
}

}  // namespace

Repair repair_layer(RingSet rings, std::size_t unit_count, const Measurer& measurer,
                    std::optional<double> gap_width, const RepairRules& rules) {
  FaceLayer layer = find_faces(rings, unit_count, measurer);
  FoundTolerance width;
  if (gap_width) {
    width.metres = *gap_width;
  } else {
    width = find_tolerance(layer);
  }
  Repair repair = repair_once(std::move(rings), std::move(layer), measurer, width.metres, rules);
  for (int round = 1; repair.changed && round < kRounds; ++round) {
    FaceLayer again = find_faces(repair.rings, unit_count, measurer);
    Repair later = repair_once(repair.rings, std::move(again), measurer, width.metres, rules);
    if (!later.changed) break;
    add_round(repair, std::move(later));
  }
  repair.gap_width = width.metres;
  repair.why = std::move(width.why);
  in_order(repair);
  return repair;
}

}  // namespace grens
