#pragma once
#include <geos_c.h>

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "geometry/polygon.hpp"

namespace grens {

/// GEOS through its C interface. One object a thread: a context must not be shared.
/// Every member throws std::runtime_error with GEOS' own words where GEOS fails, and std::bad_alloc
/// where it had no memory.
class Geos {
 public:
  Geos();
  ~Geos();
  Geos(const Geos&) = delete;
  Geos& operator=(const Geos&) = delete;

  /// Gives a geometry back to the context that made it.
  struct Deleter {
    GEOSContextHandle_t context;  ///< that made the geometry
    /// Frees the geometry.
    void operator()(GEOSGeometry* g) const { GEOSGeom_destroy_r(context, g); }
  };
  /// A geometry that is freed with its pointer, which must not outlive the context.
  using Geometry = std::unique_ptr<GEOSGeometry, Deleter>;

  /// The polygon with closed rings; validity is not looked at.
  Geometry to_geos(const Polygon& polygon) const;
  /// All polygons as one multipolygon; validity is not looked at.
  Geometry to_geos(const MultiPolygon& polygons) const;
  /// The polygons in a geometry; lines and points in a collection are left out.
  MultiPolygon to_polygons(const GEOSGeometry& geometry) const;

  /// The place where the geometry breaks the OGC's rules, or nothing when it is valid.
  std::optional<Point> invalid_at(const GEOSGeometry& geometry) const;
  /// Made valid by the structure method: shells are united, then holes taken off.
  Geometry make_valid(const GEOSGeometry& geometry) const;
  /// The union of all; takes the geometries.
  Geometry unite(std::vector<Geometry> geometries) const;
  /// What lies in both.
  Geometry intersect(const GEOSGeometry& a, const GEOSGeometry& b) const;
  /// What of `a` is not in `b`.
  Geometry subtract(const GEOSGeometry& a, const GEOSGeometry& b) const;
  /// In square units of the coordinates; holes are taken off.
  double area(const GEOSGeometry& geometry) const;

  /// For GEOS functions that this class has not.
  GEOSContextHandle_t context() const { return context_; }

 private:
  [[noreturn]] void fail(const char* what) const;
  Geometry own(GEOSGeometry* geometry, const char* what) const;
  GEOSGeometry* ring(std::span<const Point> points) const;

  GEOSContextHandle_t context_;
  mutable std::string message_;
};

}  // namespace grens
