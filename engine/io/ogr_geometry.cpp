// Parts are copied point by point; rings get their first point again at the end.
#include "io/ogr_geometry.hpp"

#include <algorithm>

#include "io/extent.hpp"

namespace grens {
namespace {

void set_points(OGRSimpleCurve& curve, const std::vector<Point>& points, bool close) {
  const int count = static_cast<int>(points.size());
  curve.setNumPoints(close && count > 0 ? count + 1 : count, FALSE);
  for (int i = 0; i < count; ++i) {
    const Point& point = points[static_cast<std::size_t>(i)];
    curve.setPoint(i, point.x, point.y);
  }
  if (close && count > 0) curve.setPoint(count, points[0].x, points[0].y);
}

std::unique_ptr<OGRGeometry> make(const MultiPolygon& parts, OGRwkbGeometryType /*type*/) {
  auto all = std::make_unique<OGRMultiPolygon>();
  for (const Polygon& part : parts) {
    auto polygon = std::make_unique<OGRPolygon>();
    const auto add = [&](const std::vector<Point>& points) {
      auto ring = std::make_unique<OGRLinearRing>();
      set_points(*ring, points, true);
      polygon->addRingDirectly(ring.release());
    };
    add(part.shell);
    for (const auto& hole : part.holes) add(hole);
    all->addGeometryDirectly(polygon.release());
  }
  return all;
}

std::unique_ptr<OGRGeometry> make(const MultiLine& lines, OGRwkbGeometryType /*type*/) {
  auto all = std::make_unique<OGRMultiLineString>();
  for (const auto& points : lines) {
    auto line = std::make_unique<OGRLineString>();
    set_points(*line, points, false);
    all->addGeometryDirectly(line.release());
  }
  return all;
}

std::unique_ptr<OGRGeometry> make(const std::vector<Point>& points, OGRwkbGeometryType type) {
  if (type == wkbPoint) return std::make_unique<OGRPoint>(points[0].x, points[0].y);
  auto all = std::make_unique<OGRMultiPoint>();
  for (const Point& point : points) all->addGeometryDirectly(new OGRPoint(point.x, point.y));
  return all;
}

}  // namespace

OGRwkbGeometryType ogr_type(const FeatureLayer& layer) {
  if (layer.kind == GeometryKind::kPolygons) return wkbMultiPolygon;
  if (layer.kind == GeometryKind::kLines) return wkbMultiLineString;
  const bool single = std::all_of(layer.features.begin(), layer.features.end(),
                                  [](const Feature& f) { return part_count(f) <= 1; });
  return single ? wkbPoint : wkbMultiPoint;
}

std::unique_ptr<OGRGeometry> ogr_geometry(const Feature& feature, OGRwkbGeometryType type) {
  if (part_count(feature) == 0) return nullptr;
  return std::visit([&](const auto& parts) { return make(parts, type); }, feature.geometry);
}

}  // namespace grens
