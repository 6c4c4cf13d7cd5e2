#pragma once
#include <vector>

#include "coverage/face_layer.hpp"

namespace grens {

/// Overlap of less than this, in m2, is rounding and not told: a square centimetre. Where two lines
/// cross, the place is known to the last bit of a coordinate, 1e-10 m in RD and 3e-9 m in degrees;
/// along 10 km of border that makes 1e-6 and 3e-5 m2. The smallest found in real layers are 1e-20
/// m2 (nl-2017-gemeenten), which is rounding, and then 4e-4 m2 (nl-2022-gemeenten), which is drawn.
inline constexpr double kSmallestOverlap = 1e-4;

/// Land that lies in two units.
struct UnitOverlap {
  UnitId a = 0;     ///< a < b
  UnitId b = 0;     ///< the other unit
  double area = 0;  ///< m2, by the layer's measurer
};

/// Finds every pair of units that overlap, the largest overlap first, ties by unit. Where n > 2
/// units lie over each other, that land is in n (n - 1) / 2 pairs; where rings of one unit do, it
/// counts once. O(faces).
std::vector<UnitOverlap> find_overlaps(const FaceLayer& layer);

}  // namespace grens
