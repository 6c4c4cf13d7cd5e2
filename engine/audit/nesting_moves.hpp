#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "audit/cross_border.hpp"
#include "audit/neighbours.hpp"
#include "regions/labels.hpp"

namespace grens {

/// What the moves are to be fewest of.
enum class MoveMeasure {
  kPeople,  ///< a region keeps its main piece: most people if all are known, else most area
  kUnits    ///< a region keeps the piece with most units; of equal ones the main piece, then the
            ///< one whose other region has the smaller code
};

/// How a region of A lies to the regions of B.
enum class NestingState {
  kInside,      ///< wholly inside one of them
  kDivided,     ///< in several: it keeps one piece, all its other units move
  kJoined,      ///< a composite in several of them: its members may each lie in one
  kBlurred,     ///< has units in a composite of B, whose members cannot be told apart
  kPartly,      ///< has units of which only a part lies in their region of B, or is divided and
                ///< has units of which only a part lies in it
  kUnplaced,    ///< has units without a region of B, or none with one
  kMainUnknown  ///< divided, and units outside the layer have neither area nor known people
};

/// Whether a state says what must move; the others are undecided.
constexpr bool decided(NestingState state) {
  return state == NestingState::kInside || state == NestingState::kDivided;
}

/// A region of A that the layer has a unit of.
struct RegionNesting {
  NestingState state = NestingState::kInside;
  RegionId keeps = kNoRegion;      ///< the region of B that it lies in, or keeps its piece in; none
                                   ///< when undecided
  bool by_people = false;          ///< divided: what it keeps has most people
  std::vector<std::size_t> units;  ///< undecided: those of its units that are why (AllUnits
                                   ///< numbers, ascending); empty: all of it is
};

/// Where a unit that must move goes.
enum class MoveTo {
  kInside,      ///< to a region that lies wholly inside the unit's region of B
  kAfter,       ///< to one that does once its own exceptions have moved
  kNewRegion,   ///< no region of A that lies there can be reached: a new one is needed
  kNotInLayer,  ///< cannot be told: the layer lacks the unit, or others of its region of B
  kDoubtful     ///< cannot be told: it only borders units of undecided regions, or without one
};

/// A unit that has to leave its region of A.
struct UnitMove {
  std::size_t unit = 0;  ///< AllUnits number
  RegionId from = 0;     ///< of A
  RegionId inside = 0;   ///< of B: where the unit lies, and the region that it goes to
  MoveTo kind = MoveTo::kInside;
  RegionId to = kNoRegion;  ///< kInside, kAfter: of A
  double border = 0;      ///< m that it shares with `to`, matched or faced, as it was when it moved
  std::size_t round = 0;  ///< kInside, kAfter: 1 where it borders `to` itself, n + 1 where it
                          ///< borders units that moved there in round n
  std::size_t new_region = 0;  ///< kNewRegion: into NestingMoves::new_regions
};

/// A region that A would have to get: units that border each other, in one region of B.
struct NewRegion {
  RegionId inside = 0;             ///< of B
  std::vector<std::size_t> units;  ///< AllUnits numbers, ascending
  /// Regions of A that lie there, now or after their own moves, ascending: none of them borders the
  /// units, but only water may lie between.
  std::vector<RegionId> apart;
};

/// The smallest moves that make A nest in B.
struct NestingMoves {
  MoveMeasure by = MoveMeasure::kPeople;
  std::vector<RegionNesting> regions;  ///< one a region of A that the layer has, in their order
  std::vector<UnitMove> moves;         ///< by region left, then region of B, then unit
  std::vector<NewRegion> new_regions;  ///< by region of B, then first unit
  std::vector<UnitId> without_a;  ///< units of the layer without a region of A: not asked about
};

/// Finds the smallest moves of units that make scheme A nest in scheme B. Only A changes, and each
/// of its regions stays: it keeps its units in one region of B and all its others move, so that
/// keeping the largest piece moves the least, whatever the others do. `found` is `cross_border` of
/// A and B, `borders` is `find_neighbours` of the units themselves (each unit a region).
///
/// A unit that moves goes to the region of A across the longest border (matched, or faced where
/// borders do not match) among those that lie wholly inside its region of B. Where it borders none,
/// it goes to one that will lie inside once its own exceptions have moved; there the border is that
/// with the part which stays. Ties go to the smaller code. Units that border no such region may
/// reach one through units that moved: this goes in rounds, each judged by what the rounds before
/// have moved, until no unit moves. What is left needs new regions, one for each group of units
/// that border each other in one region of B.
///
/// A region is only decided when all its units are known to lie wholly in it and wholly in a region
/// of B that can be told apart (a region whose units all lie in one such region is inside, even if
/// it is a composite or has but a part of them). No unit is moved out of or into an undecided one.
/// Units that the layer lacks count in what a region keeps, but have no borders.
/// O(units + borders) a round, rounds at most the units that move.
NestingMoves suggest_nesting_moves(const AuditInput& input, const SchemeLabels& a,
                                   const SchemeLabels& b, const CrossBorder& found,
                                   std::span<const Neighbours> borders, MoveMeasure by);

/// The borders that it asks for: `find_neighbours` with each unit a region.
std::vector<Neighbours> unit_borders(const AuditInput& input);

}  // namespace grens
