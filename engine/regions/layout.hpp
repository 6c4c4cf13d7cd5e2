#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "regions/date.hpp"
#include "regions/labels.hpp"
#include "regions/population.hpp"
#include "regions/tables.hpp"

namespace grens {

/// A region that a unit lies in, and how that is known.
struct Placed {
  std::size_t region = 0;      ///< position in SchemeLayout::regions
  Basis basis = Basis::kUser;  ///< the weakest of the rows
};

/// The regions of a scheme on a day.
struct SchemeLayout {
  std::string scheme;                      ///< key
  std::vector<CodeName> regions;           ///< all that the table names on the day, sorted by code
  std::vector<std::vector<Placed>> units;  ///< by unit of the layout, sorted by region; several
                                           ///< where each has a part of the unit
};

/// Units and their regions on a day, to be compared with those of another day or table.
struct Layout {
  std::optional<int> year;            ///< none: tables without dates, or codes that fit no year
  Date date = kLastDate;              ///< what was looked up on
  std::vector<CodeName> units;        ///< sorted by code
  std::vector<SchemeLayout> schemes;  ///< in the order asked for
  UnitPopulation population;          ///< one a unit
};

/// The units of the tables on 1 January of `year`, or without one those that hold last, with the
/// regions of those of `schemes` that the tables have.
Layout table_layout(const RegionTables& tables, std::optional<int> year,
                    std::span<const std::string> schemes);

/// The regions of `schemes`, those that the tables have, on `date` for `units`. A neighbourhood
/// without rows of its own in a scheme takes those of its municipality. O(schemes * rows), up to
/// sorting.
std::vector<SchemeLayout> scheme_layouts(const RegionTables& tables,
                                         std::span<const CodeName> units, Date date,
                                         std::span<const std::string> schemes);

/// Codes of the units.
std::vector<std::string> codes_of(std::span<const CodeName> units);

}  // namespace grens
