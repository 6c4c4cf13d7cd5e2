#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "coverage/arc_ring.hpp"
#include "coverage/coverage.hpp"

namespace grens {

/// One polygon of a region: a shell with its holes, as arcs. The region lies left of all of them.
struct ArcPolygon {
  ArcRing shell;               ///< outline, counter-clockwise
  std::vector<ArcRing> holes;  ///< clockwise, each inside the shell
};

/// One region of a dissolve.
struct ArcRegion {
  std::vector<ArcPolygon> parts;  ///< largest area first, ties by smallest shell point
  /// The walk could not be closed or met a bad segment, a hole has no shell, or a part lies in
  /// another part: the region's borders do not match, and `parts` are not to be used as they are.
  bool broken = false;
};

/// All regions of one labelling.
struct Dissolved {
  std::vector<ArcRegion> regions;  ///< by label
};

/// Groups units by `labels` (one a unit: 0 .. region_count-1, or kNoRegion) and walks the border of
/// each group into polygons. A pass over the arcs and a walk over those that stay.
/// The rings are made of whole arcs, so no vertex is invented or moved, and they are valid as the
/// OGC understands it (simple rings; holes touch in points only) when the coverage is clean.
Dissolved dissolve(const Coverage& coverage, std::span<const RegionId> labels,
                   std::size_t region_count);

}  // namespace grens
