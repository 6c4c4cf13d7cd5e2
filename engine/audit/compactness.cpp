// Hull and circle are GEOS's; the circle is that around the hull, which has far fewer points.
#include "audit/compactness.hpp"

#include <numbers>
#include <stdexcept>

#include "geometry/geos.hpp"
#include "geometry/measure.hpp"

namespace grens {
namespace {

double plane_area(const MultiPolygon& polygons) {
  double area = 0;
  for (const Polygon& polygon : polygons) {
    area += signed_area(polygon.shell);
    for (const auto& hole : polygon.holes) area += signed_area(hole);
  }
  return area;
}

/// Radius of the smallest circle around a shape.
double circle_radius(const Geos& geos, const GEOSGeometry& shape) {
  double radius = 0;
  GEOSGeometry* centre = nullptr;
  const Geos::Geometry circle(GEOSMinimumBoundingCircle_r(geos.context(), &shape, &radius, &centre),
                              Geos::Deleter{geos.context()});
  const Geos::Geometry owned(centre, Geos::Deleter{geos.context()});
  if (!circle) throw std::runtime_error("GEOS found no circle around a region");
  return radius;
}

}  // namespace

Compactness measure_compactness(const MultiPolygon& polygons, const WrittenMeasures& written,
                                const MetreScale& scale) {
  Compactness result;
  if (polygons.empty() || written.perimeter <= 0) return result;
  result.polsby_popper =
      4 * std::numbers::pi * written.area / (written.perimeter * written.perimeter);
  MultiPolygon metres;
  for (const Polygon& polygon : polygons) metres.push_back(scale.scaled(polygon));
  const Geos geos;
  const Geos::Geometry shape = geos.to_geos(metres);
  const Geos::Geometry hull(GEOSConvexHull_r(geos.context(), shape.get()),
                            Geos::Deleter{geos.context()});
  if (!hull) throw std::runtime_error("GEOS found no convex hull of a region");
  const double area = plane_area(metres);
  const double radius = circle_radius(geos, *hull);
  result.reock = area / (std::numbers::pi * radius * radius);
  result.convex_hull = area / geos.area(*hull);
  return result;
}

}  // namespace grens
