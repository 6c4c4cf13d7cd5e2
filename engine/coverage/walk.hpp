#pragma once
#include <span>
#include <vector>

#include "coverage/dissolve.hpp"

namespace grens {

/// The rings around one region, before they are sorted into shells and holes.
struct WalkedRings {
  std::vector<ArcRing> rings;  ///< region on the left; no ring passes a node twice
  bool broken = false;         ///< some border could not be walked to a close
};

/// Walks the borders of all regions of one labelling. O(arcs) plus the arcs that are borders.
std::vector<WalkedRings> walk_regions(const Coverage& coverage, std::span<const RegionId> labels,
                                      std::size_t region_count);

}  // namespace grens
