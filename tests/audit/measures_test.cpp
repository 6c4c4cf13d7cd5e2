// Figures of regions on grids worked by hand, and on random grids against a count of cells.
#include "audit/measures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "audit/grid_audit.hpp"
#include "coverage/polygons.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;
using testing::GridAudit;
using ::testing::IsEmpty;

SchemeMeasures measure(const GridAudit& grid, const SchemeLabels& labels) {
  return measure_regions(grid.input(), labels,
                         dissolve(grid.coverage(), labels.region, labels.regions.size()));
}

TEST(Measures, ArcsAndUnitsAreMeasured) {
  const GridAudit grid({"AAB"});
  EXPECT_EQ(grid.input().measures.method, "planar");
  EXPECT_THAT(grid.input().measures.unit_area, ElementsAre(2e6, 1e6));
  double outside = 0;
  double inside = 0;
  for (std::size_t i = 0; i < grid.coverage().arcs.size(); ++i) {
    const Arc& arc = grid.coverage().arcs[i];
    const bool border = arc.left != kOutside && arc.right != kOutside;
    (border ? inside : outside) += grid.input().measures.arc_length[i];
  }
  EXPECT_EQ(outside, 8000);
  EXPECT_EQ(inside, 1000);
}

TEST(Measures, HolesAreTakenOffAndAreasAddUpOverParts) {
  const GridAudit grid({"AAA.A", "ABA.."});
  EXPECT_THAT(grid.input().measures.unit_area, ElementsAre(6e6, 1e6));
}

TEST(Measures, UnitsAreaPerimeterAndPeopleOfRegions) {
  const GridAudit grid({"AAB", "CCD"}, {10, 20, std::nullopt, 5});
  const SchemeMeasures found = measure(grid, grid.scheme("s", {"x", "y", "x", ""}));
  ASSERT_EQ(found.regions.size(), 2U);
  EXPECT_THAT(found.regions[0].units, ElementsAre(0, 2));
  EXPECT_EQ(found.regions[0].unit_area, 4e6);
  EXPECT_EQ(found.regions[0].perimeter, 8000);
  EXPECT_EQ(to_string(found.regions[0].population), "at least 10");
  EXPECT_THAT(found.regions[0].population.unknown, ElementsAre("C"));
  EXPECT_EQ(found.regions[1].perimeter, 4000);
  EXPECT_TRUE(found.regions[1].population.is_exact());
  // what has no region is a term of the sum
  EXPECT_THAT(found.without_region.units, ElementsAre(3));
  EXPECT_EQ(found.without_region.unit_area, 1e6);
  EXPECT_EQ(found.without_region.perimeter, 4000);
  EXPECT_EQ(found.without_region.population.at_least, 5);
}

TEST(Measures, PartsAreIslandsOrExclavesAndTheLargestIsNeither) {
  // x: the block, the island on the right, and the exclave inside y
  const GridAudit grid({"AAA......", "AAA.BBB.A", "AAA.BAB..", "....BBB.."});
  const SchemeMeasures found = measure(grid, grid.scheme("s", {"x", "y"}));
  ASSERT_TRUE(found.regions[0].contiguity);
  EXPECT_EQ(found.regions[0].contiguity->parts, 3U);
  EXPECT_EQ(found.regions[0].contiguity->islands, 1U);
  EXPECT_EQ(found.regions[0].contiguity->exclaves, 1U);
  EXPECT_EQ(found.regions[1].contiguity->parts, 1U);
  EXPECT_EQ(found.regions[1].contiguity->islands, 0U);
  EXPECT_EQ(found.regions[1].contiguity->exclaves, 0U);
}

TEST(Measures, APartBesideLandWithoutARegionIsAnExclave) {
  const GridAudit grid({"AABA"});
  const SchemeMeasures found = measure(grid, grid.scheme("s", {"x", ""}));
  EXPECT_EQ(found.regions[0].contiguity->parts, 2U);
  EXPECT_EQ(found.regions[0].contiguity->exclaves, 1U);
}

