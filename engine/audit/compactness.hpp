#pragma once
#include "audit/measures.hpp"
#include "geometry/metre_scale.hpp"
#include "geometry/polygon.hpp"

namespace grens {

/// How compact a shape is: three shares between 0 and 1, 1 for a circle (the convex hull: for
/// anything convex). All parts of a region count together, as one shape; water between them counts
/// as outside. Definitions as in redistmetrics (C. T. Kenny et al.).
struct Compactness {
  /// 4 pi A / P2: the area over that of a circle with the same perimeter (D. D. Polsby, R. D.
  /// Popper, The third criterion, Yale Law & Policy Review 9, 1991). It falls with every bend of
  /// the border that a more detailed layer has: compare within one layer only.
  double polsby_popper = 0;
  /// The area over that of the smallest circle around it (E. C. Reock, A note: measuring
  /// compactness as a requirement of legislative apportionment, Midwest Journal of Political
  /// Science 5, 1961).
  double reock = 0;
  /// The area over that of the convex hull (R. G. Niemi, B. Grofman, C. Carlucci, T. Hofeller,
  /// Measuring compactness, Journal of Politics 52, 1990).
  double convex_hull = 0;
};

/// Measures a region: Polsby-Popper from `written`, its area and outline as measured; circle and
/// hull in the plane, from coordinates that `scale` turns into metres (a layer in degrees: as at
/// its middle, see MetreScale). All 0 for a region without land. O(n log n).
Compactness measure_compactness(const MultiPolygon& polygons, const WrittenMeasures& written,
                                const MetreScale& scale);

}  // namespace grens
