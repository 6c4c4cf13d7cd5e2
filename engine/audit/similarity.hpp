#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "base/labels.hpp"

namespace grens {

/// How two divisions of the same units A and B lie to each other by some weight: area or people.
struct WeightedSimilarity {
  /// exp H(B|A): into how many pieces a region of A is divided by B, effectively (the exponential
  /// of the entropy, M. O. Hill, Diversity and evenness, Ecology 54, 1973; over the regions the
  /// geometric mean by weight). 1 when none is divided.
  double effective_pieces_a = 1;
  double effective_pieces_b = 1;  ///< the same with the sides exchanged
  /// Share of the weight that lies outside the main piece of its region, the one with most of it.
  double outside_main_a = 0;
  double outside_main_b = 0;
  /// H(A|B) + H(B|A) in nats, the variation of information (M. Meila, Comparing clusterings,
  /// Journal of Multivariate Analysis 98, 2007): 0 for the same division.
  double variation = 0;
};

/// How two divisions lie to each other by their units.
struct Similarity {
  std::size_t units = 0;    ///< that have a region in both; all that follows is of these
  std::size_t pieces = 0;   ///< pairs of regions that share a unit
  std::size_t split_a = 0;  ///< regions of A with units in several regions of B
  std::size_t split_b = 0;
  /// Share of the pairs of units that are together in both divisions or in neither (W. M. Rand,
  /// Objective criteria for the evaluation of clustering methods, JASA 66, 1971); none for fewer
  /// than two units.
  std::optional<double> rand;
};

/// Compares two labellings of the same units. O(units log units).
Similarity compare_divisions(std::span<const RegionId> a, std::span<const RegionId> b);

/// The same by weight, one a unit and not negative; nothing where no weight has a region in both.
std::optional<WeightedSimilarity> compare_divisions(std::span<const RegionId> a,
                                                    std::span<const RegionId> b,
                                                    std::span<const double> weight);

}  // namespace grens
