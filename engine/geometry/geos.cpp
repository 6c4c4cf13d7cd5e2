// Conversions copy the coordinates; GEOS closes rings, we do not, so a point is added on the way in
// and dropped on the way out. GEOS' error text is kept by a handler and thrown with the failure;
// there it also names the exceptions that it catches itself.
#include "geometry/geos.hpp"

#include <new>
#include <stdexcept>
#include <utility>

#include "geometry/measure.hpp"

namespace grens {
namespace {

void keep_message(const char* message, void* text) { *static_cast<std::string*>(text) = message; }

}  // namespace

Geos::Geos() : context_(GEOS_init_r()) {
  GEOSContext_setErrorMessageHandler_r(context_, keep_message, &message_);
}

Geos::~Geos() { GEOS_finish_r(context_); }

void Geos::fail(const char* what) const {
  if (message_.find("bad_alloc") != std::string::npos) throw std::bad_alloc();
  throw std::runtime_error(std::string("GEOS ") + what + ": " + message_);
}

Geos::Geometry Geos::own(GEOSGeometry* geometry, const char* what) const {
  if (geometry == nullptr) fail(what);
  return {geometry, Deleter{context_}};
}

GEOSGeometry* Geos::ring(std::span<const Point> points) const {
  const auto n = static_cast<unsigned>(points.size());
  GEOSCoordSequence* sequence = GEOSCoordSeq_create_r(context_, n + 1, 2);
  for (unsigned i = 0; i <= n; ++i) {
    const Point& p = points[i == n ? 0 : i];
    GEOSCoordSeq_setXY_r(context_, sequence, i, p.x, p.y);
  }
  return GEOSGeom_createLinearRing_r(context_, sequence);
}

Geos::Geometry Geos::to_geos(const Polygon& polygon) const {
  std::vector<GEOSGeometry*> holes;
  for (const auto& hole : polygon.holes) holes.push_back(ring(hole));
  return own(GEOSGeom_createPolygon_r(context_, ring(polygon.shell), holes.data(),
                                      static_cast<unsigned>(holes.size())),
             "cannot make a polygon");
}

Geos::Geometry Geos::to_geos(const MultiPolygon& polygons) const {
  std::vector<GEOSGeometry*> parts;
  for (const Polygon& polygon : polygons) parts.push_back(to_geos(polygon).release());
  return own(GEOSGeom_createCollection_r(context_, GEOS_MULTIPOLYGON, parts.data(),
                                         static_cast<unsigned>(parts.size())),
             "cannot make a multipolygon");
}

MultiPolygon Geos::to_polygons(const GEOSGeometry& geometry) const {
  const auto to_ring = [&](const GEOSGeometry* g, bool counter_clockwise) {
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(context_, g);
    unsigned n = 0;
    GEOSCoordSeq_getSize_r(context_, sequence, &n);
    std::vector<Point> points(n == 0 ? 0 : n - 1);
    for (unsigned i = 0; i + 1 < n; ++i) {
      GEOSCoordSeq_getXY_r(context_, sequence, i, &points[i].x, &points[i].y);
    }
    if ((signed_area(points) > 0) != counter_clockwise) {
      points = std::vector<Point>(points.rbegin(), points.rend());
    }
    return points;
  };
  MultiPolygon polygons;
  const int parts = GEOSGetNumGeometries_r(context_, &geometry);
  for (int i = 0; i < parts; ++i) {
    const GEOSGeometry* part = GEOSGetGeometryN_r(context_, &geometry, i);
    if (GEOSGeomTypeId_r(context_, part) == GEOS_GEOMETRYCOLLECTION ||
        GEOSGeomTypeId_r(context_, part) == GEOS_MULTIPOLYGON) {
      for (Polygon& inner : to_polygons(*part)) polygons.push_back(std::move(inner));
      continue;
    }
    if (GEOSGeomTypeId_r(context_, part) != GEOS_POLYGON || GEOSisEmpty_r(context_, part) != 0) {
      continue;  // lines and points that making valid or uniting leaves over
    }
    Polygon polygon;
    polygon.shell = to_ring(GEOSGetExteriorRing_r(context_, part), true);
    const int holes = GEOSGetNumInteriorRings_r(context_, part);
    for (int h = 0; h < holes; ++h) {
      polygon.holes.push_back(to_ring(GEOSGetInteriorRingN_r(context_, part, h), false));
    }
    polygons.push_back(std::move(polygon));
  }
  return polygons;
}

std::optional<Point> Geos::invalid_at(const GEOSGeometry& geometry) const {
  char* reason = nullptr;
  GEOSGeometry* place = nullptr;
  const char valid = GEOSisValidDetail_r(context_, &geometry, 0, &reason, &place);
  const std::string why = reason == nullptr ? "" : reason;
  GEOSFree_r(context_, reason);
  const Geometry owned(place, Deleter{context_});
  if (valid == 1) return std::nullopt;
  if (valid != 0) fail("cannot check validity");
  Point p;
  if (owned) {
    GEOSGeomGetX_r(context_, owned.get(), &p.x);
    GEOSGeomGetY_r(context_, owned.get(), &p.y);
  }
  return p;
}

Geos::Geometry Geos::make_valid(const GEOSGeometry& geometry) const {
  GEOSMakeValidParams* params = GEOSMakeValidParams_create_r(context_);
  GEOSMakeValidParams_setMethod_r(context_, params, GEOS_MAKE_VALID_STRUCTURE);
  GEOSMakeValidParams_setKeepCollapsed_r(context_, params, 0);
  GEOSGeometry* valid = GEOSMakeValidWithParams_r(context_, &geometry, params);
  GEOSMakeValidParams_destroy_r(context_, params);
  return own(valid, "cannot make valid");
}

Geos::Geometry Geos::unite(std::vector<Geometry> geometries) const {
  std::vector<GEOSGeometry*> parts;
  for (Geometry& geometry : geometries) parts.push_back(geometry.release());
  const Geometry all =
      own(GEOSGeom_createCollection_r(context_, GEOS_GEOMETRYCOLLECTION, parts.data(),
                                      static_cast<unsigned>(parts.size())),
          "cannot make a collection");
  return own(GEOSUnaryUnion_r(context_, all.get()), "cannot unite");
}

Geos::Geometry Geos::intersect(const GEOSGeometry& a, const GEOSGeometry& b) const {
  return own(GEOSIntersection_r(context_, &a, &b), "cannot intersect");
}

Geos::Geometry Geos::subtract(const GEOSGeometry& a, const GEOSGeometry& b) const {
  return own(GEOSDifference_r(context_, &a, &b), "cannot subtract");
}

double Geos::area(const GEOSGeometry& geometry) const {
  double area = 0;
  if (GEOSArea_r(context_, &geometry, &area) == 0) fail("cannot measure an area");
  return area;
}

}  // namespace grens
