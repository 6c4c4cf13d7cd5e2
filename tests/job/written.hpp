#pragma once
// Files of regions read back by GDAL, knowing nothing of how they were made.
#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "coverage/coverage.hpp"
#include "geometry/polygon.hpp"
#include "io/gdal.hpp"
#include "job/dissolve_job.hpp"

namespace grens::testing {

/// Polygons of OGR as points, not closed, in the order and direction in which they stand.
inline MultiPolygon polygons_of(const OGRGeometry* geometry) {
  const auto points = [](const OGRLinearRing& ring) {
    std::vector<Point> list;
    for (int i = 0; i + 1 < ring.getNumPoints(); ++i) list.push_back({ring.getX(i), ring.getY(i)});
    return list;
  };
  MultiPolygon all;
  if (geometry == nullptr) return all;
  const std::unique_ptr<OGRGeometry> many(
      OGRGeometryFactory::forceToMultiPolygon(geometry->clone()));
  for (const OGRPolygon* part : *many->toMultiPolygon()) {
    Polygon polygon;
    polygon.shell = points(*part->getExteriorRing());
    for (int h = 0; h < part->getNumInteriorRings(); ++h) {
      polygon.holes.push_back(points(*part->getInteriorRing(h)));
    }
    all.push_back(std::move(polygon));
  }
  return all;
}

/// A feature as it stands in a file.
struct Written {
  std::string code;
  std::int64_t unit_count = 0;
  std::int64_t population = -1;  ///< -1: null
  MultiPolygon polygons;
};

/// The features of a layer of regions.
inline std::vector<Written> read_regions(const std::string& path, const std::string& layer_name) {
  setup_gdal();
  std::vector<Written> all;
  const GDALDatasetUniquePtr data(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
  OGRLayer* layer = data ? data->GetLayerByName(layer_name.c_str()) : nullptr;
  EXPECT_NE(layer, nullptr) << path << " " << layer_name;
  if (layer == nullptr) return all;
  for (const auto& feature : *layer) {
    Written one;
    one.code = feature->GetFieldAsString("code");
    one.unit_count = feature->GetFieldAsInteger64("unit_count");
    const int people = feature->GetFieldIndex("population");
    if (feature->IsFieldSetAndNotNull(people))
      one.population = feature->GetFieldAsInteger64(people);
    one.polygons = polygons_of(feature->GetGeometryRef());
    all.push_back(std::move(one));
  }
  return all;
}

/// All polygons of a unit layer, a record each.
inline std::vector<MultiPolygon> read_records(const std::string& path) {
  setup_gdal();
  std::vector<MultiPolygon> all;
  const GDALDatasetUniquePtr data(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
  for (const auto& feature : *data->GetLayer(0)) {
    all.push_back(polygons_of(feature->GetGeometryRef()));
  }
  return all;
}

/// Writes schemes into a folder as `grens dissolve` does: regions.gpkg in the layer's CRS, or a
/// GeoJSON file each.
inline void write_regions(const WorkLayer& work, const std::vector<SchemeLayer>& schemes,
                          const std::string& folder, Format format, int decimals = 7,
                          std::optional<SimplifyRule> simplify = {}) {
  Notices notices;
  OutputOptions output;
  output.formats = {format};
  output.decimals = decimals;
  output.simplify = simplify;
  OutputSet set = OutputSet::in_folder(folder, {});
  write_scheme_layers(set, work, schemes, "", output, notices);
  set.finish();
}

/// The shoelace formula in the widest type there is, from the ring's first point.
inline long double ring_area(const std::vector<Point>& ring) {
  long double twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point& p = ring[i];
    const Point& q = ring[(i + 1) % ring.size()];
    twice +=
        (static_cast<long double>(p.x) - ring[0].x) * (static_cast<long double>(q.y) - ring[0].y) -
        (static_cast<long double>(q.x) - ring[0].x) * (static_cast<long double>(p.y) - ring[0].y);
  }
  return std::fabs(twice) / 2;
}

/// Shells less holes, whatever way they run.
inline long double area_of(const MultiPolygon& polygons) {
  long double area = 0;
  for (const Polygon& polygon : polygons) {
    area += ring_area(polygon.shell);
    for (const auto& hole : polygon.holes) area -= ring_area(hole);
  }
  return area;
}

/// The coverage that written regions form.
inline Coverage coverage_of(const std::vector<Written>& regions) {
  RingSet rings;
  for (std::size_t r = 0; r < regions.size(); ++r) {
    std::vector<RawRing> record;
    for (const Polygon& polygon : regions[r].polygons) {
      record.push_back({polygon.shell, false});
      for (const auto& hole : polygon.holes) record.push_back({hole, true});
    }
    append_record(record, static_cast<UnitId>(r), rings);
  }
  return build_coverage(rings, regions.size());
}

}  // namespace grens::testing
