// PROJ knows between which meridians and parallels a CRS is used. Nine places of the extent are
// taken to longitude and latitude; when the box around them does not meet that area, no part of the
// layer does. A datum's shift of some hundred metres does not matter here.
#include "io/crs_area.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "io/projection.hpp"

namespace grens {
namespace {

constexpr double kDegree = 3.14159265358979323846 / 180;
constexpr double kHair = 1e-6;  // degrees: rounding at the ends of the Earth

struct Area {
  Box degrees;
  std::string name;
};

std::optional<Area> area_of_use(const Crs& crs) {
  const ProjPtr object = make_proj(proj_context(), crs.wkt);
  Box box;
  const char* name = nullptr;
  if (!object ||
      proj_get_area_of_use(proj_context(), object.get(), &box.min_x, &box.min_y, &box.max_x,
                           &box.max_y, &name) == 0 ||
      box.min_x < -180 || box.max_x > 180) {  // -1000: not known
    return std::nullopt;
  }
  if (box.max_x < box.min_x) box.max_x += 360;  // across the antimeridian
  std::string called = name == nullptr ? "" : name;
  while (called.ends_with('.')) called.pop_back();
  return Area{box, std::move(called)};
}

std::vector<Point> nine_places(const Box& box) {
  std::vector<Point> places;
  for (const double x : {box.min_x, (box.min_x + box.max_x) / 2, box.max_x}) {
    for (const double y : {box.min_y, (box.min_y + box.max_y) / 2, box.max_y}) {
      places.push_back({x, y});
    }
  }
  return places;
}

/// In degrees; places without an image are left out.
Box lonlat_box(const Crs& crs, PJ* projection, const Box& extent) {
  Box box;
  for (Point p : nine_places(extent)) {
    if (projection == nullptr) {
      box.add(Point{p.x * crs.unit / kDegree, p.y * crs.unit / kDegree});
      continue;
    }
    const PJ_COORD image = proj_trans(projection, PJ_INV, proj_coord(p.x, p.y, 0, 0));
    if (std::isfinite(image.lp.lam) && std::isfinite(image.lp.phi)) {
      box.add(Point{image.lp.lam / kDegree, image.lp.phi / kDegree});
    }
  }
  return box;
}

bool meets(const Box& area, Box box) {
  if (area.meets(box)) return true;
  box.min_x += 360;
  box.max_x += 360;
  return area.meets(box);
}

}  // namespace

const Point* off_the_earth(std::span<const Point> points, const Crs& crs) {
  if (crs.kind != Crs::Kind::kGeographic) return nullptr;
  const double x = (180 + kHair) * kDegree / crs.unit;
  const double y = (90 + kHair) * kDegree / crs.unit;
  const auto bad = std::find_if(points.begin(), points.end(), [&](const Point& p) {
    return !(std::abs(p.x) <= x && std::abs(p.y) <= y);
  });
  return bad == points.end() ? nullptr : &*bad;
}

void warn_outside_area_of_use(const std::string& path, const Crs& crs, const Box& extent,
                              Notices& notices) {
  if (extent.empty() || crs.kind == Crs::Kind::kLocal) return;
  const std::optional<Area> area = area_of_use(crs);
  if (!area) return;
  const bool projected = crs.kind == Crs::Kind::kProjected;
  const ProjPtr projection = projected ? bare_projection(crs) : nullptr;
  if (projected && !projection) return;
  const auto inside = [&](const Box& box) {
    return meets(area->degrees, lonlat_box(crs, projection.get(), box));
  };
  if (inside(extent)) return;
  const bool swapped = inside({extent.min_y, extent.min_x, extent.max_y, extent.max_x});
  notices.warn(
      "outside-crs",
      fmt::format("{}: lies wholly outside the area that its CRS {} is made for ({}): {}", path,
                  crs.label(), area->name,
                  swapped ? "x and y are most likely swapped; write the file anew with x first"
                          : "name the right CRS with --crs, or look whether x and y are swapped"));
}

}  // namespace grens
