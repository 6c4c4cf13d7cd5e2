#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "job/output_points.hpp"
#include "job/work_layer.hpp"

namespace grens {

/// What an output was made of, for every file that holds a layer: version, inputs with hashes,
/// tables with hashes, year, CRS, operation and its accuracy, measures, counts. No clock and no
/// path: the same inputs give the same text on every machine.
nlohmann::ordered_json provenance(const WorkLayer& work, const OutputPoints& points,
                                  const std::string& title);

/// The same for a file without coordinates, that is, without what concerns them.
nlohmann::ordered_json provenance(const WorkLayer& work, const std::string& title);

}  // namespace grens
