// Points in whole layers: against UnitLocator, which asks ring by ring, and against PROJ.
#include "job/point_locator.hpp"

#include <gtest/gtest.h>

#include <random>

#include "coverage/unit_locator.hpp"
#include "job/prepared.hpp"
#include "support/shared_data.hpp"

namespace grens::testing {
namespace {

/// Any places, and such as lie on vertices, in the middle of segments, and on their horizontals.
std::vector<Point> trying_places(const WorkLayer& work) {
  std::mt19937 random(2024);
  const Box& box = work.source.extent;
  std::uniform_real_distribution<double> x(box.min_x, box.max_x);
  std::uniform_real_distribution<double> y(box.min_y, box.max_y);
  std::vector<Point> places;
  for (int i = 0; i < 30000; ++i) places.push_back({x(random), y(random)});
  const std::vector<Point>& corners = work.source.layer.rings.points;
  std::uniform_int_distribution<std::size_t> pick(1, corners.size() - 1);
  for (int i = 0; i < 3000; ++i) {
    const std::size_t c = pick(random);
    places.push_back(corners[c]);
    places.push_back({x(random), corners[c].y});
    places.push_back({corners[c].x, y(random)});
    places.push_back(
        {(corners[c].x + corners[c - 1].x) / 2, (corners[c].y + corners[c - 1].y) / 2});
  }
  return places;
}

void expect_as_unit_locator(const WorkLayer& work) {
  const RingSet& rings = work.source.layer.rings;
  const PointGrid grid(rings);
  const UnitLocator plain(rings);
  std::size_t borders = 0;
  for (const Point& p : trying_places(work)) {
    const Located found = grid.locate(p);
    const std::vector<UnitId> units = plain.at(p);
    if (found.where == Where::kBorder) {
      ++borders;
      ASSERT_TRUE(units.empty() || found.unit <= units.front()) << p.x << " " << p.y;
      continue;
    }
    // by UnitLocator a place between two records of one unit is in neither of them
    if (units.empty() && found.where == Where::kIn) continue;
    ASSERT_EQ(found.unit, units.empty() ? kOutside : units.front()) << p.x << " " << p.y;
    ASSERT_EQ(found.several, units.size() > 1) << p.x << " " << p.y;
  }
  EXPECT_GE(borders, 2900U) << "corners lie on borders";
}

class PointLocatorOn : public ::testing::TestWithParam<LayerFile> {};

TEST_P(PointLocatorOn, AgreesWithUnitLocator) {
  std::string path = kShippedLayer;
  if (GetParam().file != nullptr) {
    path = shared_data(GetParam().file);
    if (path.empty()) GTEST_SKIP() << "SKIPPED: there is no real data (" << GetParam().file << ")";
  }
  expect_as_unit_locator(prepare(path));
}

std::string test_name(const ::testing::TestParamInfo<LayerFile>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(Clean, PointLocatorOn, ::testing::ValuesIn(kCleanLayers), test_name);
INSTANTIATE_TEST_SUITE_P(Dirty, PointLocatorOn, ::testing::ValuesIn(kDirtyLayers), test_name);

/// Degrees of corners of the layer lie within nanometres of borders: there the smooth map would be
/// as likely to lie on the one side as on the other.
TEST(PointLocator, GivesTheAnswerOfProjsCoordinates) {
  const WorkLayer work = prepare(kShippedLayer);
  Notices notices;
  const Crs wgs84 = crs_from_text("EPSG:4326");
  PointLocator locator(work, wgs84, notices);
  ASSERT_FALSE(locator.way().is_identity());
  std::vector<Point> degrees = trying_places(work);
  make_lonlat_transformer(work.source.crs, work.source.extent, notices).forward(degrees);
  degrees.push_back({-75, 40});
  std::vector<Point> exact = degrees;
  locator.way().exactly(exact);
  std::vector<std::optional<Point>> places(degrees.begin(), degrees.end());
  places.emplace_back();
  std::vector<PlaceFound> found(places.size());
  locator.locate(places, found);
  const PointGrid grid(work.source.layer.rings);
  for (std::size_t i = 0; i < degrees.size(); ++i) {
    ASSERT_TRUE(found[i].known);
    ASSERT_EQ(found[i].located, grid.locate(exact[i])) << degrees[i].x << " " << degrees[i].y;
  }
  EXPECT_FALSE(found.back().known);
  EXPECT_GT(found[degrees.size() - 1].nearest.distance, 5e6) << "America";
}

}  // namespace
}  // namespace grens::testing
