#pragma once
#include "audit/cross_border.hpp"
#include "map/region_map.hpp"

namespace grens {

/// The map of where regions of scheme `a` and of scheme `over` cut across each other: the regions
/// of `a` filled, the lines of `over` across them, the pieces that are exceptions of `a` hatched
/// and named, the lines that cut them off strong, and a table of the cases below the map. `cross`
/// is cross_border of the two. With `near`, only cases that touch these units.
MapResult cross_map(const MapGround& ground, const MapScheme& a, const MapScheme& over,
                    const CrossBorder& cross, const MapWish& wish, const Fonts& fonts);

}  // namespace grens
