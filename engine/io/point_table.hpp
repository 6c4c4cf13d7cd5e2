#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/notices.hpp"
#include "geometry/point.hpp"
#include "io/crs.hpp"
#include "io/feature.hpp"
#include "io/source.hpp"

namespace grens {

/// A record of a layer of points, with all that it says.
struct PointRow {
  std::optional<Point> at;  ///< none: no geometry, no finite coordinates, or several places
  std::vector<Value> values;
};

/// A layer of points with its records in their order.
struct PointTable {
  std::string name;  ///< what messages call it: its path, without secrets
  std::vector<Field> fields;
  std::optional<Crs> crs;  ///< none: the file does not say
  std::vector<PointRow> rows;
  std::vector<std::string> files;  ///< that were read
};

/// The layer called `name`; without a name, the only one that can hold points. InputError, with the
/// layers that there are.
OGRLayer& point_layer(const Source& source, const std::string& name = {});

/// Reads a layer of points of whatever OGR opens. InputError as open_source and point_layer, and
/// for a record that is no point.
PointTable read_point_table(const std::string& path, const std::string& layer, Notices& notices);

/// The places of a geometry of points; `path` is for the InputError about any other one.
void add_places(const OGRGeometry* geometry, const std::string& path, std::vector<Point>& places);

}  // namespace grens
