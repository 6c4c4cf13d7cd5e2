#pragma once
#include <cstddef>
#include <vector>

#include "geometry/rings.hpp"
#include "io/gdal.hpp"

namespace grens {

/// All rings of a record's geometry, flat, whatever polygons GDAL put them into. Memory is kept
/// from record to record.
class RecordRings {
 public:
  /// How a ring's role is known.
  enum class Roles {
    kStructure,  ///< the first ring of each polygon is its shell
    kWinding,    ///< a shapefile: shells run clockwise
  };

  explicit RecordRings(Roles roles) : roles_(roles) {}

  /// Takes the rings of `geometry`, and forgets those of before. Curves become lines; Z and M
  /// are left out; what has no area is counted.
  void take(const OGRGeometry& geometry);
  void clear();

  std::vector<RawRing>& rings() { return rings_; }
  std::size_t vertices() const { return vertices_; }  ///< closing points included
  bool has_z_or_m() const { return z_or_m_; }
  bool curved() const { return curved_; }
  std::size_t other_parts() const { return other_parts_; }  ///< points and lines
  /// The first coordinate that is not finite; nullptr when all are.
  const Point* not_finite() const;

 private:
  void take_parts(const OGRGeometry& geometry);
  void take_polygon(const OGRPolygon& polygon);
  void take_ring(const OGRLinearRing& ring, bool hole);

  Roles roles_;
  std::vector<RawRing> rings_;
  std::vector<RawRing> spare_;  ///< memory to use again
  std::size_t vertices_ = 0;
  std::size_t other_parts_ = 0;
  bool z_or_m_ = false;
  bool curved_ = false;
};

}  // namespace grens
