#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "map/inset.hpp"
#include "map/locator.hpp"
#include "map/names.hpp"
#include "map/page_parts.hpp"
#include "map/scene.hpp"
#include "map/sheet.hpp"
#include "map/text_table.hpp"

namespace grens {

/// Where a map has its locator, and of which region.
struct LocatorWish {
  const Locator* map = nullptr;  ///< none: no locator
  RegionId region = 0;
};

/// What a person asks of a map beside what is on it.
struct MapWish {
  PageSize page{};
  MapStyle style{};
  SheetText text;                    ///< printable
  std::vector<std::uint8_t> near{};  ///< by unit: 1 for the units that the map is about; empty: all
  std::vector<double> weights{};     ///< by unit, see UnitWeights; empty: no order
  std::vector<InsetWish> insets{};   ///< with a locator there are none
  LocatorWish locator{};             ///< in a corner where it does not cover the near units
  bool unit_names = true;            ///< units are named where there is room
  bool every_unit = false;           ///< a unit without room gets a leader or a number
  bool near_names = true;            ///< regions of near units are named
  bool same_classes = false;         ///< of numbers: those of all units, so that pages compare
  double larger = 0;                 ///< names, than on a map of everything; 0: as is usual
  std::vector<KeyFigure> figures{};  ///< below the map
  std::vector<PageEntry> pages{};    ///< listed below the map
  std::vector<std::string> links{};  ///< by region of the first scheme: where its name leads to
};

/// What became of symbols.
struct SymbolTally {
  std::size_t drawn = 0;
  std::size_t outside = 0;             ///< beyond the frame of the map
  std::vector<std::string> unnamed{};  ///< neither map nor list names them
};

/// A finished map, and what is to be said of it.
struct MapResult {
  Drawing drawing;
  double scale = 1;             ///< 1 : scale
  std::size_t alike = 0;        ///< pairs of neighbours that share a fill, for want of colours
  std::size_t units = 0;        ///< that the map is about; the caller's to fill
  std::size_t units_named = 0;  ///< of these, whose name found room
  std::vector<std::string>
      unnamed_regions{};                    ///< of either scheme; neither map nor list names them
  SymbolTally symbols{};                    ///< of points, or of circles
  std::vector<std::string> without_room{};  ///< insets that have none
  std::vector<std::string> over_land{};     ///< insets that lie over the land
  std::vector<LabelPlace> places{};         ///< those of the names; for tests
  std::vector<Box> boxes{};                 ///< of insets and locator; for tests
};

/// Symbols on a page.
struct SymbolsDrawn {
  std::vector<AreaName> names{};  ///< of points; those told together are one
  std::vector<Obstacle> obstacles{};
  DrawnLayer layer{};
  bool over_names = false;  ///< drawn above names and their leaders, else below
  SymbolTally tally{};
};

/// What a kind of map puts on its page.
struct MapContent {
  std::vector<KeyEntry> key{};
  std::vector<AreaName> names{};
  std::span<const RegionId> region{};  ///< by unit: where names may jut out, see draw_names
  std::optional<TextTable> table{};    ///< below the map
  /// The most height of table and list together, mm; none: a third of the page's.
  std::optional<double> most_below{};
  /// Adds what lies below the names.
  std::function<void(const Scene& scene, std::vector<DrawnLayer>& layers)> draw{};
  /// What names keep off, be it on the page or in an inset.
  std::function<std::vector<Obstacle>(const Scene& scene)> in_the_way{};
  /// Where there are symbols: these on the page, with what they say of `names` (as above).
  std::function<SymbolsDrawn(const Scene& scene, std::vector<AreaName>& names)> symbols{};
};

/// Lays out a page at the largest scale that leaves room for the table and for a list of the names
/// that stand as numbers; both together take up to a third of the page's height, or as much as the
/// content says. Insets and locator
/// lie over the map where it is empty, and no name comes into them; an inset has the names of its
/// own units, so that those of its regions need not be told on the map.
MapResult map_page(const MapGround& ground, const MapContent& content, const MapWish& wish,
                   const Fonts& fonts);

/// The most height that a table may have, mm.
double most_table(const PageSize& page);

/// Whether a map is about a unit.
inline bool is_near(std::span<const std::uint8_t> near, UnitId unit) {
  return near.empty() || near[static_cast<std::size_t>(unit)] != 0;
}

}  // namespace grens