TEST(Measures, PartsThatTouchInAPointAreSeparate) {
  const GridAudit grid({"AAB", "AAB", "BBA"});
  const SchemeMeasures found = measure(grid, grid.scheme("s", {"x", "y"}));
  EXPECT_EQ(found.regions[0].contiguity->parts, 2U);
  EXPECT_EQ(found.regions[0].contiguity->exclaves, 1U);
}

TEST(Measures, ContiguityOfABrokenRegionIsNotKnown) {
  const GridAudit grid({"AB"});
  const SchemeLabels labels = grid.scheme("s", {"x", "y"});
  Dissolved dissolved = dissolve(grid.coverage(), labels.region, 2);
  dissolved.regions[1].broken = true;
  const SchemeMeasures found = measure_regions(grid.input(), labels, dissolved);
  EXPECT_TRUE(found.regions[0].contiguity);
  EXPECT_FALSE(found.regions[1].contiguity);
  EXPECT_EQ(found.regions[1].unit_area, 1e6);
}

TEST(Measures, WrittenRingsAreMeasuredAnew) {
  const MultiPolygon polygons = {
      {{{0, 0}, {4, 0}, {4, 3}, {0, 3}}, {{{1, 1}, {1, 2}, {2, 2}, {2, 1}}}},
      {{{9, 0}, {10, 0}, {10, 1}, {9, 1}}, {}}};
  const WrittenMeasures found = measure_written(polygons, *make_planar_measurer(1000));
  EXPECT_EQ(found.area, 12e6);  // 12 - 1 + 1 km2
  EXPECT_EQ(found.perimeter, 22000);
  EXPECT_EQ(found.parts, 2U);
}

TEST(Measures, RandomGridsAddUp) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    SCOPED_TRACE(round);
    auto rows = testing::random_grid(random, 6, 5);
    rows.push_back("ABCDE.");  // so that all five units are there
    const GridAudit grid(rows);
    const std::vector<std::string> regions = {"x", "y", "x", "", "z"};
    const SchemeLabels labels = grid.scheme("s", regions);
    const Dissolved dissolved = dissolve(grid.coverage(), labels.region, 3);
    const SchemeMeasures found = measure_regions(grid.input(), labels, dissolved);
    double cells = 0;
    for (const auto& row : rows) {
      for (const char cell : row) cells += cell == '.' ? 0 : 1;
    }
    double area = found.without_region.unit_area;
    for (std::size_t r = 0; r < 3; ++r) {
      const MultiPolygon polygons =
          to_polygons(grid.coverage(), grid.coverage().points, dissolved.regions[r].parts);
      const WrittenMeasures written = measure_written(polygons, grid.measurer());
      EXPECT_EQ(written.area, found.regions[r].unit_area);
      EXPECT_EQ(written.perimeter, found.regions[r].perimeter);
      EXPECT_EQ(written.parts, found.regions[r].contiguity->parts);
      EXPECT_LT(found.regions[r].contiguity->islands + found.regions[r].contiguity->exclaves,
                written.parts);
      area += written.area;
    }
    EXPECT_EQ(area, cells * 1e6);
  }
}

TEST(Measures, ThreadsLeaveNoTrace) {
  // more points than one thread takes, cut at several places: every arc and ring is measured, and
  // as if alone
  for (int side = 120; side < 126; ++side) {
    SCOPED_TRACE(side);
    std::vector<std::string> rows;
    for (int r = 0; r < side; ++r) {
      rows.emplace_back();
      for (int c = 0; c < side; ++c) rows.back() += static_cast<char>('A' + (r * 7 + c * 5) % 26);
    }
    const GridAudit grid(rows);
    ASSERT_GT(grid.coverage().points.size(), std::size_t{2} << 14U);
    ASSERT_GT(grid.input().layer.rings.points.size(), std::size_t{2} << 14U);
    for (std::size_t i = 0; i < grid.coverage().arcs.size(); ++i) {
      ASSERT_EQ(grid.input().measures.arc_length[i],
                grid.measurer().length(grid.coverage().arc_points(static_cast<std::int32_t>(i))));
    }
    double sum = 0;
    for (const double area : grid.input().measures.unit_area) sum += area;
    EXPECT_EQ(sum, side * side * 1e6);
  }
}

}  // namespace
}  // namespace grens
