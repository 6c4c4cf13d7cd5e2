#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "coverage/face_layer.hpp"
#include "geometry/point.hpp"
#include "geometry/polygon.hpp"
#include "geometry/rings.hpp"

namespace grens {

/// What can be said of a unit layer. Nothing is told twice: where several kinds would fit, it is
/// the first in this list. Defects first, then notes: worth saying, nothing wrong.
enum class DefectKind {
  kDuplicate,  ///< units with the same geometry, or a record that repeats another one; where
               ///< such units lie over each other is no further overlap
  kOverlap,    ///< land of several units: each face of it, however narrow
  kGap,        ///< land of nobody, enclosed and narrower than the tolerance
  kSliver,     ///< a part of a unit, not its largest, that is narrower than the tolerance and
               ///< lies beside other units; land that is disputed whole is an overlap
  kMismatchedBorder,  ///< border of two units that run along each other within the tolerance, open
                      ///< to the outside or to a wide hole; what is enclosed is a gap or an overlap
  kInvalidRing,       ///< rings of a unit that cross, or a ring that touches itself; also what
                      ///< reading put right: not closed, without area, shell and hole confused
  kTJunction,        ///< a vertex exactly on another unit's segment; one that misses it, by however
                     ///< little, makes a gap or an overlap, and one where an overlap ends is its
                     ///< corner
  kMissingGeometry,  ///< a record without a polygon: its unit lies nowhere
  kMissingCode,      ///< records without a code
  kUnknownCode,      ///< the tables of the year do not know the code
  kWideHole,         ///< note: land of nobody, enclosed, wider than the tolerance
  kExclave,          ///< note: a part of a unit, not its largest, that borders other units
  kNarrowWater,      ///< note: border open to the outside that faces another unit's, wider apart
  kMisspeltName,     ///< note: the tables have another name, or it decodes to nonsense
};
/// How many kinds there are.
inline constexpr std::size_t kDefectKinds = 14;

/// Whether it is worth saying though nothing is wrong.
constexpr bool is_note(DefectKind kind) { return kind >= DefectKind::kWideHole; }

/// Lines of a defect, as points.
using DefectLines = std::vector<std::vector<Point>>;

/// A defect, or a note. What does not apply is 0 or empty.
struct Defect {
  DefectKind kind = DefectKind::kGap;  ///< what is wrong, or worth saying
  std::vector<UnitId> units;           ///< that it touches, ascending
  std::optional<Point> place;          ///< in layer coordinates, in it or on it
  double area = 0;                     ///< m2
  double width = 0;                    ///< m, in the mean: twice the area over the perimeter
  double length = 0;                   ///< m of border; of two sides the longer one
  double tolerance = 0;   ///< m, suggested: a step of 1, 2, 5, 10 ... (from 1 mm) that takes it
                          ///< in; of faces the smallest from twice their width on
  std::size_t count = 1;  ///< records or rings, where reading tells their number only
  std::string text;       ///< what the figures do not say
  /// In layer coordinates; none: `place` is all there is.
  std::variant<std::monostate, MultiPolygon, DefectLines> shape;
};

/// What is looked at. Only borrowed.
struct DefectInput {
  const RingSet& rings;      ///< as read_units has them: canonical starts, sorted by unit
  const Coverage& coverage;  ///< `build_coverage` of them
  const FaceLayer& layer;    ///< `find_faces` of them
  const Measurer& measurer;  ///< of the layer's CRS
};

/// All defects and notes that geometry can tell, in the order of `worse_first`. Independent of the
/// order of records and the number of threads. About as much work as finding the faces.
std::vector<Defect> find_defects(const DefectInput& input, double tolerance);

/// The worst first: by area, then by length; ties by kind, units and place.
bool worse_first(const Defect& a, const Defect& b);

/// A place inside each unit, in the largest face of it; none for a unit without land.
std::vector<std::optional<Point>> places_of_units(const FaceLayer& layer);

}  // namespace grens
