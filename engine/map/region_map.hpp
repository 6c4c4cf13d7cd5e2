#pragma once
#include <span>
#include <string>
#include <vector>

#include "map/map_page.hpp"

namespace grens {

/// The map of a scheme's regions: each filled, neighbours never alike, with the names of regions
/// and, where there is room, of units. With `near`, the map shows these units and what lies around
/// them, palely.
MapResult region_map(const MapGround& ground, const MapScheme& scheme, const MapWish& wish,
                     const Fonts& fonts);

// What other maps have of it.

/// Units of each region.
std::vector<std::vector<UnitId>> units_by_region(const SchemeLabels& labels);

/// A fill for each region, `pale` (0..1) of the way to white; those far off palest.
struct RegionColours {
  std::vector<Colour> fills;
  std::size_t alike = 0;  ///< pairs of neighbours that share one
};
RegionColours region_colours(const MapScheme& scheme, const MapWish& wish, double pale);

/// The names of the regions and, behind them, of the near units; `fills` by region.
std::vector<AreaName> region_and_unit_names(const MapGround& ground, const MapScheme& scheme,
                                            std::span<const Colour> fills,
                                            std::span<const std::uint8_t> near);

/// What units are called.
Noun unit_noun_of(const MapGround& ground, Language language);

/// Lines of a key: what the borders of regions and of units are.
std::vector<KeyEntry> border_key(const MapGround& ground, const MapScheme& scheme,
                                 const MapWish& wish);

}  // namespace grens
