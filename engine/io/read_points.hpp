#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/notices.hpp"
#include "geometry/point.hpp"
#include "io/crs.hpp"

namespace grens {

/// A place of a file with cells of its record. A record of several places comes once for each.
struct PointRecord {
  std::optional<Point> at;  ///< none: the record has no geometry, or one without finite coordinates
  std::vector<std::string> cells;  ///< of the columns asked for, trimmed; empty where it has none
};

/// What was read.
struct PointSource {
  std::optional<Crs> crs;  ///< none: the file does not say; or `same_crs`
  bool same_crs = false;   ///< a table of x and y, which are in the CRS of the map's layer
  std::vector<std::string> columns;  ///< all the names that there are
  std::vector<PointRecord> records;
};

/// Reads points: a table (.csv) with the columns `lon` and `lat` (WGS 84) or `x` and `y` (in the
/// CRS of the map), or the only layer of points of whatever else OGR opens. `wanted` are names of
/// columns, found whatever their case; of a name that is not there the cells are empty. InputError
/// as Positions and open_source have it, and for a file without a layer of points or with several.
PointSource read_points(const std::string& path, const std::vector<std::string>& wanted,
                        Notices& notices);

}  // namespace grens
