// Rings are laid out one after another; see ring_points for where each starts.
#include "coverage/polygons.hpp"

namespace grens {

MultiPolygon to_polygons(const Coverage& coverage, std::span<const Point> points,
                         const std::vector<ArcPolygon>& parts) {
  MultiPolygon polygons(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    ring_points(coverage, points, parts[i].shell, polygons[i].shell);
    polygons[i].holes.resize(parts[i].holes.size());
    for (std::size_t h = 0; h < parts[i].holes.size(); ++h) {
      ring_points(coverage, points, parts[i].holes[h], polygons[i].holes[h]);
    }
  }
  return polygons;
}

}  // namespace grens
