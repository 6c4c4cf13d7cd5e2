#pragma once
#include <span>
#include <string>

#include "io/feature.hpp"

class GDALDataset;

namespace grens {

/// The table in which QGIS looks for the styles of a GeoPackage's layers.
inline constexpr const char* kLayerStyles = "layer_styles";

/// A layer and the column of its geometry in the file.
struct StyledLayer {
  const FeatureLayer* layer = nullptr;
  std::string geometry_column;
};

/// Writes the looks of layers that have one, each as the default style of its layer, as QGIS's
/// "save style in database" does; the table is made only where there is a look. A look whose
/// category field the layer lacks is left out, and one whose label field it lacks has no labels.
/// The time of change is a fixed one. Returns false when GDAL fails.
bool write_layer_styles(GDALDataset& data, std::span<const StyledLayer> layers);

}  // namespace grens
