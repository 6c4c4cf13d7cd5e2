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

MetreScale scale_at_middle(const Box& box, const Measurer& measurer) {
  const Point middle{(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2};
  const double step = std::max(box.max_x - box.min_x, box.max_y - box.min_y) / 1000;
  if (!(step > 0)) return {};
  const std::array<Point, 2> east{middle, Point{middle.x + step, middle.y}};
  const std::array<Point, 2> north{middle, Point{middle.x, middle.y + step}};
  return {measurer.length(east) / step, measurer.length(north) / step};
}

}  // namespace grens
