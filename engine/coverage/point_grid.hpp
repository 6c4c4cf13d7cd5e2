#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/labels.hpp"
#include "geometry/point.hpp"
#include "geometry/rings.hpp"

namespace grens {

/// How a point lies on a layer of units.
enum class Where : std::uint8_t {
  kOut,  ///< in no unit and on no border
  kIn,
  kBorder,  ///< on the border of a unit, with another one or with the outside
};

/// In which unit a point lies.
struct Located {
  UnitId unit = kOutside;  ///< of several that it lies in or touches, the first: the one with the
                           ///< smallest code; kOutside only where it lies outside
  Where where = Where::kOut;
  bool several = false;  ///< it lies inside more than one unit: they overlap
  friend bool operator==(const Located&, const Located&) = default;
};

/// Says in which unit of a layer a point lies: for very many points.
///
/// Exact, for dirty layers too: nothing is taken for granted of how rings lie to each other. A unit
/// has the land that more of its shells than of its holes hold (each ring by the even-odd rule). A
/// segment that rings of one unit use as often one way as the other is no border: between records
/// of one unit, or out and back in one ring.
///
/// Building is O(n) expected for n segments, in threads, and takes some 170 bytes a segment while
/// it runs. A question costs one look-up where no border is near, and a few orientation predicates
/// elsewhere. It is kept apart from the rings. Thread-safe.
class PointGrid {
 public:
  explicit PointGrid(const RingSet& rings);

  Located locate(const Point& p) const;

  /// Whether a segment of a border lies within `reach` of the point. `reach` is at most
  /// `most_reach`.
  bool near_border(const Point& p, double reach) const;
  /// The widest reach, in the layer's coordinates: more than 1e-12 times the largest of them.
  double most_reach() const { return slack_; }

  /// The box of all rings.
  const Box& box() const { return box_; }

 private:
  friend class PointGridBuilder;

  /// A stretch of border or of an inner line, either way round, and what of the part's rings it
  /// belongs to (a bit each).
  struct Segment {
    Point a, b;
    std::uint64_t toggles = 0;  ///< who steps over it enters or leaves these rings
    std::uint64_t touches = 0;  ///< rings for whose unit it is a border
    int anchor_side = 0;        ///< orientation of the cell's anchor
  };
  /// Whose ring it is, and what it counts for.
  struct Ring {
    UnitId unit = kOutside;
    int sign = 1;  ///< shell 1, hole -1
  };
  /// Up to 64 rings of a cell that has segments: those of a unit stay together in order, if not in
  /// one part.
  struct Part {
    Point anchor;               ///< a point of the cell that lies on no segment
    std::uint64_t inside = 0;   ///< rings that hold the anchor
    std::uint32_t segment = 0;  ///< first one
    std::uint32_t segment_end = 0;
    std::uint32_t ring = 0;  ///< first one
    bool last = true;        ///< of the cell
  };

  std::size_t column_of(double x) const;
  std::size_t row_of(double y) const;
  Located look(const Part* part, const Point& p) const;

  Box box_;
  double side_ = 1;   // of a cell
  double slack_ = 0;  // a segment is in the list of every cell that is so near
  std::size_t columns_ = 0;
  std::size_t rows_ = 0;
  std::vector<std::uint32_t> cells_;  // by row; see point_grid.cpp
  std::vector<Part> parts_;
  std::vector<Segment> segments_;
  std::vector<Ring> rings_;
};

}  // namespace grens
