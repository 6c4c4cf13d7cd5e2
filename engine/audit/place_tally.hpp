#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "coverage/nearest_land.hpp"
#include "coverage/point_grid.hpp"

namespace grens {

/// What is found for a record of points.
struct PlaceFound {
  bool known = false;   ///< it has a place
  Located located;      ///< of that place
  NearestUnit nearest;  ///< where it lies outside
};

/// Counts of what was found. Sums do not depend on how records were put together.
struct PlaceTally {
  explicit PlaceTally(std::size_t unit_count) : inside(unit_count), border(unit_count) {}

  std::vector<std::size_t> inside;  ///< by unit
  std::vector<std::size_t> border;  ///< by unit: those that were given to it
  std::size_t outside = 0;
  std::size_t unknown = 0;       ///< records without a place
  std::size_t several = 0;       ///< that lie inside more than one unit
  std::size_t swapped = 0;       ///< outside, but near the layer with their coordinates exchanged
  std::size_t commas = 0;        ///< records with decimal commas
  NearestUnit farthest;          ///< of those outside
  std::vector<std::string> why;  ///< what is wrong with the first records without a place

  void add(const PlaceFound& found);
  void add(const PlaceTally& other);
  /// Whether another reason is wanted.
  bool wants_why() const { return why.size() < kReasons; }

  std::size_t total_inside() const;
  std::size_t total_border() const;
  std::size_t records() const { return total_inside() + total_border() + outside + unknown; }

 private:
  static constexpr std::size_t kReasons = 3;
};

}  // namespace grens
