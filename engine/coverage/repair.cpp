// Faces, owners, and a dissolve of the faces by owner. Gaps with an open end are no faces: after a
// first settlement bridges close them, and all is settled anew. What a bridge leaves behind is
// taken out again: a vertex at its end where the border runs straight on. Where a gap was closed
// another may now be narrow, so the whole is done again until it changes nothing, as a second
// repair should not.
#include "coverage/repair.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "coverage/inlets.hpp"
#include "coverage/polygons.hpp"
#include "coverage/tolerance.hpp"

namespace grens {
namespace {

constexpr int kRounds = 10;         // two or three do, the last of them idle
constexpr double kRounding = 1e-3;  // m2; units whose area changes by less are not told

/// What a round does, and hands on to the next.
struct Round {
  Repair repair;             // all but `units`
  std::vector<Point> fresh;  // ends of segments that the borders did not have when laid over
  std::vector<Box> changed;  // around all that was given away, and bridges
};

/// What becomes of the feet of bridges.
struct Feet {
  std::vector<Point> useless;  // the border runs straight on there; ascending
  std::size_t kept = 0;        // corners and ends of borders now
};

/// `feet` are ascending, none twice.
Feet sort_out(const FaceLayer& layer, const Resolution& resolution,
              const std::vector<Point>& feet) {
  if (feet.empty()) return {};
  const Coverage& coverage = layer.coverage;
  const auto owner = [&](std::int32_t face) {
    return face < 0 ? kNoRegion
                    : std::max(resolution.holders.owner[static_cast<std::size_t>(face)], kNoRegion);
  };
  const auto undecided = [&](std::int32_t face) {
    return face >= 0 && resolution.holders.undecided[static_cast<std::size_t>(face)] != 0;
  };
  const auto nobody = [&](std::int32_t face) {
    return face < 0 || layer.faces[static_cast<std::size_t>(face)].units.empty();
  };
  std::vector<int> ends(coverage.nodes.size());
  for (const Arc& arc : coverage.arcs) {
    const bool border =
        owner(arc.left) != owner(arc.right) || undecided(arc.left) || undecided(arc.right);
    if (arc.from < 0 || !border) continue;
    const int weight = nobody(arc.left) && nobody(arc.right) ? 3 : 1;  // a bridge makes a corner
    ends[static_cast<std::size_t>(arc.from)] += weight;
    ends[static_cast<std::size_t>(arc.to)] += weight;
  }
  Feet result;
  for (const Point& foot : feet) {
    const auto node =
        std::lower_bound(coverage.nodes.begin(), coverage.nodes.end(), foot, lexicographic_less);
    const bool found = node != coverage.nodes.end() && *node == foot;
    const int here = found ? ends[static_cast<std::size_t>(node - coverage.nodes.begin())] : 2;
    if (here == 2) result.useless.push_back(foot);
    if (here > 2) ++result.kept;
  }
  return result;
}

/// The rings of all units without the vertices of `left_out`; the ends of the segments that span
/// those go to `fresh`.
RingSet unit_rings(const FaceLayer& layer, const Resolution& resolution,
                   const std::vector<Point>& left_out, std::vector<Point>& fresh) {
  RingSet rings;
  const Dissolved units = resolved_units(layer, resolution);
  const auto is_out = [&](const Point& p) {
    return std::binary_search(left_out.begin(), left_out.end(), p, lexicographic_less);
  };
  const auto add = [&](const std::vector<Point>& ring, UnitId unit) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const std::size_t next = i + 1 == ring.size() ? 0 : i + 1;
      if (!is_out(ring[i])) {
        rings.points.push_back(ring[i]);
      } else {
        fresh.insert(fresh.end(), {ring[i == 0 ? ring.size() - 1 : i - 1], ring[next]});
      }
    }
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
    repair.faces.push_back({largest.units, given.to, given.area,
                            mean_width(given.area, given.perimeter), largest.place,
                            given.to_keep_whole});
  }
}

