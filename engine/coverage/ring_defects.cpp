// Where borders meet other than in common vertices tells two kinds apart by whose they are: of one
// unit, its rings cross or touch; of several, and in a vertex of one of them, it is a T-junction. A
// crossing of several units' borders is no defect of its own, since it bounds an overlap; nor is a
// corner of one. Rings that pass twice through one vertex are found by matching vertices.
#include "coverage/ring_defects.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "coverage/crossings.hpp"
#include "coverage/vertices.hpp"
#include "geometry/predicates.hpp"

namespace grens {
namespace {

struct LessPlace {
  bool operator()(const Point& a, const Point& b) const { return lexicographic_less(a, b); }
};

/// Units by the place where something is wrong with them.
using UnitsAt = std::map<Point, std::set<UnitId>, LessPlace>;

class MeetingSorter {
 public:
  explicit MeetingSorter(const Coverage& coverage) : coverage_(coverage) {}

  void add(const SegmentMeeting& m, UnitsAt& junctions, UnitsAt& invalid) const {
    const auto [a, b] = segment(m.arc_a, m.a);
    const auto [c, d] = segment(m.arc_b, m.b);
    const std::set<UnitId> first = units(m.arc_a);
    const std::set<UnitId> second = units(m.arc_b);
    std::set<UnitId> both;
    std::set_intersection(first.begin(), first.end(), second.begin(), second.end(),
                          std::inserter(both, both.end()));
    const auto found = [&](UnitsAt& at, const Point& p, const std::set<UnitId>& whose) {
      at[p].insert(whose.begin(), whose.end());
    };
    if (m.kind == Meeting::kCross) {
      if (!both.empty()) found(invalid, meeting_place(a, b, c, d), both);
      return;
    }
    const auto touch = [&](const Point& v) {
      found(both.empty() ? junctions : invalid, v, both.empty() ? first : both);
      if (both.empty()) found(junctions, v, second);
    };
    for (const Point& v : {c, d}) {
      if (lies_inside(a, b, v)) touch(v);
    }
    for (const Point& v : {a, b}) {
      if (lies_inside(c, d, v)) touch(v);
    }
  }

 private:
  std::pair<Point, Point> segment(std::int32_t arc, std::uint32_t i) const {
    const std::size_t at = coverage_.arcs[static_cast<std::size_t>(arc)].first + i;
    return {coverage_.points[at], coverage_.points[at + 1]};
  }

  std::set<UnitId> units(std::int32_t arc) const {
    const Arc& a = coverage_.arcs[static_cast<std::size_t>(arc)];
    std::set<UnitId> units;
    for (const UnitId unit : {a.left, a.right}) {
      if (unit >= 0) units.insert(unit);
    }
    return units;
  }

