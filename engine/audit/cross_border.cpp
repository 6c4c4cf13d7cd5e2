// Units are sorted into pieces by their pair of regions. How many pieces a region has tells whether
// it is divided; units without a region in the other scheme make that uncertain, never different.
// One pass over the arcs then hands each arc between two pieces of one region to both of them.
#include "audit/cross_border.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "audit/all_units.hpp"
#include "audit/cross_land.hpp"
#include "audit/main_piece.hpp"

namespace grens {
namespace {

constexpr std::int32_t kNoPiece = -1;

std::size_t index(std::int32_t id) { return static_cast<std::size_t>(id); }

std::size_t region_count(const SchemeLabels& labels) {
  return labels.regions.size() + labels.elsewhere.size();
}

/// One of the two schemes: which side of a piece, which divisions, which labels.
struct SideOf {
  RegionId Piece::*region;
  RegionId Piece::*other;
  bool Piece::*main;
  CutLine Piece::*cut;
  std::vector<Division> CrossBorder::*divisions;
};
constexpr SideOf kSideA{&Piece::a, &Piece::b, &Piece::main_of_a, &Piece::cut_a, &CrossBorder::a};
constexpr SideOf kSideB{&Piece::b, &Piece::a, &Piece::main_of_b, &Piece::cut_b, &CrossBorder::b};

class Crossing {
 public:
  Crossing(const AuditInput& input, const SchemeLabels& a, const SchemeLabels& b, bool elsewhere)
      : input_(input),
        a_(a),
        b_(b),
        elsewhere_(elsewhere),
        all_(input, a),
        piece_of_unit_(a.region.size(), kNoPiece) {}

  CrossBorder run() {
    make_pieces();
    divide(kSideA, a_, b_);
    divide(kSideB, b_, a_);
    for (Piece& piece : result_.pieces) piece.overlap = overlap_of(piece);
    cut_along_arcs();
    cut_along_facing();
    list_cases();
    judge_relation();
    return std::move(result_);
  }

 private:
  /// Adds a unit to a piece or division; people outside only from where those inside come from.
  template <class T>
  void add_unit(T& sum, std::size_t unit) const {
    if (all_.in_layer(unit)) {
      sum.area += input_.measures.unit_area[unit];
      sum.population.add(input_.layer.units[unit].code, input_.population.persons[unit]);
      return;
    }
    const std::size_t position = unit - a_.region.size();
    sum.outside.push_back(position);
    sum.population.add(all_.code(unit), all_.persons(unit));
  }

  /// A pair of regions and the units that they share.
  using Share = std::pair<std::pair<RegionId, RegionId>, std::vector<std::size_t>>;

  bool in_reach(const std::pair<RegionId, RegionId>& regions) const {
    return a_.is_here(regions.first) || b_.is_here(regions.second);
  }

  /// What the regions share, as far as it is to be told, in the order of their codes; says how many
  /// pieces regions have.
  std::vector<Share> share_units() {
    std::map<Share::first_type, Share::second_type> shares;
    for (std::size_t u = 0; u < all_.count(); ++u) {
      const std::pair regions(all_.region(a_, u), all_.region(b_, u));
      if (regions.first != kNoRegion && regions.second != kNoRegion) shares[regions].push_back(u);
    }
    spread_a_.resize(region_count(a_));
    spread_b_.resize(region_count(b_));
    for (const auto& [regions, units] : shares) {
      ++spread_a_[index(regions.first)];
      ++spread_b_[index(regions.second)];
    }
    std::set<RegionId> a_of_case;
    std::set<RegionId> b_of_case;
    for (const auto& [regions, units] : shares) {
      const auto& [a, b] = regions;
      if (!in_reach(regions) || spread_a_[index(a)] < 2 || spread_b_[index(b)] < 2) continue;
      a_of_case.insert(a);
      b_of_case.insert(b);
    }
    std::erase_if(shares, [&](const auto& share) {
      return !in_reach(share.first) && !a_of_case.contains(share.first.first) &&
             !b_of_case.contains(share.first.second);
    });
    std::vector<Share> told(shares.begin(), shares.end());
    std::sort(told.begin(), told.end(), [&](const Share& x, const Share& y) {
      return std::tie(a_.info(x.first.first).code, b_.info(x.first.second).code) <
             std::tie(a_.info(y.first.first).code, b_.info(y.first.second).code);
    });
    return told;
  }

