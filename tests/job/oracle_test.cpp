// Regions of clean layers against the union that GEOS makes of their units; and their points
// against those of the input file.
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <set>

#include "geometry/geos.hpp"
#include "job/prepared.hpp"
#include "job/written.hpp"
#include "support/scratch.hpp"
#include "support/shared_data.hpp"

namespace grens {
namespace {

using testing::LayerFile;
using testing::prepare;
using testing::read_regions;
using testing::Scratch;
using testing::Written;

/// Each scheme of a clean layer, made, written in the layer's CRS and read again.
class Oracle : public ::testing::TestWithParam<LayerFile> {
 protected:
  void SetUp() override {
    const LayerFile& layer = GetParam();
    path_ = layer.file == nullptr ? testing::kShippedLayer : testing::shared_data(layer.file);
    if (path_.empty()) GTEST_SKIP() << "SKIPPED: there is no real data (" << layer.file << ")";
    work_ = prepare(path_);
    schemes_ = testing::schemes_of(work_);
    testing::write_regions(work_, schemes_, scratch_ / "out", Format::kGeoPackage);
  }
  std::vector<Written> written(const SchemeLayer& scheme) const {
    return read_regions(scratch_ / "out/regions.gpkg", scheme.labels.scheme);
  }

  std::string path_;
  WorkLayer work_;
  std::vector<SchemeLayer> schemes_;
  Scratch scratch_;
};

double difference(const Geos& geos, const GEOSGeometry& a, const GEOSGeometry& b) {
  GEOSGeometry* difference = GEOSSymDifference_r(geos.context(), &a, &b);
  if (difference == nullptr) return std::nan("");
  const Geos::Geometry owned(difference, Geos::Deleter{geos.context()});
  return geos.area(*owned);
}

TEST_P(Oracle, RegionsAreTheUnionOfTheirUnits) {
  const RingSet& rings = work_.source.layer.rings;
  const auto positions = rings_by_unit(rings, work_.codes.size());
  const Geos geos;
  for (const SchemeLayer& scheme : schemes_) {
    double all = 0;
    for (const Written& region : written(scheme)) {
      const RegionMeasures& measures =
          scheme.measures.regions[testing::region_at(scheme, region.code)];
      std::vector<Geos::Geometry> units;
      for (const UnitId unit : measures.units) {
        units.push_back(
            geos.to_geos(unit_polygons(rings, positions[static_cast<std::size_t>(unit)])));
      }
      const Geos::Geometry expected = geos.unite(std::move(units));
      const Geos::Geometry found = geos.to_geos(region.polygons);
      const double differs = difference(geos, *found, *expected);
      EXPECT_LT(differs, 1e-6 * measures.perimeter / 1000)
          << scheme.labels.scheme << " " << region.code;
      EXPECT_EQ(region.polygons.size(), geos.to_polygons(*expected).size()) << region.code;
      all += differs;
    }
    RecordProperty(scheme.labels.scheme, std::to_string(all));
  }
}

std::pair<std::uint64_t, std::uint64_t> bits(const Point& p) {
  return {std::bit_cast<std::uint64_t>(p.x), std::bit_cast<std::uint64_t>(p.y)};
}

template <typename Use>
void each_point(const MultiPolygon& polygons, Use use) {
  for (const Polygon& polygon : polygons) {
    for (const Point& p : polygon.shell) use(p);
    for (const auto& hole : polygon.holes) {
      for (const Point& p : hole) use(p);
    }
  }
}

TEST_P(Oracle, NoVertexIsInvented) {
  std::set<std::pair<std::uint64_t, std::uint64_t>> input;
  for (const MultiPolygon& record : testing::read_records(path_)) {
    each_point(record, [&](const Point& p) { input.insert(bits(p)); });
  }
  for (const SchemeLayer& scheme : schemes_) {
    std::size_t invented = 0;
    std::size_t all = 0;
    for (const Written& region : written(scheme)) {
      each_point(region.polygons, [&](const Point& p) {
        ++all;
        if (!input.contains(bits(p))) ++invented;
      });
    }
    EXPECT_EQ(invented, 0U) << scheme.labels.scheme;
    EXPECT_GT(all, 1000U) << scheme.labels.scheme;
  }
}

INSTANTIATE_TEST_SUITE_P(Clean, Oracle, ::testing::ValuesIn(testing::kCleanLayers),
                         [](const auto& param) { return param.param.name; });

}  // namespace
}  // namespace grens
