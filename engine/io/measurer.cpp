// PROJ says how much larger or smaller than life things are drawn at a place: areas (the areal
// scale), and lengths in the directions that are stretched and shrunk most (the axes of Tissot's
// ellipse, which differ in a CRS that keeps areas and not shapes). Five places of the extent decide
// for the layer.
#include "io/measurer.hpp"

#include <array>
#include <cmath>

#include "io/projection.hpp"
#include "io/transform.hpp"

namespace grens {
namespace {

constexpr double kPlanarTolerance = 0.001;
constexpr double kDegree = 3.14159265358979323846 / 180;

/// Longitude and latitude in degrees on the CRS's own datum.
ToLonLat own_lonlat(const Crs& crs) {
  const Crs base = base_geographic_crs(crs);
  const Transformer transformer(crs, base, {});
  const double factor = base.unit / kDegree;
  // 1 but for the last bit where the unit is the degree.
  const bool other_unit = std::abs(factor - 1) > 1e-9;
  return [transformer, factor, other_unit](std::span<Point> points) {
    transformer.forward(points);
    if (!other_unit) return;
    for (Point& p : points) p = {p.x * factor, p.y * factor};
  };
}

bool true_to_scale(const Crs& crs, const Box& extent, const ToLonLat& to_lonlat) {
  const ProjPtr projection = bare_projection(crs);
  if (!projection || extent.empty()) return false;
  std::array<Point, 5> places = {
      {{(extent.min_x + extent.max_x) / 2, (extent.min_y + extent.max_y) / 2},
       {extent.min_x, extent.min_y},
       {extent.max_x, extent.min_y},
       {extent.max_x, extent.max_y},
       {extent.min_x, extent.max_y}}};
  to_lonlat(places);
  for (const Point& place : places) {
    PJ_COORD lonlat = proj_coord(place.x * kDegree, place.y * kDegree, 0, 0);
    proj_errno_reset(projection.get());
    const PJ_FACTORS factors = proj_factors(projection.get(), lonlat);
    if (proj_errno(projection.get()) != 0) return false;
    for (const double scale :
         {factors.areal_scale, factors.tissot_semimajor, factors.tissot_semiminor}) {
      if (!(std::abs(scale - 1) <= kPlanarTolerance)) return false;
    }
  }
  return true;
}

}  // namespace

std::unique_ptr<Measurer> choose_measurer(const Crs& crs, const Box& extent) {
  if (crs.kind == Crs::Kind::kLocal) return make_planar_measurer(crs.unit);
  ToLonLat to_lonlat = own_lonlat(crs);
  if (crs.kind == Crs::Kind::kProjected && true_to_scale(crs, extent, to_lonlat)) {
    return make_planar_measurer(crs.unit);
  }
  const Ellipsoid ellipsoid = ellipsoid_of(crs);
  return make_ellipsoidal_measurer(ellipsoid.semi_major, ellipsoid.flattening,
                                   std::move(to_lonlat));
}

}  // namespace grens
