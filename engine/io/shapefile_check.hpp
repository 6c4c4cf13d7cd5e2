#pragma once
#include <string>

namespace grens {

/// Makes sure that the files of a shapefile are all there, whole, and belong together, which GDAL
/// does not: .shp, .shx and .dbf, their lengths against their headers, every record's place and
/// length in the .shp against the .shx, and the number of records in all three. Walks the headers
/// of the records, not the coordinates. `shp` is a path for GDAL.
/// InputError with the file, the record, and what to do.
void check_shapefile(const std::string& shp);

}  // namespace grens
