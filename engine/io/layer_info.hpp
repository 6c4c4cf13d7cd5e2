#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/notices.hpp"
#include "io/crs.hpp"

namespace grens {

/// A column of a layer.
struct FieldInfo {
  std::string name;
  std::string type;  ///< "String", "Integer", ... as GDAL calls it
  int width = 0;     ///< characters; 0: not limited
};

/// One layer of a file.
struct LayerInfo {
  std::string name;
  std::string geometry;    ///< "Polygon", "3D Multi Polygon", ... as GDAL calls it
  std::optional<Crs> crs;  ///< none: the file does not say
  std::vector<FieldInfo> fields;
  std::string code_field;  ///< by CBS's conventions; "" when there is none
  std::size_t records = 0;
  std::size_t units = 0;  ///< different codes; 0 without a code field
  std::size_t rings = 0;
  std::size_t vertices = 0;  ///< closing points included; of lines and points as well
};

/// What is in a file.
struct FileInfo {
  std::string path;    ///< as given, without secrets
  std::string driver;  ///< GDAL's name of the format
  std::string encoding;
  std::string encoding_why;
  std::vector<LayerInfo> layers;
};

/// Looks at every layer of a file, or only at `layer`; reads all records once. Unlike `read_units`
/// it puts up with layers that have no CRS, no polygons or no codes.
/// InputError as `open_source` has it, for a layer that is not there, and for one that GDAL cannot
/// read to its end.
FileInfo inspect_file(const std::string& path, const std::string& layer,
                      const std::string& encoding, Notices& notices);

}  // namespace grens
