#pragma once
#include <optional>
#include <span>
#include <string>

#include <nlohmann/json.hpp>

#include "audit/moved_borders.hpp"
#include "audit/moved_land.hpp"
#include "io/crs.hpp"
#include "regions/diff_layouts.hpp"
#include "report/cross_report.hpp"

namespace grens {

/// What the geometry of two layers adds to their comparison. Only borrowed.
struct LandReport {
  const Overlaid& layers;
  std::span<const CodeName> units_before;
  std::span<const CodeName> units_after;
  const MovedLand& land;
  const MovedBorders& borders;
  const FoundTolerance& tolerance;  ///< `why` is empty where it was asked for
  const Crs& crs;
  const char* measures;      ///< Measurer::name
  bool approximate = false;  ///< one of the layers is

  /// m2 of the land of a move, as both layers draw it; none where only a part of a unit moved
  /// within another one, so that no border shows it.
  std::optional<double> area_of(const RegionMove& move) const;
};

/// A comparison, ready to be told. Only borrowed.
struct DiffReport {
  std::string before;  ///< what is compared: "2018", "old.shp"
  std::string after;
  Title unit;  ///< e.g. "municipality", "municipalities"
  const LayoutDiff& diff;
  const LandReport* land = nullptr;  ///< none where no layers are compared
};

/// diff.json: `{"schema": "grens-diff/1", ...}`, keys in a fixed order. Areas in km2 (6 decimals),
/// lengths in km (3), people as integers; what is not known is null. `population` is a number only
/// when all people are known, `population_at_least` as soon as some are.
nlohmann::ordered_json diff_json(const DiffReport& report);

/// diff.csv: a header and a row for each finding. `units` are codes of before, `to` codes of after
/// or a region, `from` a region; `parts` are those of `units` of which only a part is meant. Codes
/// are joined with a blank, names with "; ". What is not known is empty. Where a row has an area or
/// a length, `measured` and `quality` say of what worth it is.
std::string diff_csv(const DiffReport& report);

/// For the terminal: a sentence on the units, then what became of them, of regions and of land, at
/// most ten of a kind unless `all`. Lines end with LF, none is wrapped; names are made harmless
/// (`shown`).
std::string diff_text(const DiffReport& report, bool all);

}  // namespace grens
