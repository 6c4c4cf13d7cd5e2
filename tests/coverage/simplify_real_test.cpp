// Real borders, simplified as far as a small map wants them, keep all their units and islands, and
// do not meet. At such degrees hundreds of borders would.
#include <gtest/gtest.h>

#include "coverage/crossings.hpp"
#include "coverage/simplified.hpp"
#include "coverage/simplify.hpp"
#include "io/measurer.hpp"
#include "io/read_units.hpp"
#include "support/shared_data.hpp"

namespace grens {
namespace {

using enum SimplifyMethod;

struct RealLayer {
  UnitSource source;
  std::unique_ptr<Measurer> measurer;
  Coverage coverage;

  explicit RealLayer(const std::string& path) {
    Notices notices;
    ReadOptions options;
    options.inputs = {path};
    source = read_units(options, notices);
    measurer = choose_measurer(source.crs, source.extent);
    coverage = build_coverage(source.layer.rings, source.layer.units.size());
  }
  Simplified simple(const SimplifyTarget& target, SimplifyMethod method) const {
    return simplify(coverage, {target, method}, *measurer);
  }
};

void expect_well_simplified(const RealLayer& layer) {
  ASSERT_TRUE(find_crossings(layer.coverage, layer.coverage.points).empty());
  for (const SimplifyMethod method : {kVisvalingam, kDouglasPeucker}) {
    for (const double metres : {50.0, 1000.0}) {
      SCOPED_TRACE(std::to_string(metres) + (method == kVisvalingam ? " by area" : " by distance"));
      const Simplified simple = layer.simple(SimplifyTolerance{metres}, method);
      testing::expect_same_topology(layer.coverage, simple.coverage);
      EXPECT_TRUE(find_crossings(simple.coverage, simple.coverage.points).empty());
      EXPECT_LT(simple.after, simple.before);
      EXPECT_LE(simple.tolerance, metres);
    }
  }
  const Simplified tenth = layer.simple(SimplifyShare{0.1}, kVisvalingam);
  testing::expect_same_topology(layer.coverage, tenth.coverage);
  const Simplified few = layer.simple(SimplifyCount{tenth.after}, kVisvalingam);
  EXPECT_EQ(few.coverage.points, tenth.coverage.points);
}

TEST(SimplifyReal, Municipalities) {
  GRENS_SHARED_OR_SKIP(path, "nl-2017-gemeenten-clean/gemeenten.gpkg");
  expect_well_simplified(RealLayer(path));
}

TEST(SimplifyReal, Neighbourhoods) {
  GRENS_SHARED_OR_SKIP(path, "nl-2014-buurten-clean/buurten.gpkg");
  expect_well_simplified(RealLayer(path));
}

TEST(SimplifyReal, TheLayerThatShips) {
  const RealLayer layer(GRENS_SOURCE_DIR "/shapes/nl/gemeenten-2024-approximate.shp");
  const Simplified simple = layer.simple(SimplifyTolerance{5000}, kDouglasPeucker);
  testing::expect_same_topology(layer.coverage, simple.coverage);
  EXPECT_LT(simple.after, simple.before);
}

}  // namespace
}  // namespace grens
