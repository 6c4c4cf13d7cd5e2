#pragma once
#include <span>
#include <vector>

#include "map/label_places.hpp"
#include "map/obstacles.hpp"

namespace grens {

/// Places around symbols that are told together: right of them, left, above, below and between
/// these, `gap` mm off; those at the right are the best. O(variants).
std::vector<LabelPlace> places_around(std::span<const PaperCircle> symbols,
                                      std::span<const Variant> variants, double gap);

/// Places farther off, up to `farthest` mm, with a leader that ends `gap` mm before the nearest of
/// the symbols. They cost `penalty` and more. O(variants * symbols).
std::vector<LabelPlace> places_farther(std::span<const PaperCircle> symbols,
                                       std::span<const Variant> variants, double gap,
                                       double farthest, double penalty);

/// Places that lie inside a circle with all their corners, best in its middle. O(variants).
std::vector<LabelPlace> places_in_circle(const PaperCircle& circle,
                                         std::span<const Variant> variants);

}  // namespace grens
