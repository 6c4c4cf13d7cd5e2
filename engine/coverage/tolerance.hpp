#pragma once
#include <string>

#include "coverage/face_layer.hpp"

namespace grens {

/// How far apart two borders that should be one run in a layer.
struct FoundTolerance {
  double metres = 0;
  std::string why;  ///< a sentence for people
};

/// The smallest step of 1, 2, 5, 10 ... from 1 mm to 1,000 km that is more than `metres`; 0 when
/// there is none.
double next_step(double metres);

/// Finds the width below which gaps and overlaps are slivers, from the slivers themselves: the
/// smallest step of 1, 2, 5, 10 ... (1 mm to 20 m) that takes in 98% of their length, where looking
/// five times as wide finds next to nothing more (2%). Where there is no such step, as in a layer
/// whose borders match, it is the smallest: 1 mm. A hole with one unit around it is no sliver,
/// and slivers along less than a ten thousandth of all border are too few to tell anything; and a
/// step that leaves out some slivers leaves out ten at least, for a few alone would be found
/// to be the slivers of a layer that was repaired. Where more than a hundredth of all border is
/// open and runs along another unit's, the step takes in 98% of that as well.
FoundTolerance find_tolerance(const FaceLayer& layer, const Measurer& measurer);

}  // namespace grens
