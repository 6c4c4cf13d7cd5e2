#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "audit/measures.hpp"
#include "coverage/region_layer.hpp"
#include "io/feature.hpp"
#include "job/output_points.hpp"
#include "job/work_layer.hpp"

namespace grens {

/// One scheme on a layer: who belongs where, the land of each region, and its figures.
struct SchemeLayer {
  SchemeLabels labels;                   ///< who lies in which region
  RegionLayer land;                      ///< the polygons, by region
  SchemeMeasures measures;               ///< figures from units and borders
  std::vector<WrittenMeasures> written;  ///< area and outline of each region's polygons, in the
                                         ///< layer's coordinates
  double overlap = 0;                    ///< m2 in which units of one region overlap, pair by pair:
                                         ///< so much less than its units do regions cover
};

/// Dissolves one scheme and measures its regions. Regions that had to be repaired, and units
/// without a region, go to `notices`.
SchemeLayer make_scheme_layer(const WorkLayer& work, SchemeLabels labels, Notices& notices);

/// The labels of layers, in their order. Only borrowed.
std::vector<const SchemeLabels*> labels_of(const std::vector<SchemeLayer>& schemes);

/// The regions of a scheme as features, in the order of their codes, with the properties that
/// README.md lists. `title` goes into the provenance; `notices` as OutputPoints::regions says.
FeatureLayer region_features(const WorkLayer& work, const SchemeLayer& scheme,
                             const OutputPoints& points, const std::string& title,
                             Notices& notices);

/// The property `quality`: "approximate", or null.
inline Value quality_value(const UnitLayer& layer) {
  return layer.approximate ? Value{std::string("approximate")} : Value{};
}

/// Every arc once as a line: the unit on its left and right, the region on either side in each
/// scheme, the schemes for which it is a border, its level (how many of them), length, whether it
/// is the outside, and `quality`.
FeatureLayer border_features(const WorkLayer& work, const std::vector<SchemeLayer>& schemes,
                             const OutputPoints& points, const std::string& title);

}  // namespace grens
