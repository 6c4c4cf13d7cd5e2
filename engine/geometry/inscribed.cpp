// A square cell whose middle lies d inside the outline, and h from its own corners, holds the
// middle of no circle with a radius above d + h. Cells in which the circle may still lie are
// quartered until it is found or the rest is below the precision (after D. Garcia-Castellanos, U.
// Lombardo, Poles of inaccessibility, 2007, and V. Agafonkin's quadtree for it). GEOS'
// MaximumInscribedCircle looks for the largest circle instead, which takes without end in slivers
// of a kilometre that are a millimetre wide.
#include "geometry/inscribed.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "geometry/ray.hpp"

namespace grens {
namespace {

constexpr double kLongest = 2000;  // of a strip, in diameters

double squared_distance(const Point& p, const Point& a, const Point& b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double square = dx * dx + dy * dy;
  const double along = square > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / square : 0;
  const double t = std::clamp(along, 0.0, 1.0);
  const double x = p.x - (a.x + t * dx);
  const double y = p.y - (a.y + t * dy);
  return x * x + y * y;
}

/// Distance to the outline, negative outside.
double depth(const Polygon& polygon, const Point& p) {
  double nearest = std::numeric_limits<double>::infinity();
  RayCount count(p);
  const auto add = [&](const std::vector<Point>& ring) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Point& next = ring[i + 1 == ring.size() ? 0 : i + 1];
      nearest = std::min(nearest, squared_distance(p, ring[i], next));
      count.add(ring[i], next);
    }
  };
  add(polygon.shell);
  for (const auto& hole : polygon.holes) add(hole);
  const double distance = std::sqrt(nearest);
  return count.side() == Side::kOut ? -distance : distance;
}

bool found_in_cell(const Polygon& polygon, const Point& middle, double half, double radius,
                   double precision) {
  const double here = depth(polygon, middle);
  if (here >= radius) return true;
  const double reach = half * std::sqrt(2.0);
  if (here + reach < radius || reach < precision * radius) return false;
  const double quarter = half / 2;
  for (const double dx : {-quarter, quarter}) {
    for (const double dy : {-quarter, quarter}) {
      if (found_in_cell(polygon, {middle.x + dx, middle.y + dy}, quarter, radius, precision)) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

bool holds_circle(const Polygon& polygon, double diameter, double precision) {
  Box box;
  for (const Point& p : polygon.shell) box.add(p);
  const double width = box.max_x - box.min_x;
  const double height = box.max_y - box.min_y;
  const double side = std::max(width, height);
  const double room = std::max(diameter * (1 - precision), side / kLongest);
  if (std::min(width, height) < room) return false;
  const Point middle{box.min_x + width / 2, box.min_y + height / 2};
  return found_in_cell(polygon, middle, side / 2, room / 2, precision);
}

}  // namespace grens
