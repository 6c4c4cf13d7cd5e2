// Tables are read by our own reader, which knows lines and refuses what is no number; GDAL would
// take them for text. A multipoint is several places of one record.
#include "io/read_points.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "base/error.hpp"
#include "io/layer_crs.hpp"
#include "io/point_table.hpp"
#include "regions/positions.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

/// Where the wanted columns are among those there are.
std::vector<std::optional<std::size_t>> find_columns(const std::vector<std::string>& columns,
                                                     const std::vector<std::string>& wanted) {
  std::vector<std::optional<std::size_t>> found;
  for (const std::string& name : wanted) {
    found.emplace_back();
    for (std::size_t c = columns.size(); c-- > 0;) {
      if (lower_case(columns[c]) == lower_case(name)) found.back() = c;
    }
  }
  return found;
}

PointSource read_table(const std::string& path, const std::vector<std::string>& wanted) {
  const CsvTable table = read_csv(path);
  const Positions positions(table);
  PointSource source;
  if (positions.lonlat()) {
    source.crs = crs_from_text("EPSG:4326");
  } else {
    source.same_crs = true;
  }
  source.columns = table.header;
  const auto found = find_columns(table.header, wanted);
  const Fields fields(table);
  for (const CsvRow& row : table.rows) {
    PointRecord record;
    if (const auto at = positions.find(row)) record.at = Point{at->x, at->y};
    for (const auto& column : found) record.cells.emplace_back(fields.text(row, column));
    source.records.push_back(std::move(record));
  }
  return source;
}

PointSource read_layer(const std::string& path, const std::vector<std::string>& wanted,
                       Notices& notices) {
  const Source opened = open_source(path, "", "", notices);
  OGRLayer& layer = point_layer(opened);
  PointSource source;
  source.crs = own_crs(layer, opened);
  for (int i = 0; i < layer.GetLayerDefn()->GetFieldCount(); ++i) {
    source.columns.emplace_back(layer.GetLayerDefn()->GetFieldDefn(i)->GetNameRef());
  }
  const auto found = find_columns(source.columns, wanted);
  layer.ResetReading();
  for (;;) {
    const OGRFeatureUniquePtr feature(layer.GetNextFeature());
    if (gdal_failed()) {
      throw InputError(fmt::format(
          "{}: GDAL cannot read on after {} ({}): the file may be damaged; copy it "
          "again",
          path, spoken_count(source.records.size(), "record", "records"), take_gdal_reason()));
    }
    if (!feature) break;
    PointRecord record;
    for (const auto& column : found) {
      const int field = column ? static_cast<int>(*column) : -1;
      record.cells.emplace_back(field >= 0 && feature->IsFieldSetAndNotNull(field) != 0
                                    ? trimmed(feature->GetFieldAsString(field))
                                    : std::string_view());
    }
    std::vector<Point> places;
    add_places(feature->GetGeometryRef(), path, places);
    if (places.empty()) source.records.push_back(record);
    for (const Point& place : places) {
      record.at = place;
      source.records.push_back(record);
    }
  }
  report_gdal_messages(path, notices);
  return source;
}

}  // namespace

PointSource read_points(const std::string& path, const std::vector<std::string>& wanted,
                        Notices& notices) {
  const std::string ending = lower_case(std::filesystem::path(path).extension().string());
  return ending == ".csv" ? read_table(path, wanted) : read_layer(path, wanted, notices);
}

}  // namespace grens
