#pragma once
#include <vector>

#include "job/layer_files.hpp"
#include "job/overlay_job.hpp"

namespace grens {

/// Writes overlay.json, overlay.csv (a row a piece, as cross-border.csv), slivers.csv, and the
/// pieces and cut lines in every format, as write_cross_geometry has it, as `overlay`.
void write_overlay_files(OutputSet& set, const LayerOverlay& overlay, const OutputOptions& output,
                         Notices& notices);

}  // namespace grens
