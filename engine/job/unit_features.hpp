#pragma once
#include <string>

#include "io/feature.hpp"
#include "job/output_points.hpp"
#include "job/work_layer.hpp"

namespace grens {

/// The units, with the columns that they had (`ReadOptions::all_columns`), as a layer of features.
FeatureLayer unit_features(const std::string& name, const WorkLayer& work,
                           const OutputPoints& places, Notices& notices);

}  // namespace grens
