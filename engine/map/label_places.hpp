#pragma once
#include <functional>
#include <span>
#include <vector>

#include "map/label_layout.hpp"
#include "map/label_text.hpp"
#include "map/unit_grid.hpp"

namespace grens {

/// What a form of a text costs beside where it stands, so that smaller type and more lines come
/// later.
struct Variant {
  LabelText text;
  double cost = 0;
};

/// Air around a label, mm.
inline constexpr double kLabelAir = 0.5;

/// Places for a label in its area: wholly inside it, best where it has most room around it and is
/// near the area's middle. `spread` mm lie between two places of one variant; at most `most` a
/// variant. O(cells of the mask) a variant.
std::vector<LabelPlace> places_inside(const UnitGrid& grid, const AreaMask& area,
                                      std::span<const Variant> variants, double spread,
                                      std::size_t most);

/// Places that jut out: the middle is inside the area and at least `share` of the box, and nothing
/// of it lies where `shy` counts cells. They cost `penalty` and more.
std::vector<LabelPlace> places_across(const UnitGrid& grid, const AreaMask& area,
                                      const AreaMask& shy, std::span<const Variant> variants,
                                      double share, double penalty, std::size_t most);

/// Places beside the land (`land`) with a leader to `anchor`, no farther than `farthest` mm from
/// it. A leader over land that is not the area's costs twice as much.
std::vector<LabelPlace> places_beside(const UnitGrid& grid, const AreaMask& area,
                                      const AreaMask& land, std::span<const Variant> variants,
                                      const Point& anchor, double farthest, double penalty,
                                      std::size_t most);

/// The place on the page inside the area that is farthest from its edge, as squares go; the middle
/// of the mask's block for an area without cells.
Point middle_of(const UnitGrid& grid, const AreaMask& area);

}  // namespace grens
