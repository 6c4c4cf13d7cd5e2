#pragma once
#include <cstdint>
#include <vector>

#include "coverage/coverage.hpp"
#include "coverage/vertices.hpp"

namespace grens {

/// What lies to the right of a directed segment when it is no border.
inline constexpr UnitId kInterior = -3;  ///< the same unit: the segment vanishes
inline constexpr UnitId kBad = -4;       ///< used too often, or twice in one direction

/// Steps through the rings of a RingSet by position. Segment i runs from position i to next(i).
class RingSteps {
 public:
  explicit RingSteps(const RingSet& rings);
  std::uint32_t next(std::uint32_t i) const {
    return starts_here_[i + 1] ? start_of_ring_ending_at(i + 1) : i + 1;
  }
  std::uint32_t previous(std::uint32_t i) const {
    return starts_here_[i] ? end_of_ring_starting_at(i) - 1 : i - 1;
  }

 private:
  std::uint32_t start_of_ring_ending_at(std::uint32_t end) const;
  std::uint32_t end_of_ring_starting_at(std::uint32_t start) const;

  const std::vector<std::uint32_t>& starts_;
  std::vector<std::uint8_t> starts_here_;  // one more than there are positions
};

/// The units on both sides of every directed segment.
struct SegmentSides {
  std::vector<UnitId> left;   ///< the unit of the ring
  std::vector<UnitId> right;  ///< the unit across, kOutside, kInterior or kBad
  MatchCounts counts;
  std::vector<BadSegment> bad;  ///< sorted by place
};

/// Compares all uses of each segment. Clean is one use, or one each way by different units.
/// O(n) where vertices have few uses; O(sum of squared uses of a vertex) otherwise.
SegmentSides find_sides(const RingSet& rings, const VertexMatch& match, const RingSteps& steps);

}  // namespace grens
