#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/notices.hpp"
#include "regions/csv.hpp"
#include "regions/labels.hpp"

namespace grens {

/// The areas that a table of figures may be about.
struct FigureAreas {
  std::span<const std::string> units;    ///< codes
  std::span<const std::string> outside;  ///< codes of units that the layer lacks
  const SchemeLabels& regions;
};

/// A figure for each unit, or for each region.
struct AreaFigures {
  bool by_region = false;
  std::vector<std::optional<double>> numbers;  ///< finite; none: the table has none
  std::optional<int> year;                     ///< of the figures, when the table has a column
};

/// Reads the column `value` of a table by unit or by region.
///
/// Which area a row is about stands in the column `unit`, `region`, that of the scheme's key, one
/// of kUnitColumns, else in the first. A column `unit` holds codes of units, `region` and that of
/// the scheme hold codes or names of regions, and any other holds that of which more of its cells
/// are. Codes of units are brought to the form of `areas.units` (`normalise_codes`). Regions that
/// cannot be told apart have the figure of all of them together (`a+b`), not that of one.
///
/// Where a column `year` or `jaar` has several years, the rows of `year` are taken, else of the
/// nearest year before, else after it (none: of the last), and it is said (`other-year`). Cells
/// that `says_unknown` are no figure. What the areas lack is left out, and said (`unknown-code`).
///
/// InputError, with file and line: a figure that is no number, two rows of one area, a row without
/// an area or a year. InputError too when no row is of an area. O(cells + areas), up to sorting.
AreaFigures read_area_figures(const CsvTable& table, const std::string& value,
                              std::optional<int> year, const FigureAreas& areas, Notices& notices);

}  // namespace grens
