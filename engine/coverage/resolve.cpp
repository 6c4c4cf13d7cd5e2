// Faces that nobody disputes keep their unit. The others are settled largest first; one that has no
// settled neighbour waits for the next round. Then every unit is asked whether its pieces hang
// together as they did: where not, the shortest way through the overlaps that it lost is given back
// to it; of a piece that is lost all, to the smallest first, so that units drawn over each other
// come to lie in each other. What two units cannot do without stays undecided.
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
constexpr double kTip = 0.1;  // of the overlap: what it cuts off is no part of a unit if smaller

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
    result_.holders = std::move(now_);
    return std::move(result_);
  }

 private:
  static std::size_t index(std::int32_t i) { return static_cast<std::size_t>(i); }

  void settle_clear() {
    now_.owner.resize(layer_.faces.size());
    now_.undecided.resize(layer_.faces.size());
    for (std::size_t f = 0; f < layer_.faces.size(); ++f) {
      const auto& units = layer_.faces[f].units;
      now_.owner[f] = units.size() == 1 ? units.front() : units.empty() ? kNoRegion : kUnsettled;
      if (units.size() > 1) disputed_.push_back({f});
    }
    if (rules_.keep_gaps) return;
    for (auto& group : gap_groups(layer_, beside_, narrow_gaps(layer_, tolerance_))) {
      give(group, kUnsettled);
      disputed_.push_back(std::move(group));
    }
  }

  double area(const Faces& faces) const {
    double sum = 0;
    for (const std::size_t f : faces) sum += layer_.faces[f].area;
    return sum;
  }

  void give(const Faces& faces, RegionId unit) {
    for (const std::size_t f : faces) now_.owner[f] = unit;
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
        const RegionId unit = now_.owner[index(side.face)];
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
      const RegionId unit = now_.owner[faces.front()];
      if (unit < 0 || now_.undecided[faces.front()] != 0) continue;
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
      const std::vector<BrokenPiece> broken = broken_pieces(layer_, beside_, before, now_);
      if (broken.empty()) return;
      bool changed = false;
      if (round < kRounds) {
        for (const BrokenPiece& piece : broken) changed = give_back(piece) || changed;
      }
      if (changed) continue;
      for (const BrokenPiece& piece : broken) {
        const Faces faces = needed(piece);
        if (!piece.lost && give_tip_away(piece, area(faces))) continue;
        for (const std::size_t f : faces) now_.undecided[f] = 1;
      }
    }
  }

  /// The overlaps that join the smallest fragment of a unit to another; all that it lacks of a
  /// piece that is lost.
  Faces needed(const BrokenPiece& piece) const {
    if (!piece.lost) return way_to_another_fragment(layer_, beside_, piece);
    Faces lacking;
    for (std::size_t k = 0; k < piece.faces.size(); ++k) {
      if (piece.fragment[k] == BrokenPiece::kNotHeld) lacking.push_back(piece.faces[k]);
    }
    return lacking;
  }

  /// Gives a unit what it needs. False when that has been given back to someone already.
  bool give_back(const BrokenPiece& piece) {
    bool changed = false;
    for (const std::size_t f : needed(piece)) {
      if (!kept_.insert(f).second) continue;
      now_.owner[f] = piece.unit;
      changed = true;
    }
    return changed;
  }

  /// Gives the smallest fragment of a piece to the neighbour with the longest border along it, if
  /// it is but a tip: where borders cross several times, overlaps leave such.
  bool give_tip_away(const BrokenPiece& piece, double overlap) {
    Faces tip = smallest_fragment(layer_, piece);
    if (area(tip) > kTip * overlap) return false;
    for (const std::size_t f : tip) {
      if (now_.undecided[f] != 0 || !is_narrow(layer_, f, tolerance_)) return false;
    }
    std::set<std::size_t> taken(tip.begin(), tip.end());  // with the gaps filled beside it
    std::map<RegionId, double> border;
    for (std::size_t i = 0; i < tip.size(); ++i) {
      for (const FaceSide& side : beside_[tip[i]]) {
        const RegionId unit = side.face < 0 ? kNoRegion : now_.owner[index(side.face)];
        if (unit < 0) continue;
        if (unit != piece.unit) {
          border[unit] += layer_.arc_length[index(side.arc)];
        } else if (layer_.faces[index(side.face)].units.empty() &&
                   taken.insert(index(side.face)).second) {
          tip.push_back(index(side.face));
        }
      }
    }
    if (border.empty()) return false;
    const RegionId to =
        std::max_element(border.begin(), border.end(), [](const auto& a, const auto& b) {
          return a.second < b.second;
        })->first;
    for (const std::size_t f : tip) {
      const auto& units = layer_.faces[f].units;
      if (units.size() > 1 && !std::binary_search(units.begin(), units.end(), to)) return false;
    }
    give(tip, to);
    std::erase_if(tip, [&](std::size_t f) { return layer_.faces[f].units.size() != 1; });
    for (const std::size_t f : tip) disputed_.push_back({f});
    return true;
  }

  const FaceLayer& layer_;
  double tolerance_;
  const RepairRules& rules_;
  std::vector<double> area_;  // by unit, as read
  SidesOfFaces beside_;
  Holders now_;
  std::vector<Faces> disputed_;
  std::set<std::size_t> kept_;  // faces given to keep a unit whole
  Resolution result_;
};

