#pragma once
#include <optional>
#include <string>
#include <vector>

#include "audit/piece_weights.hpp"
#include "io/read_units.hpp"
#include "regions/tables.hpp"

namespace grens {

/// Weighted points of a file, in the CRS of the layers.
struct WeightPoints {
  std::vector<WeightedPoint> points;  ///< in the order of the file
  int decimals = 0;                   ///< weights are in steps of 10^-decimals
  std::string column;                 ///< that holds them
  SourceInfo source;                  ///< for provenance
};

/// Reads points with weights: a column `field` of whole or decimal numbers, or without a name the
/// first that is called as people are (aant_inw, aantal_inw, inwoners, population, persons,
/// people). Points without a place, and those whose weight is empty, unknown or negative, are left
/// out and said (`no-weight`). A file that does not say its CRS is in that of the layers, `to`.
/// InputError, with file and record: a weight that is no number; no such column; no point at all.
WeightPoints read_weight_points(const std::string& path, const std::string& field, const Crs& to,
                                Notices& notices);

/// Small units with people, in the CRS of the layers.
struct WeightUnits {
  RingSet rings;                                     ///< valid polygons
  std::vector<std::string> codes;                    ///< by unit
  std::vector<std::optional<std::int64_t>> persons;  ///< by unit; none: not known
  std::vector<SourceInfo> sources;                   ///< for provenance
  bool approximate = false;                          ///< the layer's `quality` says so
};

/// Reads units with their own people, else with those of the tables for the year that the codes
/// fit. InputError as read_units and fit_year do, and when nobody's people are known.
WeightUnits read_weight_units(const ReadOptions& read, const RegionTables* tables,
                              std::optional<int> year, const Crs& to, Notices& notices);

}  // namespace grens
