#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "audit/measures.hpp"

namespace grens {

/// A region and what lies across a part of its border.
struct Neighbours {
  RegionId a = 0;        ///< always a region
  RegionId b = 0;        ///< a region after `a`, or kNoRegion, or kOutside
  double length = 0;     ///< m of border stored once, sum over the arcs
  std::size_t arcs = 0;  ///< how many arcs; 0 where the two only face each other
  /// m of border that found no twin: between regions (or a region and units without one) not part
  /// of `length`; with kOutside the part of `length` that is no outer border, but faces other
  /// units.
  double unmatched = 0;
};

/// All pairs of regions that share border, or face each other where borders do not match; and each
/// region with the units without a region and with OUTSIDE. Sorted by `a`, then `b`, first regions
/// (in the order of their codes), then kNoRegion, then kOutside. Regions that meet in a point only
/// are no neighbours. O(arcs + pairs log pairs).
std::vector<Neighbours> find_neighbours(const AuditInput& input, std::span<const RegionId> labels);

}  // namespace grens
