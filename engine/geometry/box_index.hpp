#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "geometry/point.hpp"

namespace grens {

/// A static R-tree over boxes (Boost.Geometry, bulk-loaded). Building is O(n log n).
class BoxIndex {
 public:
  explicit BoxIndex(std::span<const Box> boxes);
  ~BoxIndex();
  BoxIndex(BoxIndex&&) noexcept;
  BoxIndex& operator=(BoxIndex&&) noexcept;

  /// Positions of the boxes that contain the point, ascending.
  std::vector<std::size_t> containing(const Point& p) const;
  /// Positions of the boxes that meet the box, ascending.
  std::vector<std::size_t> meeting(const Box& box) const;
  /// Calls `visit` with the position of each box that meets the box, in no order to rely on.
  void for_each_meeting(const Box& box, const std::function<void(std::size_t)>& visit) const;
  /// Calls `visit` with the position of each box and its distance from the point, the nearest
  /// first, until it returns false. Boxes that are equally far come in no order to rely on.
  void by_distance(const Point& p,
                   const std::function<bool(std::size_t position, double distance)>& visit) const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

}  // namespace grens
