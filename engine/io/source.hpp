#pragma once
#include <memory>
#include <string>
#include <vector>

#include "base/notices.hpp"
#include "io/encoding.hpp"
#include "io/gdal.hpp"

namespace grens {

/// An input that has been found, checked and opened.
struct Source {
  std::string path;                ///< as given, without secrets (source_name)
  std::vector<std::string> files;  ///< what it consists of on disk, a shapefile's .shp or the zip
                                   ///< first; empty: a database
  std::string shp;                 ///< path for GDAL of the .shp; empty: not a shapefile
  std::string driver;              ///< GDAL's name of the format
  Encoding encoding;
  std::shared_ptr<GDALDataset> dataset;
};

/// Opens whatever OGR opens, a database only to read from it. A shapefile is checked
/// (`check_shapefile`), its text decoded to UTF-8 by `find_encoding`; its .dbf or .shx stands for
/// it, which is said; in a zip or folder, the one file that has layers is taken, or the one named
/// `layer`. InputError as find_layer_place, for an address that cannot be fetched, a database that
/// cannot be reached, and what is of no format that GDAL knows.
Source open_source(const std::string& path, const std::string& layer, const std::string& encoding,
                   Notices& notices);

/// The same of a dataset that is open already: none of its files is looked at.
Source open_source(std::shared_ptr<GDALDataset> dataset);

/// What to do when GDAL cannot read on in it: "the file may be damaged; copy it again".
std::string remedy_of_reading(const Source& source);

/// The layer called `name`, of a database also SCHEMA.TABLE; without a name, the only one that can
/// hold polygons. InputError, with the layers that there are.
OGRLayer& polygon_layer(const Source& source, const std::string& name);

}  // namespace grens
