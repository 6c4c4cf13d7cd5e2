#pragma once
#include <string>
#include <vector>

#include "map/region_map.hpp"
#include "map/text_table.hpp"

namespace grens {

/// What became of a unit between two years.
enum class UnitMark {
  kNone,
  kChanged,    ///< merged, divided, another name or code, in the same region as before
  kUnknown,    ///< of one of the years its region is not known
  kPartMoved,  ///< a part of its land lies in another region
  kMoved       ///< all of it does
};

/// A row of the table of changes, and the units of the layer that it is about.
struct ChangeRowText {
  std::vector<std::string> cells;
  std::vector<UnitId> units;
};

/// What changed in a scheme between two years, for the units of a layer. Texts are printable.
struct SchemeChange {
  int since = 0;
  int year = 0;
  std::vector<UnitMark> marks{};                 ///< by unit
  std::vector<std::vector<std::string>> then{};  ///< by unit: its regions of `since`, sorted; of
                                                 ///< several it is not known where each lies
  std::vector<std::vector<std::string>> now{};   ///< the same of `year`
  std::vector<TableColumn> columns{};
  std::vector<ChangeRowText> rows{};
};

/// The map of a change: regions pale, units that moved filled and named, borders that are new
/// strong and those that are no more dashed, as far as the layer has them; below it the table.
/// Old borders inside a unit are not in the layer, and the key says so. With `near`, only what
/// touches these units.
MapResult change_map(const MapGround& ground, const MapScheme& scheme, const SchemeChange& change,
                     const MapWish& wish, const Fonts& fonts);

}  // namespace grens
