#pragma once
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>

#include "audit/piece_weights.hpp"
#include "io/crs.hpp"
#include "regions/labels.hpp"
#include "report/cross_land_report.hpp"

namespace grens {

/// Where the people of the pieces come from.
struct PeopleSource {
  /// By what they are spread over pieces, or counted in them.
  enum class By {
    kNobody,  ///< people are not known
    kArea,    ///< each region's by the area of its pieces
    kPoints,  ///< by weighted points
    kUnits    ///< by small units with people
  };
  By by = By::kNobody;  ///< kNobody as long as nothing is known
  bool of_a = false;    ///< people are those of A's regions; else those that the weights count
  std::string file;     ///< of the weights, as given; empty: none
  std::string column;   ///< its column of weights
};

/// One of the two layers.
struct OverlaySideTold {
  std::string file;                     ///< as given
  std::span<const RegionInfo> regions;  ///< all of the layer
  PopulationSum people;                 ///< of all regions
};

/// Two layers laid over each other, ready to be told. Only borrows.
struct OverlayReport {
  CrossReport cross;                      ///< of land
  OverlaySideTold a;                      ///< the layer that is divided
  OverlaySideTold b;                      ///< the layer that divides it
  const LandPieces& land;                 ///< that `cross` is of
  double tolerance = 0;                   ///< m
  OneSided one_sided = OneSided::kKeep;   ///< what became of land that one layer has
  PeopleSource people;                    ///< of the pieces
  const PieceWeights* weights = nullptr;  ///< none: by area
  const Crs& crs;                         ///< of all coordinates: that of A
};

/// overlay.json: `{"schema": "grens-overlay/1", "overlay": {...}, "pair": {...}}`. `pair` is what
/// grens cross tells of a pair of schemes (cross_border_json), its pieces being land and without
/// units; `without_a` and `without_b` are land of one layer that the other leaves out. `overlay`
/// has tolerance, areas, slivers and where people come from: of each layer the sum of its pieces,
/// of the land that the other leaves out, and of its slivers is its area.
nlohmann::ordered_json overlay_json(const OverlayReport& report);

/// slivers.csv: `a_code,a_name,b_code,b_name,area_m2,mean_width_m,x,y`, the largest first; codes
/// are empty where a layer leaves the land out, places are in the CRS of A.
std::string slivers_csv(const OverlayReport& report);

/// For the terminal: what covers how much, slivers and people in a few lines, then
/// cross_border_text.
std::string overlay_text(const OverlayReport& report);

}  // namespace grens
