#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "io/feature.hpp"
#include "io/formats.hpp"
#include "io/output_set.hpp"

namespace grens {

/// A field that bears another name in the file, because the format cannot hold its own.
struct FieldRename {
  std::string layer;
  std::string from;
  std::string to;
};

/// What a format could not hold.
struct WriteLosses {
  /// Shapefile: ten bytes. GeoPackage: names that differ by case.
  std::vector<FieldRename> renamed;
  std::string rename_table;          ///< shapefile: the file that tells them, when there are any
  std::size_t cut_texts = 0;         ///< shapefile: texts over 254 bytes; lists end in "..." then
  std::size_t dropped_features = 0;  ///< FlatGeobuf: features without geometry
  std::size_t not_utf8 = 0;          ///< texts in which wrong bytes became U+FFFD
};

/// Writes layers as GeoPackage, FlatGeobuf, shapefile or GeoParquet, all but the first of one layer
/// only. `name` is the file's name in the set; a shapefile is NAME.shp, .shx, .dbf, .prj and .cpg
/// (UTF-8) for NAME[.shp], and NAME.fields.csv (`field,written`) where fields were renamed.
///
/// All geometries of a layer have one type: MultiPolygon, MultiLineString, or Point (MultiPoint
/// where a feature has several). Lists are joined by `,`. Booleans are integers in shapefiles.
/// GeoPackage carries the looks of layers (see write_layer_styles), and
/// each layer's provenance as JSON in its metadata, under "provenance"; for the
/// others it goes to the manifest, with the file (of a shapefile the .shp).
/// Blanks at the ends of a text do not survive in a shapefile, nor does the empty text (it is
/// null). No file holds the clock. FlatGeobuf orders features by place, and leaves out those
/// without one (GDAL 3.6 drops them in silence; they are counted here).
///
/// GDAL writes into memory, and the bytes go to the disk through the set: GDAL does not notice
/// every failure of a full disk. So a file is held in memory while it is made.
/// InputError, with GDAL's reason, when GDAL fails, when a coordinate is not finite, and from the
/// set. Messages of GDAL that are not failures are left for `take_gdal_messages`.
WriteLosses write_gdal(OutputSet& set, Format format, const std::string& name,
                       std::span<const FeatureLayer> layers);

}  // namespace grens