  void make_pieces() {
    for (std::size_t u = 0; u < a_.region.size(); ++u) {
      const auto id = static_cast<UnitId>(u);
      if (a_.region[u] == kNoRegion) result_.without_a.push_back(id);
      if (b_.region[u] == kNoRegion) result_.without_b.push_back(id);
    }
    for (const auto& [regions, members] : share_units()) {
      Piece piece;
      piece.a = regions.first;
      piece.b = regions.second;
      for (const std::size_t u : members) {
        add_unit(piece, u);
        if (!all_.in_layer(u)) continue;
        piece.units.push_back(static_cast<UnitId>(u));
        piece_of_unit_[u] = static_cast<std::int32_t>(result_.pieces.size());
      }
      result_.pieces.push_back(std::move(piece));
    }
  }

  void divide(const SideOf& side, const SchemeLabels& own, const SchemeLabels& other) {
    std::vector<Division>& divisions = result_.*side.divisions;
    divisions.resize(region_count(own));
    for (std::size_t u = 0; u < all_.count(); ++u) {
      const RegionId region = all_.region(own, u);
      if (region == kNoRegion) continue;
      Division& division = divisions[index(region)];
      add_unit(division, u);
      if (all_.region(other, u) != kNoRegion) continue;
      if (all_.in_layer(u)) {
        division.unplaced.push_back(static_cast<UnitId>(u));
      } else {
        division.unplaced_outside.push_back(u - own.region.size());
      }
    }
    for (std::size_t i = 0; i < result_.pieces.size(); ++i) {
      divisions[index(result_.pieces[i].*side.region)].pieces.push_back(i);
    }
    for (Division& division : divisions) choose_main(division, side);
  }

  /// People of a piece by the tables; none where they do not know all.
  std::optional<std::int64_t> people_by_tables(const Piece& piece) const {
    std::int64_t sum = 0;
    const auto add = [&](std::size_t unit) {
      const auto persons = all_.table_persons(unit);
      if (persons) sum += *persons;
      return persons.has_value();
    };
    const auto add_here = [&](UnitId unit) { return add(index(unit)); };
    const auto add_outside = [&](std::size_t i) { return add(a_.region.size() + i); };
    if (!std::all_of(piece.units.begin(), piece.units.end(), add_here)) return std::nullopt;
    if (!std::all_of(piece.outside.begin(), piece.outside.end(), add_outside)) return std::nullopt;
    return sum;
  }

  /// Puts the main piece first; the others keep the order of their regions' codes.
  void choose_main(Division& division, const SideOf& side) {
    division.by_people = division.population.is_exact();
    if (division.pieces.empty()) return;
    std::vector<PieceWeight> weights;  // exact: no count of people needs more than 53 bits
    for (const std::size_t i : division.pieces) {
      const Piece& piece = result_.pieces[i];
      PieceWeight& weight = weights.emplace_back();
      if (division.by_people) {
        weight.people = static_cast<double>(piece.population.at_least);
      } else if (division.complete()) {
        weight.area = piece.area;
      } else if (const auto people = people_by_tables(piece)) {
        weight.table_people = static_cast<double>(*people);
      }
    }
    const auto found = main_piece(weights);
    division.main_known = found.has_value();
    if (!found) return;
    division.by_people = found->by_people;
    const auto main = division.pieces.begin() + static_cast<std::ptrdiff_t>(found->index);
    result_.pieces[*main].*side.main = true;
    std::rotate(division.pieces.begin(), main, main + 1);
  }

  static bool placed(const Division& division) {
    return division.unplaced.empty() && division.unplaced_outside.empty();
  }

  Overlap overlap_of(const Piece& piece) const {
    const Division& a = result_.a[index(piece.a)];
    const Division& b = result_.b[index(piece.b)];
    const bool a_elsewhere = spread_a_[index(piece.a)] > 1 || (elsewhere_ && !placed(a));
    const bool b_elsewhere = spread_b_[index(piece.b)] > 1 || (elsewhere_ && !placed(b));
    if (a_elsewhere && b_elsewhere) return Overlap::kCase;
    const bool a_within = !a_elsewhere && placed(a);
    const bool b_within = !b_elsewhere && placed(b);
    if (a_within && b_within) return Overlap::kEqual;
    if (a_within) return Overlap::kAInB;
    if (b_within) return Overlap::kBInA;
    return Overlap::kUndecided;
  }

  /// The scheme in which both pieces belong to one region, that a border of the other divides; or
  /// none when that is so in neither.
  const SideOf* divided_side(std::int32_t p, std::int32_t q) const {
    if (p == kNoPiece || q == kNoPiece || p == q) return nullptr;
    if (result_.pieces[index(p)].a == result_.pieces[index(q)].a) return &kSideA;
    if (result_.pieces[index(p)].b == result_.pieces[index(q)].b) return &kSideB;
    return nullptr;
  }

