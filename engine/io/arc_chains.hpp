#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "coverage/coverage.hpp"
#include "io/feature.hpp"

namespace grens {

/// Arcs of a coverage joined into longer ones.
struct ArcChains {
  std::vector<ArcPath> chains;     ///< arcs one after another; the smallest is walked forwards
  std::vector<std::uint8_t> used;  ///< a byte for each arc of the coverage: whether it is in one

  /// A path of arcs as a path of chains. A ring comes back whole, though it may start elsewhere.
  ArcPath in_chains(const ArcPath& path) const;

  /// For each arc of the coverage the chain that a forward walk along it enters, where it is the
  /// first of that chain so walked; and the same for a backward walk.
  std::vector<ArcRef> entered_forward;
  std::vector<ArcRef> entered_backward;
};

/// Says in ArcChains that an arc is not the first of its chain.
inline constexpr ArcRef kEntersNone = INT32_MIN;

/// Joins the arcs that paths of `layers` use, in nodes where just two of them meet and no line
/// ends. Chains are sorted by their smallest arc; a closed one starts with it. O(arcs).
ArcChains chain_arcs(const Coverage& coverage, std::span<const FeatureLayer> layers);

}  // namespace grens
