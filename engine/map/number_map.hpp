#pragma once
#include <optional>
#include <string>
#include <vector>

#include "map/classes.hpp"
#include "map/palette.hpp"
#include "map/region_map.hpp"

namespace grens {

/// A number for each unit.
struct UnitNumbers {
  std::string what;                            ///< what they are, for the key; printable
  std::optional<int> year{};                   ///< of the figures, for the key; none: not known
  std::vector<std::optional<double>> numbers;  ///< finite; none: no data
  std::size_t classes = 5;                     ///< 1 to 7
  Breaks breaks = Breaks::kQuantiles;
};

/// The most classes that a reader can tell apart.
inline constexpr std::size_t kMostClasses = kNumberFills.size();

/// The map of a number by unit (a choropleth): darker is more, no data is hatched; the key has the
/// classes with their smallest and largest number and how many units are in each. The regions of
/// `scheme` are drawn as borders and named.
MapResult number_map(const MapGround& ground, const MapScheme& scheme, const UnitNumbers& numbers,
                     const MapWish& wish, const Fonts& fonts);

}  // namespace grens
