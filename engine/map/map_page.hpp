#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "map/names.hpp"
#include "map/scene.hpp"
#include "map/sheet.hpp"
#include "map/text_table.hpp"

namespace grens {

/// What a person asks of a map beside what is on it.
struct MapWish {
  PageSize page{};
  SheetText text;                    ///< printable
  std::vector<std::uint8_t> near{};  ///< by unit: 1 for the units that the map is about; empty: all
  std::vector<double> weights{};     ///< by unit, see UnitWeights; empty: no order
};

/// A finished map, and what is to be said of it.
struct MapResult {
  Drawing drawing;
  double scale = 1;             ///< 1 : scale
  std::size_t alike = 0;        ///< pairs of neighbours that share a fill, for want of colours
  std::size_t units = 0;        ///< that the map is about; the caller's to fill
  std::size_t units_named = 0;  ///< of these, whose name found room
  std::vector<std::string>
      unnamed_regions{};             ///< of either scheme; neither map nor list names them
  std::vector<LabelPlace> places{};  ///< those of the names; for tests
};

/// What a kind of map puts on its page.
struct MapContent {
  std::vector<KeyEntry> key{};
  std::vector<AreaName> names{};
  std::span<const RegionId> region{};  ///< by unit: where names may jut out, see draw_names
  std::optional<TextTable> table{};    ///< below the map
  /// Adds what lies below the names.
  std::function<void(const Scene& scene, std::vector<DrawnLayer>& layers)> draw{};
};

/// Lays out a page at the largest scale that leaves room for the table and for a list of the names
/// that stand as numbers; both together take up to a third of the page's height.
MapResult map_page(const MapGround& ground, const MapContent& content, const MapWish& wish,
                   const Fonts& fonts);

/// The most height that a table may have, mm.
double most_table(const PageSize& page);

/// Whether a map is about a unit.
inline bool is_near(std::span<const std::uint8_t> near, UnitId unit) {
  return near.empty() || near[static_cast<std::size_t>(unit)] != 0;
}

}  // namespace grens
