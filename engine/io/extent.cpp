// One pass over all points, holes included.
#include "io/extent.hpp"

#include <fmt/format.h>

#include <cmath>

#include "base/error.hpp"

namespace grens {
namespace {

bool add(Box& box, const Point& point) {
  box.add(point);
  return std::isfinite(point.x) && std::isfinite(point.y);
}

bool add(Box& box, const std::vector<Point>& points) {
  bool finite = true;
  for (const Point& point : points) finite &= add(box, point);
  return finite;
}

bool add(Box& box, const Polygon& polygon) {
  bool finite = add(box, polygon.shell);
  for (const auto& hole : polygon.holes) finite &= add(box, hole);
  return finite;
}

}  // namespace

Box finite_extent(const FeatureLayer& layer) {
  Box box;
  for (std::size_t i = 0; i < layer.features.size(); ++i) {
    bool finite = true;
    std::visit(
        [&](const auto& parts) {
          for (const auto& part : parts) finite &= add(box, part);
        },
        layer.features[i].geometry);
    if (!finite) {
      throw InputError(fmt::format(
          "layer {}, feature {}: a coordinate is not a finite number and cannot be written; look "
          "for it in the input",
          layer.name, i + 1));
    }
  }
  return box;
}

std::size_t part_count(const Feature& feature) {
  return std::visit([](const auto& parts) { return parts.size(); }, feature.geometry);
}

}  // namespace grens
