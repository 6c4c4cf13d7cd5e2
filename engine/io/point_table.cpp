// Fields keep the types that a writer knows; all others are text, as GDAL words them.
#include "io/point_table.hpp"

#include <fmt/format.h>

#include <cmath>

#include "base/error.hpp"
#include "io/layer_crs.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

FieldType type_of(const OGRFieldDefn& field) {
  if (field.GetType() == OFTInteger || field.GetType() == OFTInteger64) {
    return field.GetSubType() == OFSTBoolean ? FieldType::kBoolean : FieldType::kInteger;
  }
  return field.GetType() == OFTReal ? FieldType::kReal : FieldType::kText;
}

Value value_of(const OGRFeature& feature, int field, FieldType type) {
  if (feature.IsFieldSetAndNotNull(field) == 0) return {};
  if (type == FieldType::kBoolean) return feature.GetFieldAsInteger(field) != 0;
  if (type == FieldType::kInteger) {
    return static_cast<std::int64_t>(feature.GetFieldAsInteger64(field));
  }
  if (type == FieldType::kReal) return feature.GetFieldAsDouble(field);
  return std::string(feature.GetFieldAsString(field));
}

}  // namespace

OGRLayer& point_layer(const Source& source, const std::string& name) {
  std::vector<OGRLayer*> fit;
  std::vector<std::string> names;
  for (OGRLayer* layer : source.dataset->GetLayers()) {
    if (!name.empty() && name == layer->GetName()) return *layer;
    const OGRwkbGeometryType type = wkbFlatten(layer->GetGeomType());
    if (type != wkbPoint && type != wkbMultiPoint && type != wkbUnknown) continue;
    fit.push_back(layer);
    names.emplace_back(layer->GetName());
  }
  if (!name.empty()) {
    throw InputError(fmt::format("{}: has no layer {}; its layers of points are {}", source.path,
                                 in_quotes(name), names.empty() ? "none" : listed(names)));
  }
  if (fit.size() == 1) return *fit.front();
  if (fit.empty()) {
    throw InputError(
        fmt::format("{}: has no layer of points: name a file that has one, or a table (.csv) with "
                    "the columns lon and lat",
                    source.path));
  }
  throw InputError(
      fmt::format("{}: has several layers of points, {}: write the one that is meant to a file of "
                  "its own",
                  source.path, listed(names)));
}

void add_places(const OGRGeometry* geometry, const std::string& path, std::vector<Point>& places) {
  if (geometry == nullptr || geometry->IsEmpty()) return;
  const OGRwkbGeometryType type = wkbFlatten(geometry->getGeometryType());
  if (type == wkbPoint) {
    const OGRPoint* point = geometry->toPoint();
    if (std::isfinite(point->getX()) && std::isfinite(point->getY())) {
      places.push_back({point->getX(), point->getY()});
    }
  } else if (type == wkbMultiPoint) {
    for (const OGRPoint* part : *geometry->toMultiPoint()) add_places(part, path, places);
  } else {
    throw InputError(fmt::format("{}: a record is no point but a {}: name a layer of points", path,
                                 OGRGeometryTypeToName(type)));
  }
}

PointTable read_point_table(const std::string& path, const std::string& name, Notices& notices) {
  const Source source = open_source(path, name, "", notices);
  OGRLayer& layer = point_layer(source, name);
  PointTable table;
  table.name = source.path;
  table.files = source.files;
  table.crs = own_crs(layer, source);
  for (int i = 0; i < layer.GetLayerDefn()->GetFieldCount(); ++i) {
    const OGRFieldDefn& field = *layer.GetLayerDefn()->GetFieldDefn(i);
    table.fields.push_back({field.GetNameRef(), type_of(field)});
  }
  layer.ResetReading();
  for (;;) {
    const OGRFeatureUniquePtr feature(layer.GetNextFeature());
    if (gdal_failed()) {
      throw InputError(fmt::format("{}: GDAL cannot read on after {} ({}): {}", source.path,
                                   spoken_count(table.rows.size(), "record", "records"),
                                   take_gdal_reason(), remedy_of_reading(source)));
    }
    if (!feature) break;
    PointRow row;
    std::vector<Point> places;
    add_places(feature->GetGeometryRef(), source.path, places);
    if (places.size() == 1) row.at = places.front();
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
      row.values.push_back(value_of(*feature, static_cast<int>(i), table.fields[i].type));
    }
    table.rows.push_back(std::move(row));
  }
  report_gdal_messages(source.path, notices);
  return table;
}

}  // namespace grens
