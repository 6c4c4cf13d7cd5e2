// Regions that are written, read as units and dissolved by their parents are the parents: the same
// rings, point for point.
#include <gtest/gtest.h>

#include "job/prepared.hpp"
#include "job/written.hpp"
#include "support/scratch.hpp"
#include "support/shared_data.hpp"

namespace grens {
namespace {

using testing::LayerFile;
using testing::prepare;
using testing::scheme_of;

/// Two schemes, the first nested in the second.
struct Steps {
  const char* first;
  const char* second;
};
const Steps kSteps[] = {{"politie_district", "politie_eenheid"},
                        {"veiligheidsregio", "politie_eenheid"},
                        {"veiligheidsregio", "provincie"}};

class DissolveAgain : public ::testing::TestWithParam<LayerFile> {};

void expect_equal(const MultiPolygon& a, const MultiPolygon& b, const std::string& what) {
  ASSERT_EQ(a.size(), b.size()) << what;
  std::size_t differ = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].shell != b[i].shell || a[i].holes != b[i].holes) ++differ;
  }
  EXPECT_EQ(differ, 0U) << what << ": parts with other rings";
}

TEST_P(DissolveAgain, GivesWhatDissolvingOnceGives) {
  const LayerFile& layer = GetParam();
  const std::string path =
      layer.file == nullptr ? testing::kShippedLayer : testing::shared_data(layer.file);
  if (path.empty()) GTEST_SKIP() << "SKIPPED: there is no real data (" << layer.file << ")";
  const WorkLayer work = prepare(path);
  for (const Steps& steps : kSteps) {
    const testing::Scratch scratch;
    testing::write_regions(work, {scheme_of(work, steps.first, steps.second)}, scratch / "out",
                           Format::kGeoPackage);
    ReadOptions options = testing::reading(scratch / "out/regions.gpkg", {"parent"});
    options.code_field = "code";
    const WorkLayer between = prepare(options, {});
    Notices notices;
    const SchemeLayer again = make_scheme_layer(
        between,
        labels_from_values(steps.second, between.codes, between.source.layer.columns.at("parent")),
        notices);
    const SchemeLayer once = scheme_of(work, steps.second);
    ASSERT_EQ(again.labels.regions.size(), once.labels.regions.size()) << steps.first;
    EXPECT_TRUE(again.labels.without_region.empty()) << steps.first;
    for (std::size_t r = 0; r < once.labels.regions.size(); ++r) {
      const std::string& code = once.labels.regions[r].code;
      EXPECT_EQ(again.labels.regions[r].code, code);
      expect_equal(layer_polygons(between.coverage, again.land.regions[r]),
                   layer_polygons(work.coverage, once.land.regions[r]),
                   std::string(steps.first) + " to " + steps.second + " " + code);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Clean, DissolveAgain, ::testing::ValuesIn(testing::kCleanLayers),
                         [](const auto& param) { return param.param.name; });

}  // namespace
}  // namespace grens
