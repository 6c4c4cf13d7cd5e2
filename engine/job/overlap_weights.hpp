#pragma once
#include <span>
#include <string>
#include <vector>

#include "base/notices.hpp"
#include "regions/split_weights.hpp"
#include "regions/tables.hpp"

namespace grens {

/// What a divided unit's figures follow.
enum class OverlapMeasure {
  kArea,   ///< land
  kPeople  ///< people of the smaller units that it consists of, each by its land
};

/// Two boundary layers, and the years whose units they are to be.
struct OverlapLayers {
  std::string before;  ///< file with the divided units, or with neighbourhoods of them
  std::string after;   ///< file with the units among which they are divided
  int from = 0;
  int to = 0;
};

/// Weights, and where they come from.
struct OverlapWeights {
  SplitWeights weights;
  std::vector<std::string> files;  ///< that were read
  bool approximate = false;        ///< a layer's `quality` says so; taints what is made of them
};

/// Weights of `splits` by how two layers overlap: only land of a unit in its own targets counts, so
/// slivers along other borders do not. Layers in different CRS are brought to that of the first;
/// areas are measured as everywhere (`choose_measurer`).
///
/// Said: codes of a layer that its year does not know (`unknown-code`), more than 5% of a unit's
/// land in none of its targets (`land-elsewhere`).
/// InputError: a unit or target that a layer lacks; kPeople where a layer has the unit as a whole,
/// nobody in it, or a neighbourhood of it whose people are unknown; no land of a unit in any
/// target; and as read_units. Reading costs most.
OverlapWeights overlap_weights(const OverlapLayers& layers, OverlapMeasure measure,
                               std::span<const UnitSplit> splits, const RegionTables& tables,
                               Notices& notices);

}  // namespace grens
