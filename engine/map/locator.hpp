#pragma once
#include <vector>

#include "map/scene.hpp"

namespace grens {

/// A small map of everything that shows where a region lies. Made once for all regions.
class Locator {
 public:
  /// No larger than `most` mm either way; `scale` as page_scale. Keeps nothing of what it is made
  /// of. O(n).
  Locator(const MapGround& ground, const MapScheme& scheme, double most, double scale);

  /// mm, with its frame.
  double width() const { return width_; }
  double height() const { return height_; }

  /// The map with a region in strong colour, in a box of this width and height, or smaller in
  /// proportion. A region that is hard to see gets a ring around it.
  DrawnLayer draw(RegionId region, const Box& box) const;

 private:
  double scale_;
  double width_ = 0;
  double height_ = 0;
  std::vector<std::vector<std::vector<Point>>> regions_;  ///< rings, from the corner of the box
  std::vector<std::vector<Point>> without_region_;
};

}  // namespace grens
