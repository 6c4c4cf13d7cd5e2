// The job as it is usually written: OGR reads a shapefile, GEOS unites the polygons of each region,
// OGR transforms the result and writes it as GeoJSON; or writes it as it is, where OUT is a .shp.
//   bench_geos_peer coverage|unary IN FIELD OUT   by GEOSCoverageUnion or GEOSUnaryUnion
//   bench_geos_peer start                         only registers GDAL's drivers: what GDAL costs
#include <gdal_priv.h>
#include <geos_c.h>
#include <ogrsf_frmts.h>

#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace {

[[noreturn]] void fail(const char* what) {
  std::fprintf(stderr, "bench_geos_peer: %s\n", what);
  std::exit(3);
}

void print_message(const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  std::vfprintf(stderr, format, arguments);
  std::fputc('\n', stderr);
  va_end(arguments);
}

using Units = std::map<std::string, std::vector<GEOSGeometry*>>;

/// All parts of the layer's polygons as GEOS geometries, by the value of `field`.
Units read(GEOSContextHandle_t geos, OGRLayer& layer, const char* field) {
  Units units;
  const int index = layer.GetLayerDefn()->GetFieldIndex(field);
  if (index < 0) fail("there is no such field");
  for (const auto& feature : layer) {
    if (feature->GetGeometryRef() == nullptr) continue;
    GEOSGeometry* geometry = feature->GetGeometryRef()->exportToGEOS(geos);
    if (geometry == nullptr) fail("a geometry cannot be taken over");
    units[feature->GetFieldAsString(index)].push_back(geometry);
  }
  return units;
}

OGRGeometry* unite(GEOSContextHandle_t geos, std::vector<GEOSGeometry*>& parts, bool coverage) {
  GEOSGeometry* all = GEOSGeom_createCollection_r(geos, GEOS_GEOMETRYCOLLECTION, parts.data(),
                                                  static_cast<unsigned>(parts.size()));
  GEOSGeometry* united = coverage ? GEOSCoverageUnion_r(geos, all) : GEOSUnaryUnion_r(geos, all);
  GEOSGeom_destroy_r(geos, all);
  if (united == nullptr) fail("GEOS cannot unite a region");
  OGRGeometry* geometry = OGRGeometryFactory::createFromGEOS(geos, united);
  GEOSGeom_destroy_r(geos, united);
  return geometry;
}

/// Where regions go: a shapefile in the layer's own CRS, or GeoJSON by way of ETRS89.
struct Target {
  GDALDatasetUniquePtr dataset;
  OGRLayer* layer = nullptr;
  std::unique_ptr<OGRCoordinateTransformation> transformation;  ///< none: stays as it is
};

Target make_target(const char* out, OGRSpatialReference planar, const char* field) {
  const std::string_view name(out);
  const bool shapefile = name.size() > 4 && name.substr(name.size() - 4) == ".shp";
  Target target;
  GDALDriver* driver =
      GetGDALDriverManager()->GetDriverByName(shapefile ? "ESRI Shapefile" : "GeoJSON");
  target.dataset.reset(driver->Create(out, 0, 0, 0, GDT_Unknown, nullptr));
  if (!target.dataset) fail("the output cannot be made");
  planar.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  if (shapefile) {
    target.layer = target.dataset->CreateLayer("regions", &planar, wkbPolygon, nullptr);
  } else {
    OGRSpatialReference lonlat;
    lonlat.importFromEPSG(4258);
    lonlat.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    target.transformation.reset(OGRCreateCoordinateTransformation(&planar, &lonlat));
    OGRSpatialReference wgs84;  // ETRS89 is taken for it: the driver need not transform again
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    char rfc7946[] = "RFC7946=YES";
    char* options[] = {rfc7946, nullptr};
    target.layer = target.dataset->CreateLayer("regions", &wgs84, wkbMultiPolygon, options);
  }
  OGRFieldDefn definition(field, OFTString);
  target.layer->CreateField(&definition);
  return target;
}

void dissolve(bool coverage, const char* in, const char* field, const char* out) {
  const GEOSContextHandle_t geos = GEOS_init_r();
  GEOSContext_setErrorHandler_r(geos, print_message);
  const GDALDatasetUniquePtr source(GDALDataset::Open(in, GDAL_OF_VECTOR));
  if (!source) fail("the input cannot be opened");
  OGRLayer& layer = *source->GetLayer(0);
  Units units = read(geos, layer, field);

  const Target target = make_target(out, *layer.GetSpatialRef(), field);
  for (auto& [region, parts] : units) {
    OGRGeometry* geometry = unite(geos, parts, coverage);
    if (target.transformation && geometry->transform(target.transformation.get()) != OGRERR_NONE)
      fail("PROJ gives up");
    OGRFeature feature(target.layer->GetLayerDefn());
    feature.SetField(0, region.c_str());
    feature.SetGeometryDirectly(geometry);
    if (target.layer->CreateFeature(&feature) != OGRERR_NONE) fail("the output cannot be written");
  }
  GEOS_finish_r(geos);
}

}  // namespace

int main(int argc, char** argv) {
  GDALAllRegister();
  const std::string mode = argc > 1 ? argv[1] : "";
  if (mode == "start" && argc == 2) return 0;
  if ((mode != "coverage" && mode != "unary") || argc != 5) {
    std::fputs("usage: bench_geos_peer coverage|unary IN FIELD OUT, or start\n", stderr);
    return 2;
  }
  dissolve(mode == "coverage", argv[2], argv[3], argv[4]);
  return 0;
}
