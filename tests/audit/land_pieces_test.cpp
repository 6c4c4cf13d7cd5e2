// Pieces of small layers worked by hand, and of random ones against GEOS, which knows nothing of
// faces.
#include "audit/land_pieces.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>

#include "audit/spread_people.hpp"
#include "coverage/region_layer.hpp"
#include "geometry/geos.hpp"
#include "support/grid.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Rectangles (left, bottom, right, top), a region each.
struct Layer {
  RingSet rings;
  std::size_t count = 0;

  Layer& box(double left, double bottom, double right, double top) {
    testing::add_unit(rings, static_cast<UnitId>(count++),
                      {{{{left, bottom}, {right, bottom}, {right, top}, {left, top}}, {}}});
    return *this;
  }
  RegionRings regions() const { return {rings, count}; }
};

LandPieces cut(const Layer& a, const Layer& b, double tolerance = 0,
               OneSided one_sided = OneSided::kKeep) {
  return cut_pieces(a.regions(), b.regions(), *make_planar_measurer(), tolerance, one_sided);
}

using Areas = std::map<std::pair<UnitId, UnitId>, double>;

Areas areas(const LandPieces& land) {
  Areas areas;
  for (const LandPiece& piece : land.pieces) areas[{piece.a, piece.b}] = piece.area;
  return areas;
}

/// By region of A (or of B): its pieces and slivers.
std::vector<double> sums(const LandPieces& land, UnitId LandPiece::*piece_side,
                         UnitId LandSliver::*sliver_side, std::size_t count) {
  std::vector<double> sums(count);
  for (const LandPiece& piece : land.pieces) {
    if (piece.*piece_side != kOutside) {
      sums[static_cast<std::size_t>(piece.*piece_side)] += piece.area;
    }
  }
  for (const LandSliver& sliver : land.slivers) {
    if (sliver.*sliver_side != kOutside) {
      sums[static_cast<std::size_t>(sliver.*sliver_side)] += sliver.area;
    }
  }
  return sums;
}

TEST(LandPieces, AreWhatTwoRegionsShareAndWhatOneLayerLeavesOut) {
  const LandPieces land =
      cut(Layer().box(0, 0, 100, 100).box(100, 0, 200, 100), Layer().box(50, 0, 150, 50));
  EXPECT_EQ(areas(land),
            (Areas{{{0, 0}, 2500}, {{0, kOutside}, 7500}, {{1, 0}, 2500}, {{1, kOutside}, 7500}}));
  EXPECT_EQ(land.only_a, 15000);
  EXPECT_EQ(land.only_b, 0);
  EXPECT_THAT(land.area_a, ElementsAre(10000, 10000));
  EXPECT_THAT(land.area_b, ElementsAre(5000));
  EXPECT_THAT(land.slivers, IsEmpty());
}

TEST(LandPieces, LeaveOneSidedLandOutWhenAsked) {
  const LandPieces land =
      cut(Layer().box(0, 0, 100, 100), Layer().box(50, 0, 150, 100), 0, OneSided::kLeave);
  EXPECT_EQ(areas(land), (Areas{{{0, 0}, 5000}}));
  EXPECT_EQ(land.only_a, 5000);
  EXPECT_EQ(land.only_b, 5000);
}

TEST(LandPieces, SetSliversApartUpToTheTolerance) {
  const Layer a = Layer().box(0, 0, 100, 100).box(100, 0, 200, 100);
  const Layer b = Layer().box(0, 0, 103, 100).box(103, 0, 200, 100);
  const LandPieces narrow = cut(a, b, 5);
  EXPECT_EQ(areas(narrow), (Areas{{{0, 0}, 10000}, {{1, 1}, 9700}}));
  ASSERT_THAT(narrow.slivers, SizeIs(1));
  EXPECT_EQ(narrow.slivers[0].a, 1);
  EXPECT_EQ(narrow.slivers[0].b, 0);
  EXPECT_EQ(narrow.slivers[0].area, 300);
  EXPECT_NEAR(narrow.slivers[0].width, 600.0 / 206, 1e-9);
  EXPECT_GT(narrow.slivers[0].place.x, 100);
  EXPECT_LT(narrow.slivers[0].place.x, 103);
  EXPECT_THAT(cut(a, b, 2.9).slivers, IsEmpty());
}

