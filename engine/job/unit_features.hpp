#pragma once
#include <string>

#include "io/feature.hpp"
#include "job/layer_files.hpp"
#include "job/work_layer.hpp"

namespace grens {

/// The units, with the columns that they had (`ReadOptions::all_columns`), as a layer of features.
FeatureLayer unit_features(const std::string& name, const WorkLayer& work,
                           const OutputPoints& places, Notices& notices);

/// Writes them in the first format of `output`, with the fields it selects, to the file `out`, as a
/// layer called like it, or to standard output (`-`). With `strict` refuse_warnings comes before
/// anything stands under its name. Throws as OutputSet, FieldSelection and write_layers do.
void write_units(const std::string& out, const OutputOptions& output, const WorkLayer& work,
                 const OutputPoints& places, bool strict, Notices& notices);

}  // namespace grens
