// Each face knows the regions that hold it; every pair of one of A and one of B among them is a
// label of the face. A dissolve takes one label a face, so where regions of a layer overlap, labels
// that meet on a face are dealt out to several dissolves.
#include "audit/land_pieces.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "audit/joined_rings.hpp"
#include "base/parallel.hpp"
#include "coverage/polygons.hpp"
#include "geometry/inscribed.hpp"
#include "geometry/inside.hpp"

namespace grens {
namespace {

/// Where a region comes in the order of pieces; kOutside is the last.
std::int64_t rank(UnitId region) {
  return region == kOutside ? std::numeric_limits<std::int64_t>::max() : region;
}

/// A region of A and one of B.
struct Pair {
  UnitId a = kOutside;
  UnitId b = kOutside;
  bool operator<(const Pair& other) const {
    return std::pair(rank(a), rank(b)) < std::pair(rank(other.a), rank(other.b));
  }
};

/// A connected part of the land of a pair.
struct Part {
  Polygon polygon;
  double area = 0;
  double perimeter = 0;
  bool sliver = false;
};

class Cutter {
 public:
  Cutter(const RegionRings& a, const RegionRings& b, const Measurer& measurer, double tolerance)
      : count_a_(static_cast<UnitId>(a.count)),
        measurer_(measurer),
        tolerance_(tolerance),
        faces_(find_faces(joined_rings(a.rings, b.rings, a.count), a.count + b.count, measurer)) {
    result_.area_a.resize(a.count);
    result_.area_b.resize(b.count);
  }

  LandPieces run(OneSided one_sided) {
    label_faces();
    list_overlaps();
    deal_out();
    parts_.resize(pairs_.size());
    for (std::size_t pass = 0; pass < passes_; ++pass) walk(pass);
    for (std::size_t p = 0; p < pairs_.size(); ++p) add(p, one_sided);
    std::sort(result_.slivers.begin(), result_.slivers.end(),
              [](const LandSliver& x, const LandSliver& y) {
                return std::tuple(-x.area, rank(x.a), rank(x.b), x.place.x, x.place.y) <
                       std::tuple(-y.area, rank(y.a), rank(y.b), y.place.x, y.place.y);
              });
    return std::move(result_);
  }

 private:
  using Labels = std::vector<std::uint32_t>;

  void label_faces() {
    std::map<Pair, std::uint32_t> known;
    std::vector<std::vector<Pair>> of_face;
    for (const Face& face : faces_.faces) {
      std::vector<UnitId> a;
      std::vector<UnitId> b;
      for (const UnitId unit : face.units) {
        if (unit < count_a_) {
          a.push_back(unit);
          result_.area_a[static_cast<std::size_t>(unit)] += face.measured;
        } else {
          b.push_back(unit - count_a_);
          result_.area_b[static_cast<std::size_t>(b.back())] += face.measured;
        }
      }
      add_overlaps(a, face.measured, overlaps_a_);
      add_overlaps(b, face.measured, overlaps_b_);
      std::vector<Pair>& pairs = of_face.emplace_back();
      if (face.units.empty()) continue;
      if (a.empty()) a.push_back(kOutside);
      if (b.empty()) b.push_back(kOutside);
      for (const UnitId one : a) {
        for (const UnitId other : b) pairs.push_back({one, other});
      }
      for (const Pair& pair : pairs) known.emplace(pair, 0);
    }
    for (auto& [pair, label] : known) {
      label = static_cast<std::uint32_t>(pairs_.size());
      pairs_.push_back(pair);
    }
    for (const auto& pairs : of_face) {
      Labels& labels = labels_.emplace_back();
      for (const Pair& pair : pairs) labels.push_back(known.at(pair));
    }
  }

  using Overlaps = std::map<std::pair<UnitId, UnitId>, double>;

  static void add_overlaps(const std::vector<UnitId>& regions, double area, Overlaps& overlaps) {
    for (std::size_t i = 0; i < regions.size(); ++i) {
      for (std::size_t j = i + 1; j < regions.size(); ++j) {
        overlaps[{regions[i], regions[j]}] += area;
      }
    }
  }

  void list_overlaps() {
    for (const auto& [found, list] : {std::pair(&overlaps_a_, &result_.overlaps_a),
                                      std::pair(&overlaps_b_, &result_.overlaps_b)}) {
      for (const auto& [regions, area] : *found) {
        if (area >= kSmallestOverlap) list->push_back({regions.first, regions.second, area});
      }
      std::stable_sort(list->begin(), list->end(),
                       [](const UnitOverlap& x, const UnitOverlap& y) { return x.area > y.area; });
    }
  }

  /// Puts labels that share a face into different passes: each into the first that is free.
  void deal_out() {
    std::vector<std::set<std::uint32_t>> beside(pairs_.size());
    for (const Labels& labels : labels_) {
      for (const std::uint32_t one : labels) {
        for (const std::uint32_t other : labels) {
          if (other < one) beside[one].insert(other);
        }
      }
    }
    for (const std::set<std::uint32_t>& before : beside) {
      std::set<std::size_t> taken;
      for (const std::uint32_t other : before) taken.insert(pass_of_[other]);
      std::size_t pass = 0;
      while (taken.contains(pass)) ++pass;
      pass_of_.push_back(pass);
      passes_ = std::max(passes_, pass + 1);
    }
  }

