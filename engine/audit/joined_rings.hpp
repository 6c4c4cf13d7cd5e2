#pragma once
#include <cstddef>

#include "geometry/rings.hpp"

namespace grens {

/// The rings of two layers as one ring set; units of B come after the `units_of_a` of A.
RingSet joined_rings(const RingSet& a, const RingSet& b, std::size_t units_of_a);

}  // namespace grens
