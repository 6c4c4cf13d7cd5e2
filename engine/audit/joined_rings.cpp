// Positions of rings and units of B move on by those of A.
#include "audit/joined_rings.hpp"

namespace grens {

RingSet joined_rings(const RingSet& a, const RingSet& b, std::size_t units_of_a) {
  RingSet both = a;
  both.points.insert(both.points.end(), b.points.begin(), b.points.end());
  const auto offset = static_cast<std::uint32_t>(a.points.size());
  for (std::size_t r = 0; r < b.size(); ++r) {
    both.starts.push_back(b.starts[r + 1] + offset);
    both.unit.push_back(b.unit[r] + static_cast<UnitId>(units_of_a));
  }
  return both;
}

}  // namespace grens