  const Coverage& coverage_;
};

/// Vertices that a ring passes twice. Of consecutive ones (a spike) the first.
void find_touching_rings(const RingSet& rings, UnitsAt& invalid) {
  const VertexMatch match = match_vertices(rings.points);
  for (std::size_t r = 0; r < rings.size(); ++r) {
    bool before = false;
    for (std::uint32_t i = rings.starts[r]; i < rings.starts[r + 1]; ++i) {
      bool twice = false;
      for (std::uint32_t k = match.other[i]; k != i; k = match.other[k]) {
        twice = twice || (k > i && k < rings.starts[r + 1]);
      }
      if (twice && !before) invalid[rings.points[i]].insert(rings.unit[r]);
      before = twice;
    }
  }
}

/// Leaves out the junctions at which an overlap of two of their units begins or ends, a third unit
/// or not: that place is told with the overlap.
void drop_corners_of_overlaps(const FaceLayer& layer, UnitsAt& junctions) {
  const Coverage& lines = layer.coverage;
  const auto look_at = [&](std::int32_t node, std::int32_t face) {
    if (node < 0 || face < 0) return;
    const auto& units = layer.faces[static_cast<std::size_t>(face)].units;
    if (units.size() < 2) return;
    const auto found = junctions.find(lines.nodes[static_cast<std::size_t>(node)]);
    if (found == junctions.end()) return;
    const auto common = std::count_if(units.begin(), units.end(),
                                      [&](UnitId unit) { return found->second.contains(unit); });
    if (common > 1) junctions.erase(found);
  };
  for (const Arc& arc : lines.arcs) {
    for (const std::int32_t node : {arc.from, arc.to}) {
      look_at(node, arc.left);
      look_at(node, arc.right);
    }
  }
}

}  // namespace

std::vector<UnitId> find_twins(const RingSet& rings, std::size_t unit_count) {
  std::vector<std::vector<std::size_t>> of_unit(unit_count);
  for (std::size_t r = 0; r < rings.size(); ++r) {
    of_unit[static_cast<std::size_t>(rings.unit[r])].push_back(r);
  }
  const auto same = [&](std::size_t a, std::size_t b) {
    return std::equal(of_unit[a].begin(), of_unit[a].end(), of_unit[b].begin(), of_unit[b].end(),
                      [&](std::size_t r, std::size_t s) {
                        const auto x = rings.ring(r);
                        const auto y = rings.ring(s);
                        return std::equal(x.begin(), x.end(), y.begin(), y.end());
                      });
  };
  std::vector<UnitId> twin(unit_count);
  std::map<std::tuple<std::size_t, double, double>, std::vector<std::size_t>> alike;
  for (std::size_t u = 0; u < unit_count; ++u) {
    twin[u] = static_cast<UnitId>(u);
    if (of_unit[u].empty()) continue;
    const auto ring = rings.ring(of_unit[u].front());
    auto& others = alike[{ring.size(), ring.front().x, ring.front().y}];
    const auto first =
        std::find_if(others.begin(), others.end(), [&](std::size_t o) { return same(o, u); });
    if (first != others.end()) {
      twin[u] = static_cast<UnitId>(*first);
    } else {
      others.push_back(u);
    }
  }
  return twin;
}

void add_duplicates(const FaceLayer& layer, const std::vector<UnitId>& twin,
                    const std::vector<std::optional<Point>>& places, std::vector<Defect>& defects) {
  std::map<UnitId, Defect> found;
  for (std::size_t u = 0; u < twin.size(); ++u) {
    if (twin[u] == static_cast<UnitId>(u)) continue;
    Defect& defect = found[twin[u]];
    if (defect.units.empty()) defect.units.push_back(twin[u]);
    defect.units.push_back(static_cast<UnitId>(u));
  }
  for (auto& [unit, defect] : found) {
    defect.kind = DefectKind::kDuplicate;
    defect.place = places[static_cast<std::size_t>(unit)];
    for (const Face& face : layer.faces) {
      if (std::binary_search(face.units.begin(), face.units.end(), unit)) defect.area += face.area;
    }
    defects.push_back(std::move(defect));
  }
}

void add_meetings(const RingSet& rings, const Coverage& coverage, const FaceLayer& layer,
                  std::vector<Defect>& defects) {
  UnitsAt junctions;
  UnitsAt invalid;
  const MeetingSorter sorter(coverage);
  for (const SegmentMeeting& m : find_meetings(coverage, coverage.points)) {
    sorter.add(m, junctions, invalid);
  }
  find_touching_rings(rings, invalid);
  drop_corners_of_overlaps(layer, junctions);
  const auto add = [&](DefectKind kind, const Point& place, std::vector<UnitId> units) {
    Defect defect;
    defect.kind = kind;
    defect.units = std::move(units);
    defect.place = place;
    defects.push_back(std::move(defect));
  };
  for (const auto& [place, units] : invalid) {
    for (const UnitId unit : units) add(DefectKind::kInvalidRing, place, {unit});
  }
  for (const auto& [place, units] : junctions) {
    add(DefectKind::kTJunction, place, {units.begin(), units.end()});
  }
}

}  // namespace grens
