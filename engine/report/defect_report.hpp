#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "coverage/defects.hpp"
#include "coverage/unit_layer.hpp"
#include "io/crs.hpp"

namespace grens {

/// A defect with its place as longitude and latitude in degrees (`lonlat_crs`), where it has any.
struct PlacedDefect {
  Defect defect;                ///< in layer coordinates
  std::optional<Point> lonlat;  ///< none: it has no place, or the CRS is local
};

/// All that was found in a layer.
struct CheckFindings {
  std::vector<PlacedDefect> defects;  ///< worst first
  std::vector<PlacedDefect> notes;    ///< worst first
  double tolerance = 0;               ///< m
  std::string why;                    ///< how it was found; empty when it was asked for
  std::string measures;               ///< "planar" or "ellipsoidal"
  std::optional<int> year;  ///< whose layout the codes fit; none: not compared with tables
  Crs crs;                  ///< of the layer
};

/// How a kind is called in JSON and in layers, e.g. "mismatched-border".
std::string_view kind_key(DefectKind kind);

/// Codes of the units of a defect, and their names ("" where there is none).
std::vector<std::string> codes_of(const Defect& defect, std::span<const Unit> units);
/// The names of the same units, in the same order.
std::vector<std::string> names_of(const Defect& defect, std::span<const Unit> units);

/// For people: each kind with its number, total area or length, and its worst few.
std::string defects_text(const CheckFindings& findings, std::span<const Unit> units);

/// All of it (schema grens-check/1): counts by kind, every defect and every note.
nlohmann::ordered_json defects_json(const CheckFindings& findings, std::span<const Unit> units);

}  // namespace grens
