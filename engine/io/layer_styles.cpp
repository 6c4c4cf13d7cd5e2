// The columns are those of the table that QGIS 3 makes; it finds a style by table and geometry
// column and an empty (not a null) schema.
#include "io/layer_styles.hpp"

#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>

#include "io/layer_look.hpp"
#include "io/qgis_style.hpp"
#include "io/write_text.hpp"

namespace grens {
namespace {

struct Column {
  const char* name;
  OGRFieldType type;
  int width;  ///< 0: any
};

constexpr std::array<Column, 11> kColumns{{{"f_table_catalog", OFTString, 256},
                                           {"f_table_schema", OFTString, 256},
                                           {"f_table_name", OFTString, 256},
                                           {"f_geometry_column", OFTString, 256},
                                           {"styleName", OFTString, 30},
                                           {"styleQML", OFTString, 0},
                                           {"styleSLD", OFTString, 0},
                                           {"useAsDefault", OFTInteger, 0},
                                           {"description", OFTString, 0},
                                           {"owner", OFTString, 30},
                                           {"ui", OFTString, 30}}};

bool has_field(const FeatureLayer& layer, const std::string& name) {
  return std::any_of(layer.fields.begin(), layer.fields.end(),
                     [&](const Field& field) { return field.name == name; });
}

OGRLayer* make_table(GDALDataset& data) {
  CPLStringList options;
  options.SetNameValue("FID", "id");
  OGRLayer* table = data.CreateLayer(kLayerStyles, nullptr, wkbNone, options.List());
  if (table == nullptr) return nullptr;
  for (const Column& column : kColumns) {
    OGRFieldDefn field(column.name, column.type);
    field.SetWidth(column.width);
    if (column.type == OFTInteger) field.SetSubType(OFSTBoolean);
    if (table->CreateField(&field) != OGRERR_NONE) return nullptr;
  }
  OGRFieldDefn time("update_time", OFTDateTime);
  time.SetDefault("CURRENT_TIMESTAMP");
  return table->CreateField(&time) == OGRERR_NONE ? table : nullptr;
}

bool write_style(OGRLayer& table, const StyledLayer& styled) {
  LayerLook look = *styled.layer->look;
  if (!has_field(*styled.layer, look.label_field)) look.label_field.clear();
  std::string name = styled.layer->name;
  make_utf8(name);
  OGRFeature row(table.GetLayerDefn());
  const auto set = [&](const char* column, const std::string& text) {
    row.SetField(column, text.c_str());
  };
  for (const char* column : {"f_table_catalog", "f_table_schema", "styleSLD", "owner"}) {
    set(column, "");
  }
  set("f_table_name", name);
  set("f_geometry_column", styled.geometry_column);
  set("styleName", look.name);
  set("styleQML", qgis_style(look));
  row.SetField("useAsDefault", 1);
  set("description", look.description);
  row.SetField("update_time", 2000, 1, 1, 0, 0, 0, 100);  // no clock in any file; 100 is UTC
  return table.CreateFeature(&row) == OGRERR_NONE;
}

}  // namespace

bool write_layer_styles(GDALDataset& data, std::span<const StyledLayer> layers) {
  OGRLayer* table = nullptr;
  for (const StyledLayer& styled : layers) {
    const FeatureLayer& layer = *styled.layer;
    if (layer.look == nullptr || !has_field(layer, layer.look->field)) continue;
    if (table == nullptr) table = make_table(data);
    if (table == nullptr || !write_style(*table, styled)) return false;
  }
  return true;
}

}  // namespace grens
