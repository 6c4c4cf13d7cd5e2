// A shapefile is looked at before GDAL does, which says nothing when its parts do not fit.
#include "io/source.hpp"

#include <cpl_string.h>
#include <fmt/format.h>

#include "base/error.hpp"
#include "io/connection.hpp"
#include "io/layer_place.hpp"
#include "io/postgis_session.hpp"
#include "io/remote.hpp"
#include "io/secrets.hpp"
#include "io/shapefile_check.hpp"
#include "io/standard_input.hpp"
#include "io/vsi_file.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

bool can_hold_polygons(OGRLayer& layer) {
  const OGRwkbGeometryType type = wkbFlatten(layer.GetGeomType());
  return type == wkbUnknown || type == wkbGeometryCollection ||
         OGR_GT_IsSubClassOf(type, wkbSurface) != 0 ||
         OGR_GT_IsSubClassOf(type, wkbMultiSurface) != 0 || type == wkbPolyhedralSurface ||
         type == wkbTIN;
}

/// check_shapefile, which does not think of connections.
void check_shapefile_of(const std::string& shp) {
  refuse_if_unreachable(shp);
  try {
    check_shapefile(shp);
  } catch (const InputError& error) {
    if (!is_remote(shp)) throw;
    throw InputError(
        fmt::format("{}; or the connection was cut: try again", without_secrets(error.what())));
  }
}

}  // namespace

Source open_source(std::shared_ptr<GDALDataset> dataset) {
  setup_gdal();
  take_gdal_messages();
  Source source;
  source.path = source_name(dataset->GetDescription());
  source.driver = dataset->GetDriverName();
  source.encoding = {"UTF-8", "as the format has it"};
  source.dataset = std::move(dataset);
  return source;
}

Source open_source(const std::string& path, const std::string& layer, const std::string& encoding,
                   Notices& notices) {
  setup_gdal();
  take_gdal_messages();
  Source source;
  source.path = source_name(path);
  if (is_connection(path)) {
    source.dataset = open_postgres(path, false);
    source.driver = source.dataset->GetDriver()->GetDescription();
    source.encoding = {"UTF-8", "as the server gives it"};
    return source;
  }
  if (is_standard_input(path)) source.path = kStandardInput;
  const LayerPlace place = find_layer_place(path, layer, notices);
  const std::string& name = place.path;
  source.files = place.files;
  CPLStringList options;
  if (lower_case(name).ends_with(".shp")) {
    source.shp = name;
    check_shapefile_of(name);
    const std::string dbf = sibling(name, ".dbf");
    source.encoding = find_encoding(dbf, sibling(name, ".cpg"), encoding, notices);
    options.SetNameValue("ENCODING", source.encoding.name.c_str());
  } else {
    source.encoding = {"UTF-8", "as the format has it"};
    if (!encoding.empty()) {
      notices.info("encoding", fmt::format("{}: --encoding is for a .dbf only and leaves this file "
                                           "as it is",
                                           source.path));
    }
  }
  source.dataset.reset(GDALDataset::Open(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_VERBOSE_ERROR,
                                         nullptr, options.List(), nullptr));
  if (!source.dataset) {
    refuse_if_unreachable(name);
    const char* remedy = is_remote(name) ? "the connection may have been cut; try again, or see "
                                           "what kind of file it is"
                                         : "check what kind of file it is";
    throw InputError(
        fmt::format("{}: GDAL cannot open it ({}): {}", source.path, take_gdal_reason(), remedy));
  }
  source.driver = source.dataset->GetDriver()->GetDescription();
  return source;
}

std::string remedy_of_reading(const Source& source) {
  return is_connection(source.path) || is_remote(source.path)
             ? "the connection may have been cut; try again"
             : "the file may be damaged; copy it again";
}

OGRLayer& polygon_layer(const Source& source, const std::string& name) {
  GDALDataset& dataset = *source.dataset;
  if (is_connection(source.path) && !name.empty()) {
    // Asked by its exact name, it is found in every schema, and the others are not looked at.
    OGRLayer* layer = dataset.GetLayerByName(name.c_str());
    take_gdal_messages();
    if (layer != nullptr) return *layer;
  }
  std::vector<std::string> all;
  std::vector<OGRLayer*> fit;
  for (OGRLayer* layer : dataset.GetLayers()) {
    all.emplace_back(layer->GetName());
    if (!name.empty() ? lower_case(layer->GetName()) == lower_case(name)
                      : can_hold_polygons(*layer)) {
      fit.push_back(layer);
    }
  }
  if (fit.size() == 1) return *fit.front();
  const std::string choice = listed(all, 50);
  if (all.empty()) throw InputError(fmt::format("{}: has no layers", source.path));
  if (!name.empty()) {
    throw InputError(
        fmt::format("{}: has no layer {}; there are: {}", source.path, in_quotes(name), choice));
  }
  if (fit.empty()) {
    throw InputError(fmt::format("{}: has no polygons, only {} ({}): name a layer of areas",
                                 source.path, choice,
                                 OGRGeometryTypeToName(dataset.GetLayer(0)->GetGeomType())));
  }
  throw InputError(
      fmt::format("{}: has several layers: {}; say which with --layer", source.path, choice));
}

}  // namespace grens
