// Faces that nobody disputes keep their unit. The others are settled largest first; one that has no
// settled neighbour waits for the next round. Then every unit is asked whether its pieces hang
// together as they did: where not, the shortest way through the overlaps that it lost is given back
// to it.
#include "coverage/resolve.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "coverage/gap_groups.hpp"

namespace grens {
namespace {

constexpr RegionId kUnsettled = -5;
constexpr int kRounds = 20;

/// Faces that go to one unit together.
using Faces = std::vector<std::size_t>;

class Resolver {
 public:
  Resolver(const FaceLayer& layer, double tolerance, const RepairRules& rules)
      : layer_(layer),
        tolerance_(tolerance),
        rules_(rules),
        area_(layer.unit_count),
        beside_(sides_of_faces(layer)) {
    for (const Face& face : layer.faces) {
      for (const UnitId unit : face.units) area_[index(unit)] += face.area;
    }
  }

  Resolution resolve() {
    settle_clear();
    settle_disputed();
    keep_whole();
    tell_given();
    result_.owner = std::move(owner_);
    return std::move(result_);
  }

 private:
  static std::size_t index(std::int32_t i) { return static_cast<std::size_t>(i); }

  void settle_clear() {
    owner_.resize(layer_.faces.size());
    for (std::size_t f = 0; f < owner_.size(); ++f) {
      const auto& units = layer_.faces[f].units;
      owner_[f] = units.size() == 1 ? units.front() : units.empty() ? kNoRegion : kUnsettled;
      if (units.size() > 1) disputed_.push_back({f});
    }
    if (rules_.keep_gaps) return;
    for (auto& group : gap_groups(layer_, beside_, narrow_gaps(layer_, tolerance_))) {
      for (const std::size_t f : group) owner_[f] = kUnsettled;
      disputed_.push_back(std::move(group));
    }
  }

  double area(const Faces& faces) const {
    double sum = 0;
    for (const std::size_t f : faces) sum += layer_.faces[f].area;
    return sum;
  }

  void give(const Faces& faces, RegionId unit) {
    for (const std::size_t f : faces) owner_[f] = unit;
  }

  void settle_disputed() {
    std::vector<std::pair<double, const Faces*>> unsettled;
    for (const Faces& faces : disputed_) unsettled.emplace_back(area(faces), &faces);
    std::sort(unsettled.begin(), unsettled.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second->front() < b.second->front();
    });
    while (!unsettled.empty()) {
      std::vector<std::pair<double, const Faces*>> waiting;
      for (const auto& one : unsettled) {
        const RegionId unit = receiver(*one.second);
        give(*one.second, unit);
        if (unit == kUnsettled) waiting.push_back(one);
      }
      if (waiting.size() == unsettled.size()) break;
      unsettled = std::move(waiting);
    }
    // No neighbour has a claim: twins that lie alone, or a gap between nothing.
    for (const auto& [size, faces] : unsettled) {
      const auto& units = layer_.faces[faces->front()].units;
      give(*faces, units.empty() ? kNoRegion : units.front());
    }
  }

  /// The unit that faces go to by the rules; kUnsettled when no settled neighbour has a claim.
  RegionId receiver(const Faces& faces) const {
    const auto& units = layer_.faces[faces.front()].units;
    std::map<UnitId, double> border;  // of those with a claim
    for (const std::size_t f : faces) {
      for (const FaceSide& side : beside_[f]) {
        if (side.face < 0 || index(side.face) == f) continue;
        const RegionId unit = owner_[index(side.face)];
        if (unit < 0) continue;
        if (units.empty() || std::binary_search(units.begin(), units.end(), unit)) {
          border[unit] += layer_.arc_length[index(side.arc)];
        }
      }
    }
    if (border.empty()) return kUnsettled;
    const auto rank = [&](UnitId unit) {
      const double by_size = rules_.receiver == Receiver::kLargest    ? -area_[index(unit)]
                             : rules_.receiver == Receiver::kSmallest ? area_[index(unit)]
                                                                      : 0;
      return std::tuple(unit != rules_.named, by_size, -border.at(unit), unit);
    };
    return std::min_element(
               border.begin(), border.end(),
               [&](const auto& a, const auto& b) { return rank(a.first) < rank(b.first); })
        ->first;
  }

  void tell_given() {
    std::sort(disputed_.begin(), disputed_.end());
    for (Faces& faces : disputed_) {
      const RegionId unit = owner_[faces.front()];
      if (unit < 0) continue;
      Given given;
      given.to = unit;
      given.area = area(faces);
      given.to_keep_whole = kept_.count(faces.front()) > 0;
      for (const std::size_t f : faces) {
        for (const FaceSide& side : beside_[f]) {
          const bool inside =
              side.face >= 0 && std::binary_search(faces.begin(), faces.end(), index(side.face));
          if (!inside) given.perimeter += layer_.arc_length[index(side.arc)];
        }
      }
      given.faces = std::move(faces);
      result_.given.push_back(std::move(given));
    }
  }

  void keep_whole() {
    const Pieces before = pieces_as_read(layer_, beside_);
    for (int round = 0;; ++round) {
      const std::vector<BrokenPiece> broken = broken_pieces(layer_, beside_, before, owner_);
      bool changed = false;
      if (round < kRounds) {
        for (const BrokenPiece& piece : broken) changed = give_back(piece) || changed;
      }
      if (changed) continue;
      for (const BrokenPiece& piece : broken) {
        result_.harm.push_back({piece.unit, piece.faces.front(), piece.lost});
      }
      return;
    }
  }

  /// Gives a unit the overlaps that join its smallest fragment to another; all of the piece where
  /// nothing is left of it. False when they have been given back to someone already.
  bool give_back(const BrokenPiece& piece) {
    const std::vector<std::size_t> way =
        piece.lost ? piece.faces : way_to_another_fragment(layer_, beside_, piece, owner_);
    bool changed = false;
    for (const std::size_t f : way) {
      if (owner_[f] == piece.unit || !kept_.insert(f).second) continue;
      owner_[f] = piece.unit;
      changed = true;
    }
    return changed;
  }

  const FaceLayer& layer_;
  double tolerance_;
  const RepairRules& rules_;
  std::vector<double> area_;  // by unit, as read
  SidesOfFaces beside_;
  std::vector<RegionId> owner_;
  std::vector<Faces> disputed_;
  std::set<std::size_t> kept_;  // faces given to keep a unit whole
  Resolution result_;
};

}  // namespace

Resolution resolve_faces(const FaceLayer& layer, double tolerance, const RepairRules& rules) {
  return Resolver(layer, tolerance, rules).resolve();
}

Dissolved resolved_units(const FaceLayer& layer, const Resolution& resolution) {
  return dissolve(layer.coverage, resolution.owner, layer.unit_count);
}

}  // namespace grens
