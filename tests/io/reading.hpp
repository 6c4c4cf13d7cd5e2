#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "geometry/measure.hpp"
#include "io/gdal.hpp"
#include "io/read_units.hpp"

namespace grens::testing {

/// A layer as read, with what was said about it.
struct ReadResult {
  UnitSource source;
  Notices notices;

  /// The first notice of a kind; nullptr when there is none.
  const Notice* notice(const std::string& kind) const {
    const auto& list = notices.list();
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&](const Notice& notice) { return notice.kind == kind; });
    return found == list.end() ? nullptr : &*found;
  }

  std::vector<std::string> codes() const {
    std::vector<std::string> codes;
    for (const Unit& unit : source.layer.units) codes.push_back(unit.code);
    return codes;
  }

  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const Unit& unit : source.layer.units) names.push_back(unit.name);
    return names;
  }

  double area() const {
    double sum = 0;
    const RingSet& rings = source.layer.rings;
    for (std::size_t r = 0; r < rings.size(); ++r) sum += signed_area(rings.ring(r));
    return sum;
  }
};

inline ReadOptions inputs(std::vector<std::string> paths) {
  ReadOptions options;
  options.inputs = std::move(paths);
  return options;
}

inline ReadResult read_layer(const ReadOptions& options) {
  ReadResult result;
  result.source = read_units(options, result.notices);
  return result;
}

inline ReadResult read_layer(const std::string& path) { return read_layer(inputs({path})); }

/// The sentence with which reading stops; "" when it does not.
inline std::string refusal(const ReadOptions& options) {
  try {
    read_layer(options);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

inline std::string refusal(const std::string& path) { return refusal(inputs({path})); }

/// A record for `write_layer`: WKT ("" is null) and values in the order of the columns.
struct WktRow {
  std::string wkt;
  std::vector<std::string> values;
};

/// Writes a layer by GDAL, all columns text; `srs` "" for none. Returns `path`.
inline std::string write_layer(const std::string& path, const char* driver,
                               const std::vector<std::string>& columns,
                               const std::vector<WktRow>& rows,
                               const std::string& srs = "EPSG:28992",
                               const std::string& layer_name = "units") {
  setup_gdal();
  const GDALDatasetUniquePtr dataset(
      std::filesystem::exists(path)
          ? GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE)
          : GetGDALDriverManager()->GetDriverByName(driver)->Create(path.c_str(), 0, 0, 0,
                                                                    GDT_Unknown, nullptr));
  OGRSpatialReference reference;
  if (!srs.empty()) {
    reference.SetFromUserInput(srs.c_str());
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  }
  // A geodatabase has to know the type.
  const bool typed = std::string(driver) == "OpenFileGDB";
  OGRLayer* layer = dataset->CreateLayer(layer_name.c_str(), srs.empty() ? nullptr : &reference,
                                         typed ? wkbMultiPolygon : wkbUnknown, nullptr);
  for (const std::string& column : columns) {
    OGRFieldDefn field(column.c_str(), OFTString);
    EXPECT_EQ(layer->CreateField(&field), OGRERR_NONE);
  }
  for (const WktRow& row : rows) {
    OGRFeature feature(layer->GetLayerDefn());
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      feature.SetField(static_cast<int>(i), row.values[i].c_str());
    }
    OGRGeometry* geometry = nullptr;
    if (!row.wkt.empty()) {
      EXPECT_EQ(OGRGeometryFactory::createFromWkt(row.wkt.c_str(), nullptr, &geometry),
                OGRERR_NONE);
      feature.SetGeometryDirectly(geometry);
    }
    EXPECT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
  }
  return path;
}

}  // namespace grens::testing
