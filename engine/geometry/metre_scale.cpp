// A thousandth of the box is measured, eastwards and northwards from its middle.
#include "geometry/metre_scale.hpp"

#include <algorithm>
#include <array>

namespace grens {

Polygon MetreScale::scaled(Polygon polygon) const {
  for (Point& p : polygon.shell) p = scaled(p);
  for (auto& hole : polygon.holes) {
    for (Point& p : hole) p = scaled(p);
  }
  return polygon;
}

MetreScale scale_at(const Point& place, double step, const Measurer& measurer) {
  const std::array<Point, 2> east{place, Point{place.x + step, place.y}};
  const std::array<Point, 2> north{place, Point{place.x, place.y + step}};
  return {measurer.length(east) / step, measurer.length(north) / step};
}

MetreScale scale_at_middle(const Box& box, const Measurer& measurer) {
  const Point middle{(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2};
  const double step = std::max(box.max_x - box.min_x, box.max_y - box.min_y) / 1000;
  if (!(step > 0)) return {};
  return scale_at(middle, step, measurer);
}

}  // namespace grens
