// Frames come and go column by column, geometry as WKB, which shapely and GDAL both read and write
// without losing a bit. GDAL's driver "Memory" keeps what came; from there on it is read as any
// file is.
#include "python/frames.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "io/gdal.hpp"
#include "io/ogr_geometry.hpp"

namespace py = pybind11;

namespace grens {
namespace {

OGRFieldType field_type(const std::string& kind) {
  return kind == "integer" ? OFTInteger64 : kind == "real" ? OFTReal : OFTString;
}

void add_fields(OGRLayer& layer, const py::list& columns) {
  for (const py::handle column : columns) {
    const auto parts = column.cast<py::tuple>();
    OGRFieldDefn field(parts[0].cast<std::string>().c_str(),
                       field_type(parts[1].cast<std::string>()));
    layer.CreateField(&field);
  }
}

void set_field(OGRFeature& feature, int field, const py::handle& value) {
  if (value.is_none()) return feature.SetFieldNull(field);
  switch (feature.GetFieldDefnRef(field)->GetType()) {
    case OFTInteger64:
      return feature.SetField(field, static_cast<GIntBig>(value.cast<std::int64_t>()));
    case OFTReal:
      return feature.SetField(field, value.cast<double>());
    default:
      return feature.SetField(field, value.cast<std::string>().c_str());
  }
}

void set_geometry(OGRFeature& feature, const py::handle& wkb, const std::string& name,
                  std::size_t row) {
  if (wkb.is_none()) return;
  const std::string_view bytes = wkb.cast<std::string_view>();
  OGRGeometry* geometry = nullptr;
  if (OGRGeometryFactory::createFromWkb(bytes.data(), nullptr, &geometry, bytes.size()) !=
      OGRERR_NONE) {
    throw InputError(fmt::format("{}: the geometry of row {} is none that GDAL knows ({})", name,
                                 row, take_gdal_reason()));
  }
  feature.SetGeometryDirectly(geometry);
}

std::unique_ptr<OGRSpatialReference> srs_of(const py::handle& wkt, const std::string& name) {
  if (wkt.is_none()) return nullptr;
  auto srs = std::make_unique<OGRSpatialReference>();
  if (srs->importFromWkt(wkt.cast<std::string>().c_str()) != OGRERR_NONE) {
    throw InputError(
        fmt::format("{}: GDAL can make nothing of its CRS ({})", name, take_gdal_reason()));
  }
  srs->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return srs;
}

py::object object_of(const Value& value) {
  return std::visit(
      [](const auto& known) -> py::object {
        using Known = std::decay_t<decltype(known)>;
        if constexpr (std::is_same_v<Known, std::monostate>) {
          return py::none();
        } else if constexpr (std::is_same_v<Known, std::vector<std::string>>) {
          py::list list;
          for (const std::string& text : known) list.append(py::str(text));
          return list;
        } else {
          return py::cast(known);
        }
      },
      value);
}

py::object wkb_of(const Feature& feature, OGRwkbGeometryType type) {
  const std::unique_ptr<OGRGeometry> made = ogr_geometry(feature, type);
  if (!made) return py::none();
  const OGRGeometry* geometry = made.get();
  const auto* parts = dynamic_cast<const OGRGeometryCollection*>(geometry);
  if (parts != nullptr && parts->getNumGeometries() == 1) geometry = parts->getGeometryRef(0);
  std::string bytes(geometry->WkbSize(), '\0');
  geometry->exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(bytes.data()), wkbVariantIso);
  return py::bytes(bytes);
}

const char* kind_of(FieldType type) {
  switch (type) {
    case FieldType::kInteger:
      return "integer";
    case FieldType::kReal:
      return "real";
    case FieldType::kBoolean:
      return "boolean";
    case FieldType::kTextList:
      return "list";
    case FieldType::kText:
      break;
  }
  return "text";
}

}  // namespace

std::shared_ptr<GDALDataset> dataset_of(const py::dict& frame) {
  setup_gdal();
  const auto name = frame["name"].cast<std::string>();
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("Memory");
  if (driver == nullptr) throw InputError("this GDAL lacks its driver Memory: install another");
  std::shared_ptr<GDALDataset> dataset(
      GDALDatasetUniquePtr(driver->Create(name.c_str(), 0, 0, 0, GDT_Unknown, nullptr)));
  const auto srs = srs_of(frame["crs"], name);
  OGRLayer& layer = *dataset->CreateLayer(name.c_str(), srs.get(), wkbUnknown, nullptr);
  const auto columns = frame["columns"].cast<py::list>();
  add_fields(layer, columns);
  const auto geometries = frame["geometry"].cast<py::list>();
  for (std::size_t row = 0; row < geometries.size(); ++row) {
    OGRFeature feature(layer.GetLayerDefn());
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto values = columns[i].cast<py::tuple>()[2].cast<py::list>();
      set_field(feature, static_cast<int>(i), values[row]);
    }
    set_geometry(feature, geometries[row], name, row);
    if (layer.CreateFeature(&feature) != OGRERR_NONE) {
      throw InputError(
          fmt::format("{}: row {} cannot be kept ({})", name, row, take_gdal_reason()));
    }
  }
  return dataset;
}

py::dict frame_of(const FeatureLayer& layer) {
  const OGRwkbGeometryType type = ogr_type(layer);
  py::list geometry;
  for (const Feature& feature : layer.features) geometry.append(wkb_of(feature, type));
  py::dict columns;
  py::dict kinds;
  for (std::size_t f = 0; f < layer.fields.size(); ++f) {
    py::list values;
    for (const Feature& feature : layer.features) values.append(object_of(feature.values[f]));
    const py::str name(layer.fields[f].name);
    columns[name] = values;
    kinds[name] = kind_of(layer.fields[f].type);
  }
  py::dict frame;
  frame["name"] = layer.name;
  frame["geometry"] = geometry;
  frame["columns"] = columns;
  frame["kinds"] = kinds;
  frame["provenance"] = provenance_text(layer.provenance);
  return frame;
}

}  // namespace grens
