// Where on Earth the layer lies is asked of its corners and middle.
#include "map/plane.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "base/notices.hpp"

namespace grens {
namespace {

/// The Netherlands in longitude and latitude, with a margin.
constexpr Box kNetherlands{3.0, 50.6, 7.4, 53.8};

Box on_earth(const Crs& crs, const Box& extent) {
  Notices unsaid;  // the grid that makes it more accurate does not matter to choose a plane
  const Transformer transformer = make_lonlat_transformer(crs, extent, unsaid);
  std::array<Point, 5> points = {
      Point{extent.min_x, extent.min_y},
      {extent.min_x, extent.max_y},
      {extent.max_x, extent.min_y},
      {extent.max_x, extent.max_y},
      {(extent.min_x + extent.max_x) / 2, (extent.min_y + extent.max_y) / 2}};
  transformer.forward(points);
  Box box;
  for (const Point& point : points) box.add(point);
  return box;
}

Crs plane_crs(const Box& lonlat) {
  if (kNetherlands.contains(lonlat)) return crs_from_text("EPSG:28992");
  return crs_from_text(
      fmt::format("+proj=laea +lat_0={:.1f} +lon_0={:.1f} +datum=WGS84 +units=m +type=crs",
                  (lonlat.min_y + lonlat.max_y) / 2, (lonlat.min_x + lonlat.max_x) / 2));
}

}  // namespace

MapPlane::MapPlane(const Crs& crs, const Box& extent, bool flat) {
  if (flat) {
    metres_ = crs.unit;
    name_ = crs.label();
    return;
  }
  const Box lonlat = on_earth(crs, extent);
  const Crs plane = plane_crs(lonlat);
  transformer_.emplace(crs, plane, extent);
  name_ = plane.code.empty()
              ? fmt::format("Lambert azimuthal equal-area, {:.1f} / {:.1f}",
                            (lonlat.min_y + lonlat.max_y) / 2, (lonlat.min_x + lonlat.max_x) / 2)
              : plane.label();
}

void MapPlane::project(std::span<Point> points) const {
  if (transformer_) {
    transformer_->forward(points);
  } else if (metres_ != 1) {
    for (Point& point : points) point = {point.x * metres_, point.y * metres_};
  }
}

}  // namespace grens
