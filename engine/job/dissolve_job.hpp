#pragma once
#include <string>
#include <vector>

#include "job/layer_files.hpp"
#include "job/work_layer.hpp"

namespace grens {

/// Regions wanted of a layer: schemes of the tables (`key`, or `key+key` for their common
/// refinement), or columns of the layer itself.
struct DissolveWish {
  std::vector<std::string> schemes;  ///< keys
  std::vector<std::string> columns;  ///< --by; must be among ReadOptions::columns as well
};

/// Makes the layers asked for.
std::vector<SchemeLayer> dissolve_layers(const WorkLayer& work, const DissolveWish& wish,
                                         Notices& notices);

/// Writes them, in every format of `output`, into `set`.
void write_scheme_layers(OutputSet& set, const WorkLayer& work,
                         const std::vector<SchemeLayer>& schemes, const std::string& title,
                         const OutputOptions& output, Notices& notices);

/// Writes overlaps.csv into `set` when units overlap. `title` goes into its provenance.
void write_overlaps(OutputSet& set, const WorkLayer& work, const std::string& title);

/// Files that were read, so that none of them is overwritten.
std::vector<std::string> files_read(const WorkLayer& work);

}  // namespace grens
