// Every region that is written is valid, from clean and from dirty layers, in the layer's own CRS
// and as GeoJSON, of few decimals too.
#include <gtest/gtest.h>

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

class ValidOutput : public ::testing::TestWithParam<LayerFile> {
 protected:
  void SetUp() override {
    const LayerFile& layer = GetParam();
    path_ = layer.file == nullptr ? testing::kShippedLayer : testing::shared_data(layer.file);
    if (path_.empty()) GTEST_SKIP() << "SKIPPED: there is no real data (" << layer.file << ")";
    work_ = prepare(path_);
    schemes_ = testing::schemes_of(work_);
  }
  void expect_valid(const std::vector<Written>& regions, const std::string& what) const {
    EXPECT_FALSE(regions.empty()) << what;
    const Geos geos;
    for (const Written& region : regions) {
      EXPECT_FALSE(region.polygons.empty()) << what << " " << region.code;
      const auto place = geos.invalid_at(*geos.to_geos(region.polygons));
      EXPECT_FALSE(place) << what << " " << region.code << " at " << place->x << " " << place->y;
    }
  }
  std::string path_;
  WorkLayer work_;
  std::vector<SchemeLayer> schemes_;
  Scratch scratch_;
};

TEST_P(ValidOutput, InTheLayersCrs) {
  testing::write_regions(work_, schemes_, scratch_ / "out", Format::kGeoPackage);
  for (const SchemeLayer& scheme : schemes_) {
    const std::string& key = scheme.labels.scheme;
    expect_valid(read_regions(scratch_ / "out/regions.gpkg", key), key);
  }
}

TEST_P(ValidOutput, AsGeoJsonOfSevenSixAndFiveDecimals) {
  for (const int decimals : {7, 6, 5}) {
    testing::write_regions(work_, schemes_, scratch_ / "out", Format::kGeoJson, decimals);
    for (const SchemeLayer& scheme : schemes_) {
      const std::string& key = scheme.labels.scheme;
      expect_valid(read_regions(scratch_ / ("out/" + key + ".geojson"), key),
                   key + " of " + std::to_string(decimals) + " decimals");
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Clean, ValidOutput, ::testing::ValuesIn(testing::kCleanLayers),
                         [](const auto& param) { return param.param.name; });
INSTANTIATE_TEST_SUITE_P(Dirty, ValidOutput, ::testing::ValuesIn(testing::kDirtyLayers),
                         [](const auto& param) { return param.param.name; });

}  // namespace
}  // namespace grens