/// By unit: 0 for those that are walked with all the others; units that share an undecided face get
/// different numbers from 1 on.
std::vector<std::size_t> passes(const FaceLayer& layer, const Holders& holders) {
  std::map<UnitId, std::set<UnitId>> sharing;
  for (std::size_t f = 0; f < layer.faces.size(); ++f) {
    if (holders.undecided[f] == 0) continue;
    const auto& units = layer.faces[f].units;
    for (const UnitId unit : units) sharing[unit].insert(units.begin(), units.end());
  }
  std::vector<std::size_t> pass(layer.unit_count);
  for (const auto& [unit, others] : sharing) {
    std::set<std::size_t> taken;
    for (const UnitId other : others) taken.insert(pass[static_cast<std::size_t>(other)]);
    std::size_t free = 1;
    while (taken.count(free) > 0) ++free;
    pass[static_cast<std::size_t>(unit)] = free;
  }
  return pass;
}

}  // namespace

Resolution resolve_faces(const FaceLayer& layer, double tolerance, const RepairRules& rules) {
  return Resolver(layer, tolerance, rules).resolve();
}

Dissolved resolved_units(const FaceLayer& layer, const Resolution& resolution) {
  const Holders& holders = resolution.holders;
  const std::vector<std::size_t> pass = passes(layer, holders);
  const auto number = [&](UnitId unit) { return pass[static_cast<std::size_t>(unit)]; };
  Dissolved land = dissolve(layer.coverage, holders.owner, layer.unit_count);
  const std::size_t count = pass.empty() ? 0 : 1 + *std::max_element(pass.begin(), pass.end());
  for (std::size_t p = 1; p < count; ++p) {
    std::vector<RegionId> label(layer.faces.size(), kNoRegion);
    for (std::size_t f = 0; f < label.size(); ++f) {
      const RegionId owner = holders.owner[f];
      if (owner >= 0 && number(owner) == p) label[f] = owner;
      if (holders.undecided[f] == 0) continue;
      for (const UnitId unit : layer.faces[f].units) {
        if (number(unit) == p) label[f] = unit;
      }
    }
    Dissolved some = dissolve(layer.coverage, label, layer.unit_count);
    for (std::size_t u = 0; u < pass.size(); ++u) {
      if (pass[u] == p) land.regions[u] = std::move(some.regions[u]);
    }
  }
  return land;
}

}  // namespace grens
