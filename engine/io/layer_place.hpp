#pragma once
#include <string>
#include <vector>

#include "base/notices.hpp"

namespace grens {

/// Where the layers of an input are.
struct LayerPlace {
  std::string path;                ///< as GDAL is to open it; of a shapefile its .shp
  std::vector<std::string> files;  ///< what it consists of on disk, a shapefile's .shp or the zip
                                   ///< first; kStandardInput; empty: it is not on disk
};

/// Finds out what a path means (not a connection to a database). Of a folder and of a zip, the one
/// file in it that has layers is meant, or the one that is called `layer` (without its extension);
/// a .dbf or .shx stands for its .shp; which file is taken is said. Virtual paths of GDAL,
/// addresses included, go on as they are. InputError: there is no such file, it is empty,
/// unreadable, a pipe or device, no zip; a folder or zip without layers, or with several files
/// (they are listed).
LayerPlace find_layer_place(const std::string& path, const std::string& layer, Notices& notices);

/// The files with layers in a folder or zip that holds several, each as a path of its own; else the
/// path itself. InputError when a folder or zip cannot be read.
std::vector<std::string> places_inside(const std::string& path);

}  // namespace grens
