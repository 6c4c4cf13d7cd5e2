// Opens the file as the reader does and counts; nothing of the geometry is kept.
#include "io/layer_info.hpp"

#include <fmt/format.h>

#include <unordered_set>

#include "base/error.hpp"
#include "io/layer_crs.hpp"
#include "io/record_rings.hpp"
#include "io/source.hpp"
#include "io/unit_fields.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

std::vector<FieldInfo> list_fields(const OGRFeatureDefn& definition) {
  std::vector<FieldInfo> fields;
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    const OGRFieldDefn& field = *definition.GetFieldDefn(i);
    fields.push_back(
        {field.GetNameRef(), OGRFieldDefn::GetFieldTypeName(field.GetType()), field.GetWidth()});
  }
  return fields;
}

/// Vertices of any geometry, points and lines included.
std::size_t count_vertices(const OGRGeometry& geometry) {
  class Counter : public OGRDefaultConstGeometryVisitor {
   public:
    using OGRDefaultConstGeometryVisitor::visit;
    void visit(const OGRPoint* /*point*/) override { ++count; }
    std::size_t count = 0;
  };
  Counter counter;
  geometry.accept(&counter);
  return counter.count;
}

void count_records(OGRLayer& layer, const Source& source, LayerInfo& info) {
  const int code = conventional_code_field(*layer.GetLayerDefn());
  if (code >= 0) info.code_field = layer.GetLayerDefn()->GetFieldDefn(code)->GetNameRef();
  std::unordered_set<std::string> codes;
  RecordRings rings(RecordRings::Roles::kStructure);
  layer.ResetReading();
  for (;;) {
    const OGRFeatureUniquePtr feature(layer.GetNextFeature());
    if (gdal_failed()) {
      throw InputError(fmt::format("{}: GDAL cannot read on after {} of layer {} ({}): {}",
                                   source.path, spoken_count(info.records, "record", "records"),
                                   info.name, take_gdal_reason(), remedy_of_reading(source)));
    }
    if (!feature) break;
    ++info.records;
    if (const auto text = field_text(*feature, code)) codes.insert(*text);
    const OGRGeometry* geometry = feature->GetGeometryRef();
    if (geometry == nullptr) continue;
    rings.take(*geometry);
    info.rings += rings.rings().size();
    info.vertices += count_vertices(*geometry);
  }
  info.units = codes.size();
}

}  // namespace

FileInfo inspect_file(const std::string& path, const std::string& layer,
                      const std::string& encoding, Notices& notices) {
  const Source source = open_source(path, layer, encoding, notices);
  std::optional<UnsortedShapefileRings> unsorted;
  if (!source.shp.empty()) unsorted.emplace();
  FileInfo file;
  file.path = source.path;
  file.driver = source.driver;
  file.encoding = source.encoding.name;
  file.encoding_why = source.encoding.why;
  for (OGRLayer* each : source.dataset->GetLayers()) {
    if (!layer.empty() && !EQUAL(layer.c_str(), each->GetName())) continue;
    LayerInfo info;
    info.name = each->GetName();
    info.geometry = OGRGeometryTypeToName(each->GetGeomType());
    info.crs = own_crs_if_any(*each, source);
    info.fields = list_fields(*each->GetLayerDefn());
    count_records(*each, source, info);
    file.layers.push_back(std::move(info));
  }
  report_gdal_messages(file.path, notices);
  if (file.layers.empty()) {
    throw InputError(layer.empty()
                         ? file.path + ": has no layers"
                         : fmt::format("{}: has no layer {}", file.path, in_quotes(layer)));
  }
  return file;
}

}  // namespace grens