TEST(LandPieces, KeepAWidePartAndSetItsNarrowOnesApart) {
  // what a0 and b0 share is a wide part on the left and a sliver on the right of a1
  const Layer a = Layer().box(0, 0, 50, 100).box(50, 0, 100, 100);
  Layer b;
  b.box(0, 0, 20, 100).box(20, 0, 100, 100);
  testing::add_unit(b.rings, 0, {{{{48, 100}, {48, 120}, {51, 120}, {51, 100}}, {}}});
  Layer taller = a;
  testing::add_unit(taller.rings, 0, {{{{0, 100}, {50, 100}, {50, 120}, {0, 120}}, {}}});
  const LandPieces land = cut(taller, b, 5);
  EXPECT_EQ(areas(land)[std::pair(0, 0)], 2000);
  EXPECT_THAT(land.slivers, SizeIs(2));  // 2 m of a0 and 1 m of no region of A
}

TEST(LandPieces, KeepANarrowIslandThatBothLayersDraw) {
  const Layer one = Layer().box(0, 0, 3, 100);
  const LandPieces both = cut(one, one, 5);
  EXPECT_EQ(areas(both), (Areas{{{0, 0}, 300}}));
  EXPECT_THAT(both.slivers, IsEmpty());
  const LandPieces within = cut(one, Layer().box(-50, 0, 50, 100), 5);
  EXPECT_EQ(areas(within), (Areas{{{kOutside, 0}, 9700}}));
  EXPECT_THAT(within.slivers, SizeIs(1));
}

TEST(LandPieces, CountLandThatRegionsOfALayerShareForEach) {
  const Layer a = Layer().box(0, 0, 60, 100).box(40, 0, 100, 100);
  const Layer b = Layer().box(0, 0, 100, 50).box(0, 50, 100, 100);
  const LandPieces land = cut(a, b);
  EXPECT_EQ(areas(land), (Areas{{{0, 0}, 3000}, {{0, 1}, 3000}, {{1, 0}, 3000}, {{1, 1}, 3000}}));
  ASSERT_THAT(land.overlaps_a, SizeIs(1));
  EXPECT_EQ(land.overlaps_a[0].area, 2000);
  EXPECT_THAT(land.overlaps_b, IsEmpty());
  const auto rings = rings_by_unit(land.rings, land.pieces.size());
  for (const auto& of_piece : rings) EXPECT_THAT(of_piece, SizeIs(1));  // and not cut in two
}

TEST(LandPieces, OfEqualLayersAreTheirRegions) {
  const Layer a = Layer().box(0, 0, 100, 100).box(100, 0, 200, 100);
  const LandPieces land = cut(a, a, 20);
  EXPECT_EQ(areas(land), (Areas{{{0, 0}, 10000}, {{1, 1}, 10000}}));
  EXPECT_THAT(land.slivers, IsEmpty());
  EXPECT_EQ(land.only_a + land.only_b, 0);
}

TEST(LandPieces, OfLayersApartAreOneSided) {
  const LandPieces land = cut(Layer().box(0, 0, 10, 10), Layer().box(100, 0, 110, 10));
  EXPECT_EQ(areas(land), (Areas{{{0, kOutside}, 100}, {{kOutside, 0}, 100}}));
}

TEST(LandPieces, OfALayerWithinARegionLeaveAHole) {
  const LandPieces land = cut(Layer().box(0, 0, 100, 100), Layer().box(40, 40, 60, 60));
  EXPECT_EQ(areas(land), (Areas{{{0, 0}, 400}, {{0, kOutside}, 9600}}));
}

TEST(LandPieces, OfNothingAreNone) {
  const LandPieces land = cut(Layer(), Layer());
  EXPECT_THAT(land.pieces, IsEmpty());
  EXPECT_THAT(cut(Layer().box(0, 0, 1, 1), Layer()).pieces, SizeIs(1));
}

TEST(LandPieces, OfDegreesSumToTheRegionsOnTheEllipsoid) {
  const Layer a = Layer().box(4, 52, 5, 53).box(5, 52, 6, 53);
  const Layer b = Layer().box(4, 52, 4.7, 53).box(4.7, 52, 6, 53);
  const auto measurer =
      make_ellipsoidal_measurer(6378137, 1 / 298.257223563, [](std::span<Point>) {});
  const LandPieces land = cut_pieces(a.regions(), b.regions(), *measurer, 20, OneSided::kKeep);
  EXPECT_THAT(land.pieces, SizeIs(3));
  const auto sum = sums(land, &LandPiece::a, &LandSliver::a, 2);
  for (std::size_t r = 0; r < 2; ++r) EXPECT_NEAR(sum[r] / land.area_a[r], 1, 1e-9);
  // an edge from 4 to 5 degrees, cut at 4.7, bends less than one that is whole
  EXPECT_NEAR(sum[0] / std::abs(measurer->area(a.rings.ring(0))), 1, 1e-3);
}

