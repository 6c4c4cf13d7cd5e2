// Shells count one, holes count minus one: the unit holds the point when something is left. So
// records of one unit that overlap count once, and an island in a hole counts.
#include "coverage/unit_locator.hpp"

#include <map>

#include "geometry/measure.hpp"

namespace grens {
namespace {

std::vector<Box> ring_boxes(const RingSet& rings) {
  std::vector<Box> boxes(rings.size());
  for (std::size_t r = 0; r < rings.size(); ++r) {
    for (const Point& p : rings.ring(r)) boxes[r].add(p);
  }
  return boxes;
}

}  // namespace

UnitLocator::UnitLocator(const RingSet& rings) : rings_(rings), index_(ring_boxes(rings)) {
  for (std::size_t r = 0; r < rings.size(); ++r) {
    locators_.emplace_back(rings.ring(r));
    shell_.push_back(signed_area(rings.ring(r)) >= 0);
  }
}

std::vector<UnitId> UnitLocator::at(const Point& p) const { return holding(p, false); }

std::vector<UnitId> UnitLocator::touching(const Point& p) const { return holding(p, true); }

std::vector<UnitId> UnitLocator::holding(const Point& p, bool with_border) const {
  constexpr int kManyRings = 1 << 24;
  std::map<UnitId, int> depth;
  for (const std::size_t r : index_.containing(p)) {
    const Side side = locators_[r].locate(p);
    if (side == Side::kIn) depth[rings_.unit[r]] += shell_[r] ? 1 : -1;
    if (side == Side::kOn && with_border) depth[rings_.unit[r]] += kManyRings;
  }
  std::vector<UnitId> units;
  for (const auto& [unit, count] : depth) {
    if (count > 0) units.push_back(unit);
  }
  return units;
}

}  // namespace grens
