#pragma once
#include <cstddef>
#include <vector>

#include "audit/measures.hpp"
#include "regions/labels.hpp"

namespace grens {

/// A line that separates a piece from the rest of a region.
struct CutLine {
  std::vector<ArcRef> arcs;  ///< ascending by arc; each runs with the piece on its left
  double length = 0;         ///< m of the arcs
  double unmatched = 0;  ///< m along which the two sides face each other and borders do not match

  /// No line on land: water (or other land) lies between the piece and the rest.
  bool none() const { return arcs.empty() && unmatched == 0; }
};

/// How a region a of scheme A and a region b of scheme B that share units lie to each other, as
/// far as is known: a unit without a region is evidence of nothing. Units that the table knows and
/// the layer lacks count like the others.
enum class Overlap {
  kEqual,  ///< the same units
  kAInB,   ///< a lies wholly in b, b has more
  kBInA,   ///< b lies wholly in a, a has more
  kCase,   ///< a cross-border case: each has units that lie in another region of the other scheme
  kUndecided  ///< cannot be told: it depends on units without a region in A or B
};

/// A piece: the units that a region of A and a region of B share. Regions are given as
/// SchemeLabels::info takes them: the layer may have no unit of one.
struct Piece {
  RegionId a = 0;                     ///< in scheme A
  RegionId b = 0;                     ///< in scheme B
  Overlap overlap = Overlap::kEqual;  ///< how the two regions lie to each other
  std::vector<UnitId> units;          ///< of the layer, ascending
  std::vector<std::size_t> outside;   ///< positions in SchemeLabels::outside, ascending: units that
                                      ///< the layer lacks; with `units` at least one
  double area = 0;                    ///< m2, sum over `units`: those outside have none
  PopulationSum population;           ///< of all its units
  bool main_of_a = false;  ///< the main piece of a; else, with Division::main_known, an exception
  bool main_of_b = false;  ///< the same for b
  CutLine cut_a;           ///< inside a, where a border of B runs: from the other pieces of a
  CutLine cut_b;           ///< inside b, where a border of A runs: from the other pieces of b
};

/// A region of one scheme as the other scheme divides it.
struct Division {
  std::vector<std::size_t> pieces;   ///< into CrossBorder::pieces: the main piece, then by region
                                     ///< code; empty when no unit has a region in the other scheme
  std::vector<UnitId> unplaced;      ///< its units without a region in the other scheme
  std::vector<std::size_t> outside;  ///< its units that the layer lacks, as in Piece
  std::vector<std::size_t> unplaced_outside;  ///< those of `outside` without a region in the other
  double area = 0;                            ///< m2, its units in the layer
  PopulationSum population;                   ///< all its units
  bool by_people = false;    ///< the main piece has most people (all known), else most area
  bool main_known = true;    ///< false: units outside the layer have no area, and not all
                             ///< people are known; then no piece is marked as the main one
  double cut_length = 0;     ///< m of all cut lines inside the region, each counted once
  double cut_unmatched = 0;  ///< m along which pieces face each other without a twin

  /// Whether the layer has all its units; if not, cut lines are only what the layer shows of them.
  bool complete() const { return outside.empty(); }
};

/// A cross-border case.
struct CrossCase {
  std::size_t piece = 0;  ///< into CrossBorder::pieces
  /// Rows it rests on: of each unit of a or b the membership in A, and that in B.
  BasisCounts rows{};
};

/// How the schemes lie to each other, judged by the regions that have a unit in the layer and by
/// all their units, in the layer or outside, that have a region in both.
enum class Relation { kCongruent, kANestsInB, kBNestsInA, kNeither };

/// Where the regions of two schemes cut across each other.
struct CrossBorder {
  Relation relation = Relation::kNeither;  ///< judged by all units that have a region in both
  /// Whether no unit without a region could change `relation`. kNeither is always certain, unless
  /// no unit has a region in both.
  bool certain = false;
  /// By a, then b, the order of their codes. Of pieces between two regions of which the layer has
  /// no unit only those that a case is told with.
  std::vector<Piece> pieces;
  std::vector<Division> a;        ///< one a region of A, here or elsewhere
  std::vector<Division> b;        ///< one a region of B
  std::vector<CrossCase> cases;   ///< in the order of their pieces
  std::vector<UnitId> without_a;  ///< units without a region in A, ascending
  std::vector<UnitId> without_b;  ///< the same for B
};

/// Finds the cases of schemes A and B, two labellings of the units of the same layer. Crossing B
/// with A gives the same pieces and cases with the sides exchanged.
///
/// A layer may be a part of the country. Units that the table knows and the layer lacks then prove
/// what it cannot show: they belong to pieces, without area and lines, and with people where the
/// tables tell all people. Cases are those in which the layer has a unit of a or of b.
///
/// The main piece has most people if all units of the region have a population, else (units being
/// outside) if the tables know all their people, else most area unless units are outside; of equal
/// ones the one whose other region has the smaller code. Cut lines run between two regions only: a
/// side that is OUTSIDE or without a region makes none.
/// O(arcs + units log pieces), and O(units) a case.
CrossBorder cross_border(const AuditInput& input, const SchemeLabels& a, const SchemeLabels& b);

}  // namespace grens
