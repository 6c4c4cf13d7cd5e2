// Units are sorted into pieces by their pair of regions. How many pieces a region has tells whether
// it is divided; units without a region in the other scheme make that uncertain, never different.
// One pass over the arcs then hands each arc between two pieces of one region to both of them.
#include "audit/cross_border.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace grens {
namespace {

constexpr std::int32_t kNoPiece = -1;

std::size_t index(std::int32_t id) { return static_cast<std::size_t>(id); }

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
  Crossing(const AuditInput& input, const SchemeLabels& a, const SchemeLabels& b)
      : input_(input), a_(a), b_(b), piece_of_unit_(a.region.size(), kNoPiece) {}

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
  template <class T>
  void add_unit(T& sum, std::size_t unit) const {
    sum.area += input_.measures.unit_area[unit];
    sum.population.add(input_.layer.units[unit].code, input_.population.persons[unit]);
  }

  void make_pieces() {
    std::map<std::pair<RegionId, RegionId>, std::vector<UnitId>> units;
    for (std::size_t u = 0; u < a_.region.size(); ++u) {
      const auto id = static_cast<UnitId>(u);
      if (a_.region[u] == kNoRegion) result_.without_a.push_back(id);
      if (b_.region[u] == kNoRegion) result_.without_b.push_back(id);
      if (a_.region[u] != kNoRegion && b_.region[u] != kNoRegion) {
        units[{a_.region[u], b_.region[u]}].push_back(id);
      }
    }
    for (auto& [regions, members] : units) {
      Piece piece;
      piece.a = regions.first;
      piece.b = regions.second;
      for (const UnitId unit : members) {
        piece_of_unit_[index(unit)] = static_cast<std::int32_t>(result_.pieces.size());
        add_unit(piece, index(unit));
      }
      piece.units = std::move(members);
      result_.pieces.push_back(std::move(piece));
    }
  }

  void divide(const SideOf& side, const SchemeLabels& own, const SchemeLabels& other) {
    std::vector<Division>& divisions = result_.*side.divisions;
    divisions.resize(own.regions.size());
    for (std::size_t u = 0; u < own.region.size(); ++u) {
      if (own.region[u] == kNoRegion) continue;
      Division& division = divisions[index(own.region[u])];
      add_unit(division, u);
      if (other.region[u] == kNoRegion) division.unplaced.push_back(static_cast<UnitId>(u));
    }
    for (std::size_t i = 0; i < result_.pieces.size(); ++i) {
      divisions[index(result_.pieces[i].*side.region)].pieces.push_back(i);
    }
    for (Division& division : divisions) choose_main(division, side);
  }

  /// Puts the main piece first; the others keep the order of their regions' codes.
  void choose_main(Division& division, const SideOf& side) {
    division.by_people = division.population.is_exact();
    if (division.pieces.empty()) return;
    const auto smaller = [&](std::size_t i, std::size_t j) {
      const Piece& p = result_.pieces[i];
      const Piece& q = result_.pieces[j];
      return division.by_people ? p.population.at_least < q.population.at_least : p.area < q.area;
    };
    // the first of equal ones: it has the smallest code, as pieces are sorted
    const auto main = std::max_element(division.pieces.begin(), division.pieces.end(), smaller);
    result_.pieces[*main].*side.main = true;
    std::rotate(division.pieces.begin(), main, main + 1);
  }

  Overlap overlap_of(const Piece& piece) const {
    const Division& a = result_.a[index(piece.a)];
    const Division& b = result_.b[index(piece.b)];
    const bool a_elsewhere = a.pieces.size() > 1;
    const bool b_elsewhere = b.pieces.size() > 1;
    if (a_elsewhere && b_elsewhere) return Overlap::kCase;
    const bool a_within = !a_elsewhere && a.unplaced.empty();
    const bool b_within = !b_elsewhere && b.unplaced.empty();
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
      if (piece.overlap != Overlap::kCase) continue;
      CrossCase found{i, {}};
      for (std::size_t u = 0; u < a_.region.size(); ++u) {
        if (a_.region[u] != piece.a && b_.region[u] != piece.b) continue;
        for (const auto& basis : {a_.basis[u], b_.basis[u]}) {
          if (basis) ++found.rows[static_cast<std::size_t>(*basis)];
        }
      }
      result_.cases.push_back(found);
    }
  }

  void judge_relation() {
    const auto whole = [](const Division& division) { return division.pieces.size() <= 1; };
    const auto placed = [](const Division& division) { return division.unplaced.empty(); };
    const bool a_nests = std::all_of(result_.a.begin(), result_.a.end(), whole);
    const bool b_nests = std::all_of(result_.b.begin(), result_.b.end(), whole);
    const bool a_placed = std::all_of(result_.a.begin(), result_.a.end(), placed);
    const bool b_placed = std::all_of(result_.b.begin(), result_.b.end(), placed);
    if (result_.pieces.empty()) return;
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
  std::vector<std::int32_t> piece_of_unit_;
  CrossBorder result_;
};

}  // namespace

CrossBorder cross_border(const AuditInput& input, const SchemeLabels& a, const SchemeLabels& b) {
  return Crossing(input, a, b).run();
}

}  // namespace grens
