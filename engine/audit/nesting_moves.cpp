// First each region is judged by itself: inside, divided, or undecided. The units of a divided one
// outside the piece that it keeps must move. Then they are handed out in rounds over the borders
// of units; who holds a unit changes only between rounds, so that no order of units matters.
#include "audit/nesting_moves.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "audit/all_units.hpp"
#include "base/union_find.hpp"

namespace grens {
namespace {

std::size_t index(std::int32_t id) { return static_cast<std::size_t>(id); }

class Suggestion {
 public:
  Suggestion(const AuditInput& input, const SchemeLabels& a, const SchemeLabels& b,
             const CrossBorder& found, std::span<const Neighbours> borders, MoveMeasure by)
      : a_(a),
        b_(b),
        found_(found),
        borders_(borders),
        units_(input, a),
        holder_(a.region.size(), kNoRegion),
        move_of_(a.region.size(), kNone) {
    result_.by = by;
    result_.without_a = found.without_a;
  }

  NestingMoves run() {
    for (std::size_t r = 0; r < a_.regions.size(); ++r) judge(static_cast<RegionId>(r));
    list_moves();
    std::size_t round = 1;
    while (hand_out(round)) ++round;
    settle_rest();
    return std::move(result_);
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  /// Whether only a part of a unit is known to lie in its region of a scheme.
  bool is_part(const SchemeLabels& labels, std::size_t unit) const {
    if (units_.in_layer(unit)) return !labels.part_of[unit].empty();
    const auto& parts = labels.info(units_.region(labels, unit)).part_units;
    return std::binary_search(parts.begin(), parts.end(), units_.code(unit));
  }

  std::size_t size_of(std::size_t piece) const {
    return found_.pieces[piece].units.size() + found_.pieces[piece].outside.size();
  }

  /// The piece that a region keeps.
  std::size_t kept_piece(const Division& division) const {
    if (result_.by == MoveMeasure::kPeople) return division.pieces.front();
    // the first of equal ones: the main piece comes first, then the order of codes
    return *std::max_element(division.pieces.begin(), division.pieces.end(),
                             [&](std::size_t p, std::size_t q) { return size_of(p) < size_of(q); });
  }

  void judge(RegionId region) {
    const Division& division = found_.a[index(region)];
    RegionNesting nesting;
    const bool divided = division.pieces.size() > 1;
    std::vector<std::size_t> unplaced;
    std::vector<std::size_t> blurred;
    std::vector<std::size_t> partly;
    for (const std::size_t unit : units_.of_region(a_, region)) {
      const RegionId other = units_.region(b_, unit);
      if (other == kNoRegion) {
        unplaced.push_back(unit);
      } else if (b_.info(other).composite) {
        blurred.push_back(unit);
      } else if (is_part(b_, unit) || (divided && is_part(a_, unit))) {
        partly.push_back(unit);
      }
    }
    const auto undecided = [&](NestingState state, std::vector<std::size_t> units) {
      nesting.state = state;
      nesting.units = std::move(units);
    };
    const bool by_units = result_.by == MoveMeasure::kUnits;
    if (divided && a_.info(region).composite) {
      undecided(NestingState::kJoined, {});
    } else if (!unplaced.empty()) {
      undecided(NestingState::kUnplaced, std::move(unplaced));
    } else if (!blurred.empty()) {
      undecided(NestingState::kBlurred, std::move(blurred));
    } else if (!partly.empty()) {
      undecided(NestingState::kPartly, std::move(partly));
    } else if (divided && !division.main_known && !by_units) {
      undecided(NestingState::kMainUnknown, {});
    } else {
      nesting.state = divided ? NestingState::kDivided : NestingState::kInside;
      nesting.keeps = found_.pieces[kept_piece(division)].b;
      nesting.by_people = divided && !by_units && division.by_people;
    }
    result_.regions.push_back(std::move(nesting));
  }

  const RegionNesting& nesting_of(RegionId region) const { return result_.regions[index(region)]; }

  /// Who keeps which unit, and which must move.
  void list_moves() {
    for (std::size_t u = 0; u < units_.count(); ++u) {
      const RegionId from = units_.region(a_, u);
      if (!a_.is_here(from) || !decided(nesting_of(from).state)) continue;
      const RegionId inside = units_.region(b_, u);
      if (inside == nesting_of(from).keeps) {
        if (units_.in_layer(u)) holder_[u] = from;
        continue;
      }
      UnitMove move;
      move.unit = u;
      move.from = from;
      move.inside = inside;
      move.kind = units_.in_layer(u) ? MoveTo::kNewRegion : MoveTo::kNotInLayer;
      result_.moves.push_back(move);
    }
    std::sort(result_.moves.begin(), result_.moves.end(), [](const auto& x, const auto& y) {
      return std::tie(x.from, x.inside, x.unit) < std::tie(y.from, y.inside, y.unit);
    });
    for (std::size_t i = 0; i < result_.moves.size(); ++i) {
      if (units_.in_layer(result_.moves[i].unit)) move_of_[result_.moves[i].unit] = i;
    }
  }

  /// Whether a unit that has to move has not found a region yet.
  bool waits(std::size_t unit) const {
    return move_of_[unit] != kNone && holder_[unit] == kNoRegion;
  }

  /// A region that waiting units could go to, with the border that it offers.
  struct Offer {
    RegionId to = kNoRegion;
    double border = 0;
  };

  bool better(const Offer& x, const Offer& y) const {
    if (y.to == kNoRegion) return true;
    const bool x_inside = nesting_of(x.to).state == NestingState::kInside;
    const bool y_inside = nesting_of(y.to).state == NestingState::kInside;
    if (x_inside != y_inside) return x_inside;
    if (x.border != y.border) return x.border > y.border;
    return x.to < y.to;  // regions are sorted by code
  }

  /// One round; whether a unit found a region.
  bool hand_out(std::size_t round) {
    std::map<std::pair<std::size_t, RegionId>, double> offers;  // by waiting unit and region
    const auto offer = [&](std::size_t unit, std::size_t neighbour, double border) {
      if (!waits(unit) || holder_[neighbour] == kNoRegion) return;
      if (b_.region[unit] == b_.region[neighbour]) offers[{unit, holder_[neighbour]}] += border;
    };
    each_border([&](std::size_t u, std::size_t v, double border) {
      offer(u, v, border);
      offer(v, u, border);
    });
    std::map<std::size_t, Offer> best;
    for (const auto& [key, border] : offers) {
      const Offer here{key.second, border};
      Offer& chosen = best[key.first];
      if (better(here, chosen)) chosen = here;
    }
    for (const auto& [unit, chosen] : best) {
      UnitMove& move = result_.moves[move_of_[unit]];
      const bool inside = nesting_of(chosen.to).state == NestingState::kInside;
      move.kind = inside ? MoveTo::kInside : MoveTo::kAfter;
      move.to = chosen.to;
      move.border = chosen.border;
      move.round = round;
      holder_[unit] = chosen.to;
    }
    return !best.empty();
  }

  template <class Do>
  void each_border(Do act) const {
    for (const Neighbours& pair : borders_) {
      if (pair.b >= 0) act(index(pair.a), index(pair.b), pair.length + pair.unmatched);
    }
  }

  /// Whether a unit may belong to a region that lies inside, for all that is known.
  bool in_doubt(std::size_t unit) const {
    const RegionId region = a_.region[unit];
    return region == kNoRegion || !decided(nesting_of(region).state);
  }

  /// Whether the layer lacks units of a region of B.
  bool incomplete(RegionId inside) const { return !found_.b[index(inside)].complete(); }

  /// The decided regions of A that keep units in a region of B.
  std::vector<RegionId> keepers(RegionId inside) const {
    std::vector<RegionId> regions;
    for (std::size_t r = 0; r < result_.regions.size(); ++r) {
      if (result_.regions[r].keeps == inside) regions.push_back(static_cast<RegionId>(r));
    }
    return regions;
  }

  /// Groups the units that still wait: each needs a new region, unless something unknown lies next
  /// to it.
  void settle_rest() {
    UnionFind groups(a_.region.size());
    std::vector<std::size_t> doubtful;
    each_border([&](std::size_t u, std::size_t v, double) {
      if (b_.region[u] != b_.region[v]) return;
      if (waits(u) && waits(v)) groups.unite(u, v);
      if (waits(u) && in_doubt(v)) doubtful.push_back(u);
      if (waits(v) && in_doubt(u)) doubtful.push_back(v);
    });
    std::vector<bool> in_doubtful_group(a_.region.size());
    for (const std::size_t unit : doubtful) in_doubtful_group[groups.find(unit)] = true;
    std::map<std::pair<RegionId, std::size_t>, std::vector<std::size_t>> rest;
    for (std::size_t u = 0; u < a_.region.size(); ++u) {
      if (!waits(u)) continue;
      UnitMove& move = result_.moves[move_of_[u]];
      const std::size_t group = groups.find(u);
      if (in_doubtful_group[group]) {
        move.kind = MoveTo::kDoubtful;
      } else if (incomplete(move.inside)) {
        move.kind = MoveTo::kNotInLayer;
      } else {
        rest[{move.inside, group}].push_back(u);  // named by its first unit
      }
    }
    for (auto& [key, units] : rest) {
      for (const std::size_t u : units) {
        result_.moves[move_of_[u]].new_region = result_.new_regions.size();
      }
      result_.new_regions.push_back({key.first, std::move(units), keepers(key.first)});
    }
  }

  const SchemeLabels& a_;
  const SchemeLabels& b_;
  const CrossBorder& found_;
  std::span<const Neighbours> borders_;
  AllUnits units_;
  std::vector<RegionId> holder_;      ///< by unit of the layer: who keeps it or got it
  std::vector<std::size_t> move_of_;  ///< by unit of the layer: into the moves
  NestingMoves result_;
};

}  // namespace

NestingMoves suggest_nesting_moves(const AuditInput& input, const SchemeLabels& a,
                                   const SchemeLabels& b, const CrossBorder& found,
                                   std::span<const Neighbours> borders, MoveMeasure by) {
  return Suggestion(input, a, b, found, borders, by).run();
}

std::vector<Neighbours> unit_borders(const AuditInput& input) {
  std::vector<RegionId> each(input.layer.units.size());
  std::iota(each.begin(), each.end(), 0);
  return find_neighbours(input, each);
}

}  // namespace grens