  void walk(std::size_t pass) {
    std::vector<RegionId> position(pairs_.size(), kNoRegion);
    std::vector<std::size_t> mine;
    for (std::size_t p = 0; p < pairs_.size(); ++p) {
      if (pass_of_[p] != pass) continue;
      position[p] = static_cast<RegionId>(mine.size());
      mine.push_back(p);
    }
    std::vector<RegionId> labels(labels_.size(), kNoRegion);
    for (std::size_t f = 0; f < labels_.size(); ++f) {
      for (const std::uint32_t label : labels_[f]) {
        if (pass_of_[label] == pass) labels[f] = position[label];
      }
    }
    const Dissolved land = dissolve(faces_.coverage, labels, mine.size());
    parallel_for(mine.size(), 1, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const ArcRegion& region = land.regions[i];
        std::vector<Part>& parts = parts_[mine[i]];
        if (region.broken) {  // lines that rounding kept from being resolved: face by face, then
          for (std::size_t f = 0; f < labels.size(); ++f) {
            if (labels[f] != static_cast<RegionId>(i)) continue;
            for (Polygon& part : face_polygons(faces_, f)) {
              parts.push_back(look_at(std::move(part)));
            }
          }
          continue;
        }
        MultiPolygon polygons = to_polygons(faces_.coverage, faces_.coverage.points, region.parts);
        for (std::size_t p = 0; p < polygons.size(); ++p) {
          Part part = look_at(std::move(polygons[p]));
          if (part.sliver && drawn_alike(region.parts[p], pairs_[mine[i]])) part.sliver = false;
          parts.push_back(std::move(part));
        }
      }
    });
  }

  /// Whether neither region goes on beyond the outline: both layers draw the part just so.
  bool drawn_alike(const ArcPolygon& part, const Pair& pair) const {
    if (pair.a == kOutside || pair.b == kOutside) return false;
    const auto ends_both = [&](const ArcRing& ring) {
      return std::all_of(ring.arcs.begin(), ring.arcs.end(), [&](ArcRef ref) {
        const Arc& arc = faces_.coverage.arc(ref);
        const UnitId beyond = is_reversed(ref) ? arc.left : arc.right;
        if (beyond == kOutside) return true;
        const auto& units = faces_.faces[static_cast<std::size_t>(beyond)].units;
        return !std::binary_search(units.begin(), units.end(), pair.a) &&
               !std::binary_search(units.begin(), units.end(), pair.b + count_a_);
      });
    };
    return ends_both(part.shell) && std::all_of(part.holes.begin(), part.holes.end(), ends_both);
  }

  Part look_at(Polygon polygon) const {
    Part part;
    part.polygon = std::move(polygon);
    const auto measure = [&](std::vector<Point> ring) {
      part.area += measurer_.area(ring);
      ring.push_back(ring.front());
      part.perimeter += measurer_.length(ring);
    };
    measure(part.polygon.shell);
    for (const auto& hole : part.polygon.holes) measure(hole);
    if (const auto holds = holds_circle_by_size(part.area, part.perimeter, tolerance_)) {
      part.sliver = !*holds;
    } else {
      part.sliver = !holds_circle(scale_of(part.polygon).scaled(part.polygon), tolerance_);
    }
    return part;
  }

  MetreScale scale_of(const Polygon& polygon) const {
    if (measurer_.flat()) return faces_.scale;
    Box box;
    for (const Point& p : polygon.shell) box.add(p);
    return scale_at_middle(box, measurer_);
  }

  void add(std::size_t pair, OneSided one_sided) {
    const auto& [a, b] = pairs_[pair];
    LandPiece piece{a, b, 0};
    std::vector<const Part*> kept;
    for (const Part& part : parts_[pair]) {
      if (part.sliver) {
        const std::vector<std::span<const Point>> holes(part.polygon.holes.begin(),
                                                        part.polygon.holes.end());
        result_.slivers.push_back({a, b, part.area, mean_width(part.area, part.perimeter),
                                   interior_point(part.polygon.shell, holes)});
      } else {
        piece.area += part.area;
        kept.push_back(&part);
      }
    }
    if (kept.empty()) return;
    if (a == kOutside) result_.only_b += piece.area;
    if (b == kOutside) result_.only_a += piece.area;
    if (one_sided == OneSided::kLeave && (a == kOutside || b == kOutside)) return;
    const auto unit = static_cast<UnitId>(result_.pieces.size());
    result_.pieces.push_back(piece);
    for (const Part* part : kept) {
      add_ring(part->polygon.shell, unit);
      for (const auto& hole : part->polygon.holes) add_ring(hole, unit);
    }
  }

  void add_ring(const std::vector<Point>& ring, UnitId unit) {
    RingSet& rings = result_.rings;
    rings.points.insert(rings.points.end(), ring.begin(), ring.end());
    rings.starts.push_back(static_cast<std::uint32_t>(rings.points.size()));
    rings.unit.push_back(unit);
  }

  const UnitId count_a_;
  const Measurer& measurer_;
  const double tolerance_;
  const FaceLayer faces_;
  std::vector<Pair> pairs_;     // sorted
  std::vector<Labels> labels_;  // by face: positions in `pairs_`
  std::vector<std::size_t> pass_of_;
  std::size_t passes_ = 0;
  std::vector<std::vector<Part>> parts_;  // by pair
  Overlaps overlaps_a_;
  Overlaps overlaps_b_;
  LandPieces result_;
};

}  // namespace

LandPieces cut_pieces(const RegionRings& a, const RegionRings& b, const Measurer& measurer,
                      double tolerance, OneSided one_sided) {
  return Cutter(a, b, measurer, tolerance).run(one_sided);
}

}  // namespace grens