void describe_kept(const FaceLayer& layer, const Resolution& resolution, Repair& repair) {
  for (std::size_t f = 0; f < layer.faces.size(); ++f) {
    const Face& face = layer.faces[f];
    if (resolution.holders.owner[f] >= 0 && resolution.holders.undecided[f] == 0) continue;
    repair.faces.push_back(
        {face.units, -1, face.area, mean_width(face.area, face.perimeter), face.place, false});
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

/// Area in m2 by unit as read, overlaps counted fully.
std::vector<double> unit_areas(const FaceLayer& layer) {
  std::vector<double> areas(layer.unit_count);
  for (const Face& face : layer.faces) {
    for (const UnitId unit : face.units) areas[static_cast<std::size_t>(unit)] += face.measured;
  }
  return areas;
}

/// Adds to each unit, in m2, what it was given and takes away what it lost.
void add_changes(const FaceLayer& layer, const Holders& holders, std::vector<double>& change) {
  for (std::size_t f = 0; f < layer.faces.size(); ++f) {
    const Face& face = layer.faces[f];
    const RegionId owner = holders.owner[f];
    if (holders.undecided[f] != 0) continue;
    for (const UnitId unit : face.units) {
      if (unit != owner) change[static_cast<std::size_t>(unit)] -= face.area;
    }
    if (owner >= 0 && !std::binary_search(face.units.begin(), face.units.end(), owner)) {
      change[static_cast<std::size_t>(owner)] += face.area;
    }
  }
}

void tell_changes(const std::vector<double>& before, const std::vector<double>& change,
                  Repair& repair) {
  for (std::size_t u = 0; u < before.size(); ++u) {
    if (std::abs(change[u]) <= kRounding) continue;
    repair.units.push_back({static_cast<UnitId>(u), before[u], before[u] + change[u]});
  }
}

/// A point of each unit that has rings.
std::vector<std::optional<Point>> places_of(const RingSet& rings, std::size_t unit_count) {
  std::vector<std::optional<Point>> places(unit_count);
  for (std::size_t r = 0; r < rings.size(); ++r) {
    auto& place = places[static_cast<std::size_t>(rings.unit[r])];
    if (!place) place = rings.ring(r).front();
  }
  return places;
}

void tell_vanished(const std::vector<std::optional<Point>>& before, Repair& repair) {
  const auto after = places_of(repair.rings, before.size());
  for (std::size_t u = 0; u < before.size(); ++u) {
    if (before[u] && !after[u]) repair.vanished.push_back({static_cast<UnitId>(u), *before[u]});
  }
}

/// Boxes around all that changes hands, and around the bridges.
std::vector<Box> changed_boxes(const FaceLayer& layer, const Resolution& resolution,
                               const std::vector<Point>& bridge_ends) {
  std::vector<Box> boxes;
  for (const Given& given : resolution.given) {
    for (const std::size_t face : given.faces) {
      boxes.emplace_back();
      for (const ArcPolygon& part : layer.land[face].parts) {
        for (const ArcRef ref : part.shell.arcs) {
          for (const Point& p : layer.coverage.arc_points(arc_index(ref))) boxes.back().add(p);
        }
      }
    }
  }
  for (std::size_t i = 0; i + 1 < bridge_ends.size(); i += 2) {
    boxes.emplace_back();
    boxes.back().add(bridge_ends[i]);
    boxes.back().add(bridge_ends[i + 1]);
  }
  return boxes;
}

/// One round, of a layer whose faces are found. `before`: the round before, if any; `change`: what
/// units gain and lose is added there.
Round repair_once(RingSet rings, FaceLayer layer, const Measurer& measurer, double tolerance,
                  const RepairRules& rules, const Round* before, std::vector<double>& change) {
  Round round;
  Repair& repair = round.repair;
  NodingCounts noding = layer.noding;
  Resolution resolution = resolve_faces(layer, tolerance, rules);
  Bridges bridges;
  describe_kept(layer, resolution, repair);
  if (!rules.keep_gaps) {
    const std::vector<RegionId>& owner = resolution.holders.owner;
    bridges = before == nullptr ? bridge_inlets(layer, owner, tolerance)
                                : bridge_inlets(layer, owner, tolerance, before->changed);
    if (!bridges.ends.empty()) {
      layer = find_faces(bridges.lines, bridges.ends, rings, layer.unit_count, measurer);
      noding.left = std::max(noding.left, layer.noding.left);
      resolution = resolve_faces(layer, tolerance, rules);
    }
  }
  describe_given(layer, resolution, repair);
  repair.crossings = noding.added;
  repair.touches = noding.split;
  repair.left = noding.left;
  repair.changed = !resolution.given.empty() || noding.added > 0 || noding.split > 0;
  if (!repair.changed) {
    repair.rings = std::move(rings);
    return round;
  }
  add_changes(layer, resolution.holders, change);
  const Feet sorted = sort_out(layer, resolution, bridges.feet);
  repair.vertices_added = noding.added + sorted.kept;
  repair.rings = unit_rings(layer, resolution, sorted.useless, round.fresh);
  round.changed = changed_boxes(layer, resolution, bridges.ends);
  return round;
}

bool same(const RingSet& a, const RingSet& b) {
  return a.points == b.points && a.starts == b.starts && a.unit == b.unit;
}

/// What was given away is too small for the digits of a double: nothing has changed.
void undo(Repair& repair) {
  std::erase_if(repair.faces, [](const RepairedFace& face) { return face.to >= 0; });
  repair.changed = false;
  repair.crossings = repair.touches = repair.vertices_added = 0;
}

/// Adds what a later round did to `repair`; what stays is what the last round left.
void add_round(Repair& repair, Repair later) {
  std::erase_if(repair.faces, [](const RepairedFace& face) { return face.to < 0; });
  repair.faces.insert(repair.faces.end(), later.faces.begin(), later.faces.end());
  repair.crossings += later.crossings;
  repair.touches += later.touches;
  repair.vertices_added += later.vertices_added;
  repair.left = std::max(repair.left, later.left);  // known ones are not looked for again
  repair.rings = std::move(later.rings);
}

}  // namespace

Repair repair_layer(const RingSet& rings, std::size_t unit_count, const Measurer& measurer,
                    std::optional<double> tolerance, const RepairRules& rules) {
  FaceLayer layer = find_faces(rings, unit_count, measurer);
  FoundTolerance width;
  if (tolerance) {
    width.metres = *tolerance;
  } else {
    width = find_tolerance(layer, measurer);
  }
  const std::vector<double> before = unit_areas(layer);
  std::vector<double> change(unit_count);
  const auto places = places_of(rings, unit_count);
  Round round =
      repair_once(rings, std::move(layer), measurer, width.metres, rules, nullptr, change);
  Repair repair = std::move(round.repair);
  if (repair.changed && same(repair.rings, rings)) undo(repair);
  repair.settled = !repair.changed;
  for (int i = 1; !repair.settled && i < kRounds; ++i) {
    FaceLayer again =
        find_faces(ring_lines(repair.rings), round.fresh, repair.rings, unit_count, measurer);
    round =
        repair_once(repair.rings, std::move(again), measurer, width.metres, rules, &round, change);
    repair.settled = !round.repair.changed || same(round.repair.rings, repair.rings);
    if (repair.settled && round.repair.changed) break;  // too small for the digits of a double
    add_round(repair, std::move(round.repair));
  }
  repair.tolerance = width.metres;
  repair.why = std::move(width.why);
  if (repair.changed) {
    tell_changes(before, change, repair);
    tell_vanished(places, repair);
  }
  in_order(repair);
  return repair;
}

}  // namespace grens
