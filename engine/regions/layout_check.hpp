#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "regions/labels.hpp"
#include "regions/tables.hpp"
#include "regions/year.hpp"

namespace grens {

/// A unit of a layer that the layout of its year does not have.
struct StrangeUnit {
  CodeName unit;                  ///< the table's code, else that of the layer; "" without a name
  std::size_t codes = 1;          ///< of the layer: neighbourhoods of one municipality are one
  std::optional<Date> ended;      ///< a unit of an earlier year, that was no more on this day
  std::optional<Date> began;      ///< a unit of a later year; neither: of no year that is known
  std::vector<CodeName> lies_in;  ///< units of the layout that have its land, all or a part, by
                                  ///< code; empty when that is not known
  bool known() const { return ended || began; }
};

/// A unit of the layout that a layer lacks in the regions that it touches.
struct MissingUnit {
  CodeName unit;
  std::vector<CodeName> instead;  ///< strange units of the layer that have land of it, by code
};

/// Which year's layout a layer has, and how it differs.
struct LayoutCheck {
  YearFit fit;
  bool fits = true;                  ///< else the year is only the one that knows most of the codes
  std::size_t codes = 0;             ///< of the layer
  std::size_t known = 0;             ///< of those, that the layout has
  std::size_t present = 0;           ///< units of the layout that the layer has, all or a part
  std::vector<std::string> layout;   ///< all units of the layout, sorted
  std::vector<int> same_years;       ///< of `years`, all whose layout is the same, ascending
  std::vector<StrangeUnit> strange;  ///< by code
  std::vector<MissingUnit> missing;  ///< by code

  bool exact() const { return strange.empty() && missing.empty(); }
};

/// Compares the codes of a layer, in the tables' form, with the layout of the year that they fit,
/// or are `requested` to fit; when no year fits to 95%, with the one of `years` that knows most of
/// them, the latest of equals. Throws InputError when it knows fewer than half of them, and where
/// fit_year does.
LayoutCheck check_layout(const RegionTables& tables, std::span<const std::string> codes,
                         std::span<const int> years, std::optional<int> requested);

}  // namespace grens
