#pragma once
#include <vector>

#include "coverage/dissolve.hpp"
#include "coverage/linework.hpp"
#include "coverage/noding.hpp"
#include "geometry/measure.hpp"
#include "geometry/metre_scale.hpp"
#include "geometry/polygon.hpp"

namespace grens {

/// One of the pieces that all borders of a layer together cut the plane into.
struct Face {
  std::vector<UnitId>
      units;             ///< that cover it, ascending: one is well, none a gap, several overlap
  double area = 0;       ///< m2, with edges that are straight in layer coordinates; never negative
  double measured = 0;   ///< m2, as the measurer has it: its edges on an ellipsoid bend
  double perimeter = 0;  ///< m, holes included
  MetreScale scale;      ///< at `place`
  Point place;           ///< inside it, in layer coordinates
};

/// A layer with all its borders laid over each other: where units match each face has one unit;
/// gaps are faces without, overlaps are faces with several. Nothing is lost and nothing moved.
struct FaceLayer {
  Coverage coverage;               ///< its units are the faces
  std::vector<ArcRegion> land;     ///< by face
  std::vector<Face> faces;         ///< each with the units that claim it
  std::vector<double> arc_length;  ///< m
  MetreScale scale;                ///< at its middle
  std::size_t unit_count = 0;      ///< of the layer, not the faces
  NodingCounts noding;             ///< what laying borders over each other did
};

/// Finds the faces of a layer. As build_coverage, plus noding; faces are looked at in threads.
FaceLayer find_faces(const RingSet& rings, std::size_t unit_count, const Measurer& measurer);

/// The same for other lines that cut the plane up, among them the rings' own; the rings say whose
/// the faces are. The lines meet in common vertices only, but for segments that end in `fresh`.
FaceLayer find_faces(const LineSet& lines, const std::vector<Point>& fresh, const RingSet& rings,
                     std::size_t unit_count, const Measurer& measurer);

/// The polygons of one face, in layer coordinates; one part, nearly always.
MultiPolygon face_polygons(const FaceLayer& layer, std::size_t face);

/// Whether no circle of a diameter of `width` metres has room in a face, as holds_circle has it:
/// then a gap is too narrow to be real.
bool is_narrow(const FaceLayer& layer, std::size_t face, double width);

/// Of something long and thin, in m: twice the area over the perimeter; 0 without a perimeter.
double mean_width(double area, double perimeter);

/// By face: 1 where it is a gap narrower than the tolerance.
std::vector<std::uint8_t> narrow_gaps(const FaceLayer& layer, double tolerance);

}  // namespace grens
