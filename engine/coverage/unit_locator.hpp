#pragma once
#include <deque>
#include <span>
#include <vector>

#include "geometry/box_index.hpp"
#include "geometry/ring_locator.hpp"
#include "geometry/rings.hpp"

namespace grens {

/// Says in which units of a layer a point lies. Keeps a reference to the rings. Building is
/// O(n + r log r) for n vertices in r rings; a question looks at the rings whose boxes hold the
/// point, and there as RingLocator does. Thread-safe.
class UnitLocator {
 public:
  explicit UnitLocator(const RingSet& rings);
  /// Units whose land holds the point, ascending; a point on a border belongs to none by it.
  std::vector<UnitId> at(const Point& p) const;
  /// The same, and those whose border holds it.
  std::vector<UnitId> touching(const Point& p) const;

 private:
  std::vector<UnitId> holding(const Point& p, bool with_border) const;

  const RingSet& rings_;
  std::deque<RingLocator> locators_;
  std::vector<bool> shell_;  // by ring: runs counter-clockwise
  BoxIndex index_;
};

}  // namespace grens
