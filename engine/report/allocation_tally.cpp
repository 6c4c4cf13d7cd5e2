// One pass over the units.
#include "report/allocation_tally.hpp"

namespace grens {

AllocationTally tally_allocation(const AllocationReport& report) {
  std::map<std::string, RegionTally> regions;
  for (const CodeName& known : report.kept_names) {
    regions[known.code] = {known.code, known.name, 0, 0, {}};
  }
  for (const Seat& seat : report.seats.seats) {
    regions.try_emplace(seat.region, RegionTally{seat.region, seat.name, 0, 0, {}});
  }
  AllocationTally tally;
  const auto farther = [&](std::size_t unit, const std::optional<std::size_t>& than) {
    return !than || report.allocations[unit].metres > report.allocations[*than].metres;
  };
  for (std::size_t u = 0; u < report.units.size(); ++u) {
    const Allocation& allocation = report.allocations[u];
    if (allocation.outcome == Outcome::kKept) {
      ++tally.kept;
      for (const MembershipRow* row : report.kept[u]) ++regions.at(row->region).kept;
    } else if (allocation.outcome == Outcome::kNearest) {
      ++tally.nearest;
      RegionTally& region = regions.at(report.seats.seats[allocation.seat].region);
      ++region.nearest;
      if (farther(u, region.farthest)) region.farthest = u;
      if (farther(u, tally.farthest)) tally.farthest = u;
    } else {
      ++tally.left_count;
      tally.left[{allocation.outcome, report.within.region[u]}].push_back(u);
    }
  }
  for (auto& [code, region] : regions) tally.regions.push_back(std::move(region));
  return tally;
}

}  // namespace grens
