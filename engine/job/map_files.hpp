#pragma once
#include <span>
#include <string>
#include <vector>

#include "io/output_set.hpp"
#include "job/map_order.hpp"
#include "job/work_layer.hpp"

namespace grens {

/// A map to be drawn of the layer.
struct MapFile {
  std::string file;  ///< its name, in the folder
  PageFormat format = PageFormat::kPdf;
  MapOrder order;
  std::vector<std::string> columns;  ///< of the layer, that the order needs
  std::string style;  ///< file that `order.style` is of, as it was named; may be empty
};

/// Draws maps of a layer into a set, from repaired borders where those of the layer do not match,
/// which is said (`repaired-for-maps`). A map of which the layer has nothing, such as a region that
/// lies elsewhere, is left out, which is said as well (`map-not-drawn`); what is wrong with a map's
/// own files is an InputError.
void write_maps(OutputSet& set, const WorkLayer& work, std::span<const MapFile> maps,
                const std::string& title, Notices& notices);

}  // namespace grens
