#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/allocation_report.hpp"

namespace grens {

/// What one region gets. A unit of which several regions have a part counts with each.
struct RegionTally {
  std::string code;
  std::string name;
  std::size_t kept = 0;
  std::size_t nearest = 0;
  std::optional<std::size_t> farthest;  ///< of the `nearest`; ties: the first unit
};

/// An allocation added up.
struct AllocationTally {
  std::vector<RegionTally> regions;  ///< sorted by code; those with a seat and no unit too
  std::size_t kept = 0;              ///< units
  std::size_t nearest = 0;           ///< units
  std::optional<std::size_t> farthest;
  /// Units left, by why and by their region of the other scheme.
  std::map<std::pair<Outcome, RegionId>, std::vector<std::size_t>> left;
  std::size_t left_count = 0;
};

AllocationTally tally_allocation(const AllocationReport& report);

}  // namespace grens
