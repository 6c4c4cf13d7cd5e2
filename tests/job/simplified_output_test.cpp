// With --simplify all that is written comes from one simplified coverage: regions are valid and
// share their borders in every scheme and format, while figures stay those of the borders as read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "geometry/geos.hpp"
#include "job/drawn.hpp"
#include "job/simplify_borders.hpp"
#include "job/written.hpp"
#include "support/scratch.hpp"
#include "support/shared_data.hpp"

namespace grens {
namespace {

using testing::coverage_of;
using ::testing::HasSubstr;
using testing::LayerFile;
using testing::read_regions;
using testing::Scratch;

class SimplifiedOutput : public ::testing::TestWithParam<LayerFile> {};

TEST_P(SimplifiedOutput, IsValidAndSharesItsBorders) {
  const LayerFile& layer = GetParam();
  const std::string path =
      layer.file == nullptr ? testing::kShippedLayer : testing::shared_data(layer.file);
  if (path.empty()) GTEST_SKIP() << "SKIPPED: there is no real data (" << layer.file << ")";
  const WorkLayer work = testing::prepare(path);
  const std::vector<SchemeLayer> schemes = testing::schemes_of(work);
  const Scratch scratch;
  testing::write_regions(work, schemes, scratch / "own", Format::kGeoPackage);
  const Geos geos;
  for (const SimplifyTarget& target :
       {SimplifyTarget{SimplifyShare{0.1}}, SimplifyTarget{SimplifyTolerance{3000}}}) {
    const SimplifyRule rule{target};
    testing::write_regions(work, schemes, scratch / "out", Format::kGeoPackage, 7, rule);
    testing::write_regions(work, schemes, scratch / "out", Format::kGeoJson, 7, rule);
    for (const SchemeLayer& scheme : schemes) {
      const std::string& key = scheme.labels.scheme;
      SCOPED_TRACE(key);
      const auto own = read_regions(scratch / "own/regions.gpkg", key);
      const Coverage before = coverage_of(own);
      for (const std::string& file : {std::string("out/regions.gpkg"), "out/" + key + ".geojson"}) {
        const auto regions = read_regions(scratch / file, key);
        ASSERT_EQ(regions.size(), own.size());
        for (std::size_t r = 0; r < regions.size(); ++r) {
          EXPECT_EQ(regions[r].code, own[r].code);
          EXPECT_EQ(regions[r].polygons.size(), own[r].polygons.size()) << own[r].code;
          const auto place = geos.invalid_at(*geos.to_geos(regions[r].polygons));
          EXPECT_FALSE(place) << own[r].code << " at " << place->x << " " << place->y;
        }
        const Coverage after = coverage_of(regions);
        EXPECT_EQ(after.matches.bad, 0U);
        EXPECT_EQ(after.arcs.size(), before.arcs.size());
        EXPECT_EQ(after.nodes.size(), before.nodes.size());
        EXPECT_LT(after.points.size(), before.points.size());
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Clean, SimplifiedOutput, ::testing::ValuesIn(testing::kCleanLayers),
                         [](const auto& param) { return param.param.name; });

TEST(SimplifiedOutputOnce, HasTheFiguresOfTheBordersAsRead) {
  const WorkLayer work = testing::prepare(testing::kShippedLayer);
  const SchemeLayer scheme = testing::scheme_of(work, "veiligheidsregio");
  Notices notices;
  OutputOptions output;
  PointsByFormat as_read(work, {}, output, notices);
  output.simplify = SimplifyRule{SimplifyShare{0}};
  PointsByFormat points(work, {}, output, notices);
  ASSERT_NE(points.simplified(), nullptr);
  EXPECT_EQ(testing::of_kind(notices, "simplified").size(), 1U);
  const OutputPoints& places = points.of(Format::kGeoPackage);
  const FeatureLayer plain =
      region_features(work, scheme, as_read.of(Format::kGeoPackage), "", notices);
  const FeatureLayer simple = region_features(work, scheme, places, "", notices);
  const auto column = [&](const std::string& name) {
    return static_cast<std::size_t>(std::ranges::find(plain.fields, name, &Field::name) -
                                    plain.fields.begin());
  };
  std::set<std::pair<double, double>> of_regions;
  for (std::size_t r = 0; r < plain.features.size(); ++r) {
    for (const char* name : {"area_km2", "perimeter_km", "parts"}) {
      EXPECT_EQ(plain.features[r].values[column(name)], simple.features[r].values[column(name)]);
    }
    for (const Polygon& polygon : std::get<MultiPolygon>(simple.features[r].geometry)) {
      for (const Point& p : polygon.shell) of_regions.emplace(p.x, p.y);
      for (const auto& hole : polygon.holes) {
        for (const Point& p : hole) of_regions.emplace(p.x, p.y);
      }
    }
  }
  EXPECT_EQ(simple.provenance["simplified"]["vertices_after"], points.simplified()->after);
  EXPECT_FALSE(plain.provenance.contains("simplified"));
  // borders as lines have the points that regions have
  std::set<std::pair<double, double>> of_lines;
  std::vector<SchemeLayer> schemes;
  schemes.push_back(testing::scheme_of(work, "veiligheidsregio"));
  for (const Feature& feature : border_features(work, schemes, places, "").features) {
    if (feature.values[3] == Value{std::int64_t{0}}) continue;  // between units only
    for (const auto& line : std::get<MultiLine>(feature.geometry)) {
      for (const Point& p : line) of_lines.emplace(p.x, p.y);
    }
  }
  EXPECT_EQ(of_lines, of_regions);
}

TEST(SimplifiedOutputOnce, NeedsBordersThatMatch) {
  Notices notices;
  const WorkLayer work = testing::prepare_drawn(
      {{"GM0001", "a", 0, 0, 1000, 1000}, {"GM0002", "a", 900, 0, 2000, 1000}}, notices);
  try {
    simplify_borders(work, {SimplifyTolerance{10}});
    FAIL() << "not refused";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("borders do not match"));
    EXPECT_THAT(error.what(), HasSubstr("--repair"));
  }
}

}  // namespace
}  // namespace grens
