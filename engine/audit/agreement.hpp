#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geometry/measure.hpp"
#include "geometry/polygon.hpp"
#include "regions/labels.hpp"

namespace grens {

/// How far the land of a region and that of its counterpart in another layer are apart.
struct LandAgreement {
  double metres = 0;       ///< farthest that a border of one is from those of the other
  Point place;             ///< where, in layer coordinates
  bool on_ours = true;     ///< whether that is a place on the first one's border
  bool has_areas = false;  ///< whether the two areas are known
  double only_ours = 0;    ///< m2 of the first that the second lacks
  double only_theirs = 0;  ///< m2 of the second that the first lacks
};

/// Compares two areas that are not empty, in the coordinates that `measurer` is for: all their
/// rings, holes too, both ways (the Hausdorff distance of the borders, to within a millimetre, see
/// farthest_from). Areas are only measured when they are farther apart than `tolerance` metres;
/// they stay unknown where GEOS cannot tell the two apart. O(n log n) for n vertices.
LandAgreement compare_land(const MultiPolygon& ours, const MultiPolygon& theirs,
                           const Measurer& measurer, double tolerance);

/// Which records of a published layer are which regions of a scheme.
struct RegionMatch {
  /// By region of the labels, those elsewhere too: position of its record; none: it has none.
  std::vector<std::optional<std::size_t>> record;
  /// By region: 1 for a composite without a record of its own whose members have theirs.
  std::vector<std::uint8_t> by_members;
  std::vector<std::size_t> extra;      ///< records of no region
  std::vector<std::size_t> ambiguous;  ///< several for one region, or one for several; then the
                                       ///< rest means nothing
};

/// Looks for the record of each region by its code, then by code or name without regard to case and
/// accents, first in the records' codes and then in their names. O(n^2) for n regions.
RegionMatch match_regions(const SchemeLabels& labels, std::span<const CodeName> records);

/// A scheme held against a published layer.
struct LayerAgreement {
  std::string file;               ///< its name without folders, for people
  RegionMatch match;              ///< which region is which record of the layer
  std::vector<CodeName> records;  ///< those of the published layer
  /// By region of the layer: none where it has no record, the record no area, or the region no
  /// sound border.
  std::vector<std::optional<LandAgreement>> land;
  /// By region: `place` as longitude and latitude where the CRS has them.
  std::vector<std::optional<Point>> lonlat;
};

}  // namespace grens
