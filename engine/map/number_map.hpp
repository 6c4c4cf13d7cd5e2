#pragma once
#include <optional>
#include <string>
#include <vector>

#include "map/classes.hpp"
#include "map/region_map.hpp"

namespace grens {

/// A number for each unit, or for each region of the scheme that is drawn.
struct AreaNumbers {
  std::string what;                            ///< what they are, for the key; printable
  std::optional<int> year{};                   ///< of the figures, for the key; none: not known
  std::string aside{};                         ///< more for the key, printable; empty: nothing
  bool by_region = false;                      ///< else by unit
  std::vector<std::optional<double>> numbers;  ///< finite; none: no data
  ClassRule rule{};
};

/// The map of a number (a choropleth): darker is more, or with a middle darker is farther from it,
/// in one colour below and another above. No data is hatched. The key has the classes and how many
/// units (or regions) are in each. The regions of `scheme` are drawn as borders and named. Classes
/// are those of what the map is about: units that are `near`, regions with such a unit.
MapResult number_map(const MapGround& ground, const MapScheme& scheme, const AreaNumbers& numbers,
                     const MapWish& wish, const Fonts& fonts);

}  // namespace grens