/// A layer of a random grid, turned and moved, so that it shares no border with another.
Layer turned_grid(std::mt19937& random, int side, int regions, double cell, double angle) {
  RingSet cells = testing::cells_of(testing::random_grid(random, side, regions));
  for (Point& p : cells.points) {
    p = {1000 + cell * (p.x * std::cos(angle) - p.y * std::sin(angle)),
         2000 + cell * (p.x * std::sin(angle) + p.y * std::cos(angle))};
  }
  Layer layer;
  layer.count = static_cast<std::size_t>(regions);
  layer.rings = std::move(cells);
  return layer;
}

/// Each region as one geometry.
std::vector<Geos::Geometry> united(const Geos& geos, const Layer& layer) {
  const auto rings = rings_by_unit(layer.rings, layer.count);
  std::vector<Geos::Geometry> regions;
  for (const auto& positions : rings) {
    std::vector<Geos::Geometry> cells;
    for (const std::size_t r : positions) {
      const auto ring = layer.rings.ring(r);
      cells.push_back(geos.to_geos(Polygon{{ring.begin(), ring.end()}, {}}));
    }
    regions.push_back(geos.unite(std::move(cells)));
  }
  return regions;
}

TEST(LandPieces, OfRandomGridsAreWhatGeosFinds) {
  std::mt19937 random(7);
  const Geos geos;
  for (int trial = 0; trial < 60; ++trial) {
    const Layer a = turned_grid(random, 6, 4, 10, 0.1 * trial);
    const Layer b = turned_grid(random, 5, 3, 12, 0.3 + 0.05 * trial);
    const LandPieces land = cut(a, b, trial % 3);
    const auto regions_a = united(geos, a);
    const auto regions_b = united(geos, b);
    Areas found = areas(land);
    for (const LandSliver& sliver : land.slivers) found[{sliver.a, sliver.b}] += sliver.area;
    double shared = 0;
    for (std::size_t i = 0; i < a.count; ++i) {
      for (std::size_t j = 0; j < b.count; ++j) {
        const double area = geos.area(*geos.intersect(*regions_a[i], *regions_b[j]));
        shared += area;
        const std::pair pair(static_cast<UnitId>(i), static_cast<UnitId>(j));
        EXPECT_NEAR(found[pair], area, 1e-9 * 3600) << trial << " " << i << " " << j;
      }
    }
    const auto sum_a = sums(land, &LandPiece::a, &LandSliver::a, a.count);
    const auto sum_b = sums(land, &LandPiece::b, &LandSliver::b, b.count);
    double total = 0;
    for (std::size_t i = 0; i < a.count; ++i) {
      const double area = geos.area(*regions_a[i]);
      total += area;
      EXPECT_NEAR(sum_a[i], area, 1e-9 * (1 + area));
      EXPECT_NEAR(land.area_a[i], area, 1e-9 * (1 + area));
    }
    for (std::size_t j = 0; j < b.count; ++j) {
      const double area = geos.area(*regions_b[j]);
      EXPECT_NEAR(sum_b[j], area, 1e-9 * (1 + area));
    }
    if (trial % 3 == 0) {
      EXPECT_NEAR(total - shared, land.only_a, 1e-6);
    }
  }
}

TEST(SpreadPeople, KeepsEveryRegionsNumber) {
  const LandPieces land = cut(Layer().box(0, 0, 90, 100).box(90, 0, 100, 100),
                              Layer().box(0, 0, 30, 100).box(30, 0, 60, 100).box(60, 0, 95, 100));
  ASSERT_THAT(land.pieces, SizeIs(5));
  const std::vector<std::optional<std::int64_t>> persons = {100, std::nullopt};
  const SpreadPeople by_area = spread_people(land, persons, {});
  EXPECT_THAT(by_area.persons, ElementsAre(34, 33, 33, std::nullopt, std::nullopt));
  EXPECT_THAT(by_area.by_area, IsEmpty());
  const std::vector<std::int64_t> weights = {0, 3, 1, 0, 0};
  EXPECT_THAT(spread_people(land, persons, weights).persons,
              ElementsAre(0, 75, 25, std::nullopt, std::nullopt));
  const std::vector<std::int64_t> none(5);
  const SpreadPeople without = spread_people(land, persons, none);
  EXPECT_EQ(without.persons, by_area.persons);
  EXPECT_THAT(without.by_area, ElementsAre(0));
}

TEST(SpreadPeople, TellsOfARegionWithoutAPiece) {
  const LandPieces land =
      cut(Layer().box(0, 0, 2, 100).box(2, 0, 100, 100), Layer().box(0, 0, 100, 100), 5);
  ASSERT_THAT(land.pieces, SizeIs(1));
  const std::vector<std::optional<std::int64_t>> persons = {7, 10};
  const SpreadPeople spread = spread_people(land, persons, {});
  EXPECT_THAT(spread.persons, ElementsAre(10));
  EXPECT_THAT(spread.unplaced, ElementsAre(0));
}

}  // namespace
}  // namespace grens
