#pragma once
// What was written, read by GDAL.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "geometry/polygon.hpp"
#include "io/gdal.hpp"

namespace grens::testing {

inline GDALDatasetUniquePtr open(const std::string& path) {
  GDALDatasetUniquePtr data(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
  EXPECT_NE(data, nullptr) << take_gdal_reason();
  return data;
}

inline std::vector<Point> points_of(const OGRSimpleCurve& curve, bool closed) {
  std::vector<Point> points;
  const int count = curve.getNumPoints() - (closed ? 1 : 0);
  for (int i = 0; i < count; ++i) points.push_back({curve.getX(i), curve.getY(i)});
  return points;
}

/// In the direction and from the point that our rings have, for shapefiles turn them round.
inline std::vector<Point> ring_of(const OGRLinearRing& ring, bool counter_clockwise) {
  EXPECT_TRUE(ring.get_IsClosed());
  std::vector<Point> points = points_of(ring, true);
  if ((ring.isClockwise() != 0) == counter_clockwise) std::reverse(points.begin(), points.end());
  const auto first = std::min_element(points.begin(), points.end(), lexicographic_less);
  std::rotate(points.begin(), first, points.end());
  return points;
}

inline MultiPolygon polygons_of(const OGRGeometry* geometry) {
  MultiPolygon parts;
  if (geometry == nullptr) return parts;
  const auto add = [&](const OGRPolygon& polygon) {
    parts.push_back({ring_of(*polygon.getExteriorRing(), true), {}});
    for (int i = 0; i < polygon.getNumInteriorRings(); ++i) {
      parts.back().holes.push_back(ring_of(*polygon.getInteriorRing(i), false));
    }
  };
  if (wkbFlatten(geometry->getGeometryType()) == wkbPolygon) {
    add(*geometry->toPolygon());  // a shapefile does not tell one part from several
  } else {
    for (const OGRPolygon* polygon : *geometry->toMultiPolygon()) add(*polygon);
  }
  return parts;
}

/// Features by the text of their first field: FlatGeobuf puts them in another order.
inline std::map<std::string, std::unique_ptr<OGRFeature>> features_of(OGRLayer& layer) {
  std::map<std::string, std::unique_ptr<OGRFeature>> features;
  layer.ResetReading();
  while (auto* feature = layer.GetNextFeature()) {
    features[feature->GetFieldAsString(0)].reset(feature);
  }
  return features;
}

inline void expect_same_geometry(const MultiPolygon& expected, const OGRGeometry* geometry) {
  MultiPolygon rings_from_smallest = expected;
  const auto turn = [](std::vector<Point>& ring) {
    std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end(), lexicographic_less),
                ring.end());
  };
  for (Polygon& part : rings_from_smallest) {
    turn(part.shell);
    for (auto& hole : part.holes) turn(hole);
  }
  const MultiPolygon read = polygons_of(geometry);
  ASSERT_EQ(read.size(), expected.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    EXPECT_EQ(read[i].shell, rings_from_smallest[i].shell) << "part " << i;
    EXPECT_EQ(read[i].holes, rings_from_smallest[i].holes) << "part " << i;
  }
}

}  // namespace grens::testing
