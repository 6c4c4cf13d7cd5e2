#pragma once
#include "map/region_map.hpp"
#include "map/symbols.hpp"

namespace grens {

/// The map of symbols over the regions of a scheme, which are pale. Over points only regions are
/// named beside them; circles of units leave room for names of units. The key has the number of
/// points, or circles of round numbers.
MapResult symbol_map(const MapGround& ground, const MapScheme& scheme, const SymbolSet& set,
                     const MapWish& wish, const Fonts& fonts);

}  // namespace grens
