// Walks the geometry's tree down to its linear rings and copies their coordinates in one go each.
// GDAL's own grouping of rings into polygons is used for the role that a ring claims, not trusted.
#include "io/record_rings.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace grens {
namespace {

/// The sign of the area only, so plain arithmetic will do.
bool runs_counterclockwise(const std::vector<Point>& ring) {
  const Point o = ring.front();
  double twice_area = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    twice_area +=
        (ring[i - 1].x - o.x) * (ring[i].y - o.y) - (ring[i].x - o.x) * (ring[i - 1].y - o.y);
  }
  return twice_area > 0;
}

}  // namespace

void RecordRings::clear() {
  std::move(rings_.begin(), rings_.end(), std::back_inserter(spare_));
  rings_.clear();
  vertices_ = 0;
  other_parts_ = 0;
}

void RecordRings::take(const OGRGeometry& geometry) {
  clear();
  z_or_m_ = geometry.Is3D() != 0 || geometry.IsMeasured() != 0;
  curved_ = geometry.hasCurveGeometry(TRUE) != 0;
  if (geometry.hasCurveGeometry(FALSE) != 0) {
    const OGRGeometryUniquePtr linear(geometry.getLinearGeometry());
    if (linear) take_parts(*linear);
  } else {
    take_parts(geometry);
  }
}

const Point* RecordRings::not_finite() const {
  for (const RawRing& ring : rings_) {
    double sum = 0;  // NaN as soon as one of them is NaN or infinite
    for (const Point& p : ring.points) sum += (p.x - p.x) + (p.y - p.y);
    if (sum == 0) continue;
    return &*std::find_if(ring.points.begin(), ring.points.end(), [](const Point& p) {
      return !std::isfinite(p.x) || !std::isfinite(p.y);
    });
  }
  return nullptr;
}

void RecordRings::take_parts(const OGRGeometry& geometry) {
  const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
  if (type == wkbPolygon || type == wkbTriangle) {
    take_polygon(*geometry.toPolygon());
  } else if (type == wkbPolyhedralSurface || type == wkbTIN) {
    for (const auto* part : *geometry.toPolyhedralSurface()) take_parts(*part);
  } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection) != 0) {
    for (const auto* part : *geometry.toGeometryCollection()) take_parts(*part);
  } else {
    ++other_parts_;
  }
}

void RecordRings::take_polygon(const OGRPolygon& polygon) {
  bool hole = false;
  for (const OGRLinearRing* ring : polygon) {
    take_ring(*ring, hole);
    hole = true;
  }
}

void RecordRings::take_ring(const OGRLinearRing& ring, bool hole) {
  if (ring.getNumPoints() == 0) return;
  RawRing taken;
  if (!spare_.empty()) {
    taken = std::move(spare_.back());
    spare_.pop_back();
  }
  taken.points.resize(static_cast<std::size_t>(ring.getNumPoints()));
  Point& first = taken.points.front();
  ring.getPoints(&first.x, sizeof(Point), &first.y, sizeof(Point));
  vertices_ += taken.points.size();
  taken.given_as_hole = roles_ == Roles::kWinding ? runs_counterclockwise(taken.points) : hole;
  rings_.push_back(std::move(taken));
}

}  // namespace grens
