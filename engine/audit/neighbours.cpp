// One pass over the arcs adds lengths up by pair of sides; one over the stretches without a twin
// adds what faces each other. A pair is sorted with codes in order, then no region, then OUTSIDE.
#include "audit/neighbours.hpp"

#include <limits>
#include <map>
#include <utility>

namespace grens {
namespace {

/// Positions that sort as the contract says.
RegionId order_of(RegionId region) {
  if (region == kNoRegion) return std::numeric_limits<RegionId>::max() - 1;
  if (region == kOutside) return std::numeric_limits<RegionId>::max();
  return region;
}

class Pairs {
 public:
  /// The pair of two sides, or null when they are the same or neither is a region.
  Neighbours* find(RegionId a, RegionId b) {
    if (order_of(b) < order_of(a)) std::swap(a, b);
    if (a == b || a < 0) return nullptr;
    Neighbours& pair = pairs_[{order_of(a), order_of(b)}];
    pair.a = a;
    pair.b = b;
    return &pair;
  }
  std::vector<Neighbours> list() const {
    std::vector<Neighbours> result;
    result.reserve(pairs_.size());
    for (const auto& [key, pair] : pairs_) result.push_back(pair);
    return result;
  }

 private:
  std::map<std::pair<RegionId, RegionId>, Neighbours> pairs_;
};

}  // namespace

std::vector<Neighbours> find_neighbours(const AuditInput& input, std::span<const RegionId> labels) {
  const auto region_of = [&](UnitId unit) {
    return unit == kOutside ? kOutside : labels[static_cast<std::size_t>(unit)];
  };
  Pairs pairs;
  for (std::size_t i = 0; i < input.coverage.arcs.size(); ++i) {
    const Arc& arc = input.coverage.arcs[i];
    if (Neighbours* pair = pairs.find(region_of(arc.left), region_of(arc.right))) {
      pair->length += input.measures.arc_length[i];
      ++pair->arcs;
    }
  }
  for (const Facing& facing : input.mismatches.pairs) {
    const RegionId a = region_of(facing.unit);
    const RegionId b = region_of(facing.other);
    // seen from both sides, so each counts half
    if (Neighbours* pair = pairs.find(a, b)) pair->unmatched += facing.length / 2;
    if (Neighbours* shore = pairs.find(a, kOutside)) shore->unmatched += facing.length;
  }
  return pairs.list();
}

}  // namespace grens
