#pragma once
// The same layer, told differently.
#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "io/gdal.hpp"

namespace grens::testing {

/// A ring that starts elsewhere and may run the other way.
inline OGRLinearRing turned(const OGRLinearRing& ring, std::mt19937& random) {
  const int n = ring.getNumPoints() - 1;
  const int start = static_cast<int>(random() % static_cast<unsigned>(n));
  const bool reversed = random() % 2 == 0;
  OGRLinearRing result;
  for (int i = 0; i <= n; ++i) {
    const int at = (reversed ? start + n - i : start + i) % n;
    result.addPoint(ring.getX(at), ring.getY(at));
  }
  return result;
}

/// A polygon with its rings turned and its holes in another order.
inline OGRPolygon turned(const OGRPolygon& polygon, std::mt19937& random) {
  OGRPolygon result;
  OGRLinearRing shell = turned(*polygon.getExteriorRing(), random);
  result.addRing(&shell);
  for (int h = polygon.getNumInteriorRings() - 1; h >= 0; --h) {
    OGRLinearRing hole = turned(*polygon.getInteriorRing(h), random);
    result.addRing(&hole);
  }
  return result;
}

/// Whether each part of a unit of several becomes a record of its own.
enum class Split { kNo, kYes };

/// Writes the first layer of `from` as a GeoPackage: the same units with the same attributes, the
/// records in another order, rings turned, and parts split over records. Returns how many records
/// it wrote.
inline std::size_t write_shuffled(const std::string& from, const std::string& to, Split split) {
  setup_gdal();
  std::mt19937 random(20150101);
  const GDALDatasetUniquePtr source(GDALDataset::Open(from.c_str(), GDAL_OF_VECTOR));
  OGRLayer* old_layer = source->GetLayer(0);
  std::vector<std::unique_ptr<OGRFeature>> records;
  for (const auto& feature : *old_layer) {
    std::vector<std::unique_ptr<OGRGeometry>> geometries;
    if (const OGRGeometry* geometry = feature->GetGeometryRef(); geometry != nullptr) {
      const std::unique_ptr<OGRGeometry> parts(
          OGRGeometryFactory::forceToMultiPolygon(geometry->clone()));
      auto whole = std::make_unique<OGRMultiPolygon>();
      for (const OGRPolygon* part : *parts->toMultiPolygon()) {
        const OGRPolygon other = turned(*part, random);
        whole->addGeometry(&other);
        if (split == Split::kNo) continue;
        geometries.push_back(std::move(whole));
        whole = std::make_unique<OGRMultiPolygon>();
      }
      if (split == Split::kNo) geometries.push_back(std::move(whole));
    } else {
      geometries.emplace_back();
    }
    for (auto& geometry : geometries) {
      std::unique_ptr<OGRFeature> record(feature->Clone());
      record->SetFID(OGRNullFID);
      record->SetGeometryDirectly(geometry.release());
      records.push_back(std::move(record));
    }
  }
  for (std::size_t i = records.size(); i > 1; --i) {
    std::swap(records[i - 1], records[random() % i]);
  }
  const GDALDatasetUniquePtr target(GetGDALDriverManager()->GetDriverByName("GPKG")->Create(
      to.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  OGRLayer* layer =
      target->CreateLayer("shuffled", old_layer->GetSpatialRef(), wkbMultiPolygon, nullptr);
  const OGRFeatureDefn* fields = old_layer->GetLayerDefn();
  for (int f = 0; f < fields->GetFieldCount(); ++f) {
    OGRFieldDefn field(fields->GetFieldDefn(f));
    EXPECT_EQ(layer->CreateField(&field), OGRERR_NONE);
  }
  EXPECT_EQ(layer->StartTransaction(), OGRERR_NONE);
  for (const auto& record : records) {
    OGRFeature copy(layer->GetLayerDefn());
    EXPECT_EQ(copy.SetFrom(record.get()), OGRERR_NONE);
    EXPECT_EQ(layer->CreateFeature(&copy), OGRERR_NONE);
  }
  EXPECT_EQ(layer->CommitTransaction(), OGRERR_NONE);
  return records.size();
}

}  // namespace grens::testing
