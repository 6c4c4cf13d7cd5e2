#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>

#include "audit/place_tally.hpp"
#include "coverage/unit_layer.hpp"
#include "regions/labels.hpp"

namespace grens {

/// Where points lie, ready to be told. Only borrowed.
struct LocateReport {
  std::span<const Unit> units;
  std::span<const SchemeLabels> schemes;
  const PlaceTally& tally;
  std::optional<int> year = {};  ///< of the regions
  std::string measured = {};     ///< "planar" or "ellipsoidal"
  bool approximate = false;      ///< the layer's boundaries are
};

/// All of it (schema grens-locate/1): counts, the farthest point outside, and the points of each
/// region that has some and of each unit.
nlohmann::ordered_json locate_json(const LocateReport& report);

/// For people: counts, and a line for each scheme; with `full` the points of each region. Lines end
/// with LF, none is wrapped.
std::string locate_text(const LocateReport& report, bool full);

}  // namespace grens
