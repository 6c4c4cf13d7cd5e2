// Rounded to whatever decimals, regions of a clean layer share their borders as they did before:
// read from GeoJSON, they make as many arcs and nodes as in the layer's own CRS.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "job/prepared.hpp"
#include "job/written.hpp"
#include "support/scratch.hpp"
#include "support/shared_data.hpp"

namespace grens {
namespace {

using testing::coverage_of;
using testing::LayerFile;

class SharedBorders : public ::testing::TestWithParam<LayerFile> {};

TEST_P(SharedBorders, SurviveRounding) {
  const LayerFile& layer = GetParam();
  const std::string path =
      layer.file == nullptr ? testing::kShippedLayer : testing::shared_data(layer.file);
  if (path.empty()) GTEST_SKIP() << "SKIPPED: there is no real data (" << layer.file << ")";
  const WorkLayer work = testing::prepare(path);
  const std::vector<SchemeLayer> schemes = testing::schemes_of(work);
  const testing::Scratch scratch;
  testing::write_regions(work, schemes, scratch / "own", Format::kGeoPackage);
  for (const int decimals : {7, 5}) {
    testing::write_regions(work, schemes, scratch / "out", Format::kGeoJson, decimals);
    for (const SchemeLayer& scheme : schemes) {
      const std::string& key = scheme.labels.scheme;
      const Coverage own = coverage_of(testing::read_regions(scratch / "own/regions.gpkg", key));
      const Coverage rounded =
          coverage_of(testing::read_regions(scratch / ("out/" + key + ".geojson"), key));
      EXPECT_EQ(rounded.matches.bad, 0U) << key << " of " << decimals << " decimals";
      EXPECT_EQ(rounded.arcs.size(), own.arcs.size()) << key << " of " << decimals << " decimals";
      EXPECT_EQ(rounded.nodes.size(), own.nodes.size()) << key << " of " << decimals << " decimals";
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Clean, SharedBorders, ::testing::ValuesIn(testing::kCleanLayers),
                         [](const auto& param) { return param.param.name; });

TEST(SharedBordersOnce, NeedMoreDecimalsHereAndThere) {
  GRENS_SHARED_OR_SKIP(path, "nl-2017-gemeenten-clean/gemeenten.gpkg");
  const WorkLayer work = testing::prepare(path);
  std::map<int, std::size_t> arcs;  // decimals -> arcs that needed more
  for (const int decimals : {7, 6, 5}) {
    Notices notices;
    const auto finer = OutputPoints::as_lonlat(work, {}, decimals, notices).finer();
    ASSERT_FALSE(finer.empty()) << decimals;
    EXPECT_EQ(finer.begin()->first, decimals + 1);
    for (const auto& [more, count] : finer) arcs[decimals] += count;
    EXPECT_TRUE(std::ranges::any_of(
        notices.list(), [](const Notice& notice) { return notice.kind == "decimals"; }));
    RecordProperty("decimals_" + std::to_string(decimals), std::to_string(arcs[decimals]));
  }
  EXPECT_LT(arcs[7], arcs[6]);
  EXPECT_LT(arcs[6], arcs[5]);
  EXPECT_LT(arcs[5], work.coverage.arcs.size() / 10);
}

}  // namespace
}  // namespace grens
