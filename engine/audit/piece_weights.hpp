#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "audit/land_pieces.hpp"

namespace grens {

/// Where people live, as far as pieces go.
struct PieceWeights {
  std::vector<std::int64_t> weight;   ///< by piece, in steps of 10^-decimals
  std::vector<std::uint8_t> unknown;  ///< by piece: 1 where something of it has no weight
  int decimals = 0;                   ///< that the weights have
  std::size_t counted = 0;            ///< points or units that lie in a piece, in part at least
  std::size_t in_slivers =
      0;                    ///< points between a region of A and one of B that share slivers only
  std::size_t outside = 0;  ///< points or units in no piece and no sliver
  std::int64_t outside_weight = 0;  ///< what lies in no piece, slivers included
};

/// A place that weighs something.
struct WeightedPoint {
  Point at;                 ///< in the CRS of the layers
  std::int64_t weight = 0;  ///< not negative
};

/// Adds up points by piece. A point lies in the region of A, and in that of B, that holds it or has
/// it on its border; of several the first by code counts. Nothing is said of pieces without points.
/// InputError when the sum of the weights needs more than 63 bits. Points are located in threads.
PieceWeights weigh_points(const LandPieces& land, const RegionRings& a, const RegionRings& b,
                          std::span<const WeightedPoint> points);

/// Spreads people of small units over the pieces by the land that they share (`apportion`): whole
/// people. Land of a unit in no piece has its share too, unless it is narrower than the tolerance.
/// A piece that shares more than a sliver with a unit without people is `unknown`. As find_faces.
PieceWeights weigh_units(const LandPieces& land, const RegionRings& units,
                         std::span<const std::optional<std::int64_t>> persons,
                         const Measurer& measurer, double tolerance);

}  // namespace grens
