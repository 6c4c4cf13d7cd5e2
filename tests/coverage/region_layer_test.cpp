// Layers whose borders do not match: what leaves must be valid, and have the area of the union.
#include "coverage/region_layer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "geometry/geos.hpp"
#include "geometry/measure.hpp"
#include "support/grid.hpp"

namespace grens {
namespace {

RingSet units(const std::vector<std::vector<Point>>& shells) {
  RingSet rings;
  UnitId unit = 0;
  for (const auto& shell : shells) testing::add_unit(rings, unit++, {{shell, {}}});
  return rings;
}

double area_of(const MultiPolygon& polygons) {
  const Geos geos;
  return geos.area(*geos.to_geos(polygons));
}

RegionLayer layer_of(const RingSet& rings, const std::vector<RegionId>& labels, std::size_t regions,
                     Coverage& coverage) {
  coverage = build_coverage(rings, labels.size());
  const auto crossings = find_crossings(coverage, coverage.points);
  Dissolved dissolved = dissolve(coverage, labels, regions);
  mark_crossed(coverage, labels, crossings, dissolved);
  return make_region_layer(coverage, rings, labels, std::move(dissolved),
                           [](std::size_t r) { return "region " + std::to_string(r); });
}

struct Expected {
  double area;
  bool repaired;
};

void expect_valid(const RingSet& rings, const std::vector<RegionId>& labels,
                  const std::vector<Expected>& expected) {
  Coverage coverage;
  const RegionLayer layer = layer_of(rings, labels, expected.size(), coverage);
  const Geos geos;
  for (std::size_t r = 0; r < expected.size(); ++r) {
    SCOPED_TRACE("region " + std::to_string(r));
    const MultiPolygon polygons = layer_polygons(coverage, layer.regions[r]);
    EXPECT_FALSE(geos.invalid_at(*geos.to_geos(polygons)));
    EXPECT_DOUBLE_EQ(area_of(polygons), expected[r].area);
    EXPECT_EQ(layer.regions[r].repaired, expected[r].repaired);
  }
}

const std::vector<Point> kLeft = {{0, 0}, {4, 0}, {4, 4}, {0, 4}};

TEST(RegionLayer, CleanUnitsAreNotRepaired) {
  expect_valid(units({kLeft, {{4, 0}, {8, 0}, {8, 4}, {4, 4}}}), {0, 0}, {{32, false}});
}

TEST(RegionLayer, OverlapWithinARegionIsUnited) {
  const RingSet rings = units({kLeft, {{3, 1}, {8, 1}, {8, 3}, {3, 3}}});
  expect_valid(rings, {0, 0}, {{24, true}});
}

TEST(RegionLayer, OverlapOfTwoRegionsLeavesBothAsTheyAre) {
  const RingSet rings = units({kLeft, {{3, 1}, {8, 1}, {8, 3}, {3, 3}}});
  expect_valid(rings, {0, 1}, {{16, false}, {10, false}});
}

TEST(RegionLayer, OverlapBetweenCommonVerticesIsUnited) {
  // both have the vertices (4,0) and (4,4); between them the second one bulges into the first
  const RingSet rings = units({kLeft, {{4, 0}, {8, 0}, {8, 4}, {4, 4}, {3, 2}}});
  expect_valid(rings, {0, 0}, {{32, true}});
}

TEST(RegionLayer, GapBetweenCommonVerticesIsAHole) {
  const RingSet rings = units({kLeft, {{4, 0}, {8, 0}, {8, 4}, {4, 4}, {5, 2}}});
  expect_valid(rings, {0, 0}, {{30, false}});
}

TEST(RegionLayer, TJunctionIsUnited) {
  // the second unit lacks the vertex (4,2) that the third one has
  const RingSet rings =
      units({{{0, 0}, {4, 0}, {4, 2}, {4, 4}, {0, 4}}, {{4, 0}, {8, 0}, {8, 4}, {4, 4}}});
  expect_valid(rings, {0, 0}, {{32, true}});
}

TEST(RegionLayer, AUnitInsideAnotherIsCountedOnce) {
  const RingSet rings = units({kLeft, {{1, 1}, {2, 1}, {2, 2}, {1, 2}}});
  expect_valid(rings, {0, 0}, {{16, true}});
}

TEST(RegionLayer, TheSameUnitTwiceUnderTwoCodesIsCountedOnce) {
  expect_valid(units({kLeft, kLeft}), {0, 0}, {{16, true}});
}

TEST(RegionLayer, ABowTieKeepsBothWings) {
  const RingSet rings = units({{{0, 0}, {2, 2}, {2, 0}, {0, 2}}});
  Coverage coverage;
  const RegionLayer layer = layer_of(rings, {0}, 1, coverage);
  const MultiPolygon polygons = layer_polygons(coverage, layer.regions[0]);
  const Geos geos;
  EXPECT_FALSE(geos.invalid_at(*geos.to_geos(polygons)));
  EXPECT_DOUBLE_EQ(area_of(polygons), 2);
}

TEST(RegionLayer, AHoleThatNoShellCanHoldIsCounted) {
  // a cross of bars 1 wide, and a hole around its middle that is larger than the whole cross
  const std::vector<Point> cross = {{0, 4.5},   {4.5, 4.5}, {4.5, 0},   {5.5, 0},
                                    {5.5, 4.5}, {10, 4.5},  {10, 5.5},  {5.5, 5.5},
                                    {5.5, 10},  {4.5, 10},  {4.5, 5.5}, {0, 5.5}};
  const std::vector<Point> hole = {{2.5, 2.5}, {2.5, 7.5}, {7.5, 7.5}, {7.5, 2.5}};
  RingSet rings;
  testing::add_unit(rings, 0, {{cross, {hole}}, {{{20, 0}, {22, 0}, {22, 2}, {20, 2}}, {}}});
  Coverage coverage;
  const RegionLayer layer = layer_of(rings, {0}, 1, coverage);
  EXPECT_TRUE(layer.regions[0].repaired);
  EXPECT_EQ(layer.regions[0].holes_left_out, 1U);
  EXPECT_DOUBLE_EQ(area_of(layer_polygons(coverage, layer.regions[0])), 19 + 4);
}

TEST(RegionLayer, ARegionThatGeosCannotUniteIsNamed) {
  // no reader lets such a ring through; here it stands for whatever GEOS refuses
  RingSet rings;
  rings.points = {{0, 0}};
  rings.starts = {0, 1};
  rings.unit = {0};
  Dissolved dissolved;
  dissolved.regions.resize(1);
  dissolved.regions[0].broken = true;
  Coverage coverage;
  coverage.unit_count = 1;
  const std::vector<RegionId> labels = {0};
  try {
    make_region_layer(coverage, rings, labels, std::move(dissolved),
                      [](std::size_t) { return std::string("province Drenthe"); });
    FAIL() << "GEOS took it";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), ::testing::StartsWith("province Drenthe cannot be united (GEOS"));
  }
}

TEST(RegionLayer, BordersThatCrossInACommonVertexAreUnited) {
  // Two diamonds that overlap, crossing exactly in vertices that both have: no segment crosses.
  const RingSet rings = units({{{0, 2}, {2, 0}, {3, 1}, {4, 2}, {3, 3}, {2, 4}},
                               {{2, 2}, {3, 1}, {4, 0}, {6, 2}, {4, 4}, {3, 3}}});
  expect_valid(rings, {0, 0}, {{14, true}});
}

}  // namespace
}  // namespace grens
