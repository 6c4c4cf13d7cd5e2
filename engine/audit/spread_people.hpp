#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "audit/land_pieces.hpp"

namespace grens {

/// People of the regions of A over their pieces.
struct SpreadPeople {
  std::vector<std::optional<std::int64_t>> persons;  ///< by piece; none: not known
  std::vector<UnitId> by_area;   ///< regions that weights say nothing of: spread by area instead
  std::vector<UnitId> unplaced;  ///< regions with people and without a piece
};

/// Divides the people of each region of A among its pieces, those that B leaves out among them, in
/// proportion to weights, or without weights to area (areal interpolation: M. F. Goodchild and
/// N. S.-N. Lam, Areal interpolation: a variant of the traditional spatial problem, 1980), by the
/// method of the largest remainder (`apportion`): whole people, and together as many as the region
/// has, exactly. Land that A leaves out has none that are known.
/// `weights`: by piece, not negative; empty: by area. O(pieces log pieces).
SpreadPeople spread_people(const LandPieces& land,
                           std::span<const std::optional<std::int64_t>> persons_of_a,
                           std::span<const std::int64_t> weights);

}  // namespace grens