  std::int32_t piece_of(UnitId unit) const {
    return unit == kOutside ? kNoPiece : piece_of_unit_[index(unit)];
  }

  Division& division_of(std::int32_t piece, const SideOf& side) {
    return (result_.*side.divisions)[index(result_.pieces[index(piece)].*side.region)];
  }

  void cut_along_arcs() {
    for (std::size_t i = 0; i < input_.coverage.arcs.size(); ++i) {
      const std::int32_t left = piece_of(input_.coverage.arcs[i].left);
      const std::int32_t right = piece_of(input_.coverage.arcs[i].right);
      const SideOf* side = divided_side(left, right);
      if (side == nullptr) continue;
      const double length = input_.measures.arc_length[i];
      const auto arc = static_cast<ArcRef>(i);
      for (const auto& [piece, ref] : {std::pair{left, arc}, std::pair{right, ~arc}}) {
        CutLine& cut = result_.pieces[index(piece)].*(side->cut);
        cut.arcs.push_back(ref);
        cut.length += length;
      }
      division_of(left, *side).cut_length += length;
    }
  }

  void cut_along_facing() {
    for (const Facing& facing : input_.mismatches.pairs) {
      const std::int32_t p = piece_of(facing.unit);
      const std::int32_t q = piece_of(facing.other);
      const SideOf* side = divided_side(p, q);
      if (side == nullptr) continue;
      const double length = facing.length / 2;  // it comes once from either side
      (result_.pieces[index(p)].*(side->cut)).unmatched += length;
      (result_.pieces[index(q)].*(side->cut)).unmatched += length;
      division_of(p, *side).cut_unmatched += length;
    }
  }

  void list_cases() {
    for (std::size_t i = 0; i < result_.pieces.size(); ++i) {
      const Piece& piece = result_.pieces[i];
      if (piece.overlap != Overlap::kCase || !in_reach({piece.a, piece.b})) continue;
      CrossCase found{i, {}};
      for (std::size_t u = 0; u < all_.count(); ++u) {
        if (all_.region(a_, u) != piece.a && all_.region(b_, u) != piece.b) continue;
        for (const auto& basis : {all_.basis(a_, u), all_.basis(b_, u)}) {
          if (basis) ++found.rows[static_cast<std::size_t>(*basis)];
        }
      }
      result_.cases.push_back(found);
    }
  }

  /// Whether every region of the layer lies in one region of the other scheme at most.
  static bool nests(const SchemeLabels& labels, const std::vector<std::size_t>& spread) {
    const auto end = spread.begin() + static_cast<std::ptrdiff_t>(labels.regions.size());
    return std::all_of(spread.begin(), end, [](std::size_t pieces) { return pieces <= 1; });
  }

  static bool all_placed(const SchemeLabels& labels, const std::vector<Division>& divisions) {
    const auto end = divisions.begin() + static_cast<std::ptrdiff_t>(labels.regions.size());
    return std::all_of(divisions.begin(), end, placed);
  }

  void judge_relation() {
    if (result_.pieces.empty()) return;
    // a case may be one with a region elsewhere
    const bool none = result_.cases.empty();
    const bool a_placed = all_placed(a_, result_.a);
    const bool b_placed = all_placed(b_, result_.b);
    const bool a_nests = none && nests(a_, spread_a_) && (a_placed || !elsewhere_);
    const bool b_nests = none && nests(b_, spread_b_) && (b_placed || !elsewhere_);
    if (a_nests && b_nests) {
      result_.relation = Relation::kCongruent;
      result_.certain = a_placed && b_placed;
    } else if (a_nests) {
      result_.relation = Relation::kANestsInB;
      result_.certain = a_placed;
    } else if (b_nests) {
      result_.relation = Relation::kBNestsInA;
      result_.certain = b_placed;
    } else {
      result_.certain = true;
    }
  }

  const AuditInput& input_;
  const SchemeLabels& a_;
  const SchemeLabels& b_;
  const bool elsewhere_;  ///< a unit without a region lies outside all
  AllUnits all_;
  std::vector<std::int32_t> piece_of_unit_;
  std::vector<std::size_t> spread_a_;  ///< pieces of each region, told or not
  std::vector<std::size_t> spread_b_;
  CrossBorder result_;
};

}  // namespace

CrossBorder cross_border(const AuditInput& input, const SchemeLabels& a, const SchemeLabels& b) {
  return Crossing(input, a, b, false).run();
}

CrossBorder cross_land(const AuditInput& input, const SchemeLabels& a, const SchemeLabels& b) {
  return Crossing(input, a, b, true).run();
}

}  // namespace grens
