#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "coverage/coverage.hpp"
#include "coverage/dissolve.hpp"
#include "coverage/mismatch.hpp"
#include "coverage/unit_layer.hpp"
#include "geometry/measure.hpp"
#include "geometry/polygon.hpp"
#include "regions/labels.hpp"
#include "regions/population.hpp"

namespace grens {

/// What everything else adds up, measured once.
struct CoverageMeasures {
  std::vector<double> arc_length;  ///< m, one an arc
  std::vector<double> unit_area;   ///< m2, one a unit: its rings as read, holes taken off
  std::string method;              ///< "planar" or "ellipsoidal" (Measurer::name)
};

/// Measures all arcs and units, in threads; the result does not depend on their number. One
/// measured vertex for each vertex of the arcs and of the rings.
CoverageMeasures measure_coverage(const Coverage& coverage, const RingSet& rings,
                                  const Measurer& measurer);

/// What every audit of one layer looks at. Only borrowed: all of it must outlive the audit.
struct AuditInput {
  const UnitLayer& layer;            ///< the units and their attributes
  const Coverage& coverage;          ///< the borders of `layer`
  const CoverageMeasures& measures;  ///< areas and lengths of `coverage`
  const UnitPopulation& population;  ///< one a unit of `layer`
  const Mismatches& mismatches;      ///< where borders found no twin
  /// People by the tables, all of one year: of the units of `layer`, then of the units that it
  /// lacks (SchemeLabels::outside). Empty: not known, as when the layer lacks none.
  std::span<const std::optional<std::int64_t>> table_persons{};
};

/// How the parts of a region lie. The largest part is neither island nor exclave.
struct Contiguity {
  std::size_t parts = 0;     ///< polygons; parts that touch only in a point are separate
  std::size_t islands = 0;   ///< the outer ring borders nothing but OUTSIDE
  std::size_t exclaves = 0;  ///< the outer ring borders other land (of a region, or of none): only
                             ///< this breaks contiguity
};

/// Figures of one region, from its units and its border.
struct RegionMeasures {
  std::vector<UnitId> units;  ///< ascending
  double unit_area = 0;       ///< m2, sum over the units; to be compared with the written area
  double perimeter = 0;       ///< m, sum of its border arcs; of a region whose borders do not
                              ///< match inside, too long: take `measure_written` there
  std::optional<Contiguity> contiguity;  ///< none for a broken region: its parts are not known
  PopulationSum population;              ///< people of `units`
};

/// Figures of all regions of a scheme and of the units that it gives no region.
struct SchemeMeasures {
  std::vector<RegionMeasures> regions;  ///< one a region of the labels
  RegionMeasures without_region;  ///< `contiguity` none, `perimeter` towards regions and OUTSIDE
};

/// Figures of all regions of a scheme; `dissolved` is `dissolve` of the same labels. O(arcs +
/// units).
SchemeMeasures measure_regions(const AuditInput& input, const SchemeLabels& labels,
                               const Dissolved& dissolved);

/// Area and outline of polygons as they are written.
struct WrittenMeasures {
  double area = 0;        ///< m2, holes taken off
  double perimeter = 0;   ///< m, all rings
  std::size_t parts = 0;  ///< polygons
};

/// Measures written rings. `polygons` are in coordinates of the layer that `measurer` is for:
/// written longitude and latitude are measured by an ellipsoidal measurer of their own CRS.
WrittenMeasures measure_written(const MultiPolygon& polygons, const Measurer& measurer);

}  // namespace grens
