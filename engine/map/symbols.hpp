#pragma once
#include <optional>
#include <string>
#include <vector>

#include "map/circle_scale.hpp"
#include "map/map_page.hpp"

namespace grens {

/// A place that a map shows by a symbol.
struct MapPoint {
  Point at;            ///< in the plane of the map; of a unit: not looked at
  std::string name{};  ///< printable; empty: it has none. Of a unit: not looked at
  double number = 0;   ///< positive, where there are circles
};

/// What symbols stand for.
struct SymbolSet {
  std::string what;           ///< for title and key; printable
  std::optional<int> year{};  ///< of the numbers, for the key
  bool circles = false;       ///< in proportion to the numbers; else dots
  std::vector<MapPoint> points{};
  bool of_units = false;
  std::vector<UnitId> units{};  ///< parallel to points, when these are units
};

/// How large dots are, mm of A4, with their rim.
inline constexpr double kDotRadius = 1.0;
inline constexpr double kDotRim = 0.3;

/// Puts symbols on a page: dots, or circles with the large ones below. A unit's circle stands where
/// it is farthest from the unit's edge. Points that lie together (closer than two dots) are told
/// together: "Breda, Tilburg", "Amsterdam (4)" when they have the same name. Points that lie beyond
/// the frame are counted and left out. `names`: those of units learn of their circle.
/// O(n log n) where few points lie together.
SymbolsDrawn draw_symbols(const Scene& scene, const SymbolSet& set, const CircleScale& circles,
                          std::vector<AreaName>& names);

}  // namespace grens
