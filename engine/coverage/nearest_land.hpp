#pragma once
#include <span>
#include <vector>

#include "coverage/coverage.hpp"
#include "geometry/box_index.hpp"
#include "geometry/measure.hpp"
#include "geometry/metre_scale.hpp"

namespace grens {

/// The unit nearest to a place outside.
struct NearestUnit {
  UnitId unit =
      kOutside;         ///< of several equally near the one with the smallest code; kOutside: the
                        ///< layer has no borders, or the place is none that can be measured from
  double distance = 0;  ///< m
};

/// Says how far places outside a layer are from its land. Distances are those of the measurer, to
/// the place on the border that is nearest: exactly so on a flat layer. On the ellipsoid that place
/// is looked for in a plane that is true at the place asked for, so that far out the distance may
/// be a little too long: less than 0.1% within 300 km.
///
/// Keeps references to the coverage and the measurer. Building is O(n log n) for n vertices of
/// borders; a question is O(log n) and the stretches of border that are about as near. Thread-safe.
class NearestLand {
 public:
  /// `outer`: only borders with the outside are looked at, which is enough on a clean layer.
  NearestLand(const Coverage& coverage, bool outer, const Measurer& measurer);

  NearestUnit nearest(const Point& p) const;

 private:
  /// Some segments of border and the first unit along them.
  struct Stretch {
    std::span<const Point> line;
    UnitId unit = kOutside;
  };

  MetreScale scale_at_place(const Point& p) const;

  const Measurer& measurer_;
  std::vector<Point> bad_;  // ends of bad segments
  std::vector<Stretch> stretches_;
  MetreScale scale_;  // at the middle; boxes are scaled by it
  double step_ = 1;
  BoxIndex index_;
};

}  // namespace grens
