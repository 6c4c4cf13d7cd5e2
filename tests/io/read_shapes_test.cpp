// Rings as files give them: roles, closing, dimensions, curves, order.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <random>

#include "io/raw_shapefile.hpp"
#include "io/reading.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::inputs;
using ::testing::IsEmpty;
using testing::RawShapefile;
using testing::read_layer;
using testing::ReadResult;
using testing::refusal;
using testing::reversed;
using testing::Ring;
using testing::Scratch;
using ::testing::SizeIs;
using testing::square_ring;
using testing::two_squares;
using testing::write_layer;

/// A shapefile with one record.
RawShapefile one(std::vector<Ring> rings) {
  RawShapefile file;
  file.rows = {{std::move(rings), {"GM1", "Een"}}};
  return file;
}

/// A layer in a format that has polygons, with one record.
std::string one_wkt(const Scratch& folder, const std::string& wkt, const char* driver = "GPKG") {
  return write_layer(folder / (std::string("one.") + driver), driver, {"code"}, {{wkt, {"GM1"}}},
                     driver == std::string("GeoJSON") ? "EPSG:4326" : "EPSG:28992");
}

TEST(ReadShapes, AHoleIsAHole) {
  const Scratch folder;
  const ReadResult result =
      read_layer(one({square_ring(0, 0, 10), reversed(square_ring(2, 2, 2))}).write(folder));
  EXPECT_DOUBLE_EQ(result.area(), 96);
  EXPECT_EQ(result.notice("ring-corrected"), nullptr);
}

TEST(ReadShapes, AGeodatabaseIsHashedFileByFile) {
  const Scratch folder;
  const std::string path = write_layer(folder / "one.gdb", "OpenFileGDB", {"code"},
                                       {{"POLYGON((0 0,9 0,9 9,0 0))", {"GM1"}}}, "EPSG:28992");
  const ReadResult result = read_layer(inputs({path}));
  const std::vector<SourceFile>& files = result.source.sources[0].files;
  ASSERT_GT(files.size(), 3U);
  for (const SourceFile& file : files) {
    EXPECT_TRUE(std::filesystem::is_regular_file(file.path)) << file.path;
    EXPECT_THAT(file.sha256, SizeIs(64));
  }
}

// GDAL makes of this a polygon beside another.
TEST(ReadShapes, AReversedPolygonWithAHoleIsPutRight) {
  const Scratch folder;
  const ReadResult result =
      read_layer(one({reversed(square_ring(0, 0, 10)), square_ring(2, 2, 2)}).write(folder));
  EXPECT_DOUBLE_EQ(result.area(), 96);
  ASSERT_NE(result.notice("ring-corrected"), nullptr);
  EXPECT_EQ(result.notice("ring-corrected")->count, 2U);
  EXPECT_THAT(result.notice("ring-corrected")->units, ElementsAre("GM1"));
}

TEST(ReadShapes, IslandsInHolesInIslands) {
  const Scratch folder;
  std::vector<Ring> rings = {square_ring(4, 4, 2), square_ring(0, 0, 10),
                             reversed(square_ring(1, 1, 8)), reversed(square_ring(5, 5, 0.5)),
                             square_ring(20, 0, 1)};
  const ReadResult result = read_layer(one(rings).write(folder));
  EXPECT_DOUBLE_EQ(result.area(), 100 - 64 + 4 - 0.25 + 1);
  EXPECT_EQ(result.notice("ring-corrected"), nullptr);
}

TEST(ReadShapes, UnclosedAndDegenerateRings) {
  const Scratch folder;
  Ring open = square_ring(0, 0, 10);
  open.pop_back();
  const Ring line = {{20, 0}, {21, 0}, {22, 0}, {20, 0}};
  const Ring two = {{30, 0}, {31, 1}, {30, 0}};
  const Ring dot = {{40, 0}};
  const ReadResult result = read_layer(one({open, line, two, dot}).write(folder));
  EXPECT_DOUBLE_EQ(result.area(), 100);
  EXPECT_THAT(result.source.layer.rings, SizeIs(1));
  ASSERT_NE(result.notice("ring-unclosed"), nullptr);
  ASSERT_NE(result.notice("ring-degenerate"), nullptr);
  EXPECT_EQ(result.notice("ring-degenerate")->count, 3U);
}

TEST(ReadShapes, ARecordOfNothingButDegenerateRings) {
  const Scratch folder;
  RawShapefile file = two_squares();
  file.rows[1].rings = {{{20, 0}, {21, 0}, {22, 0}, {20, 0}}};
  const ReadResult result = read_layer(file.write(folder));
  EXPECT_THAT(result.codes(), ElementsAre("GM0001", "GM0002"));
  ASSERT_NE(result.notice("null-geometry-left"), nullptr);
  EXPECT_THAT(result.notice("null-geometry-left")->units, ElementsAre("GM0002"));
}

// A bow-tie, and a hole outside its shell, come through: what they mean is for the coverage.
TEST(ReadShapes, InvalidPolygonsComeThrough) {
  const Scratch folder;
  const Ring bow_tie = {{0, 0}, {0, 2}, {3, 0}, {3, 2}, {0, 0}};
  EXPECT_THAT(read_layer(one({bow_tie}).write(folder)).source.layer.rings, SizeIs(1));
  const std::vector<Ring> apart = {square_ring(0, 0, 2), reversed(square_ring(5, 5, 1))};
  const ReadResult shapefile = read_layer(one(apart).write(folder));
  EXPECT_DOUBLE_EQ(shapefile.area(), 5);
  EXPECT_EQ(shapefile.notice("ring-corrected")->count, 1U);
  for (const char* driver : {"GPKG", "GeoJSON"}) {
    const ReadResult result = read_layer(
        one_wkt(folder, "POLYGON ((0 0,0 2,2 2,2 0,0 0),(5 5,6 5,6 6,5 6,5 5))", driver));
    EXPECT_DOUBLE_EQ(result.area(), 5) << driver;
    ASSERT_NE(result.notice("ring-corrected"), nullptr) << driver;
    EXPECT_EQ(result.notice("ring-corrected")->count, 1U) << driver;
  }
}

TEST(ReadShapes, HeightsAndMeasuresAreLeftOut) {
  const Scratch folder;
  for (const char* wkt : {"POLYGON Z ((0 0 1,2 0 2,2 2 3,0 2 4,0 0 1))",
                          "POLYGON M ((0 0 1,2 0 2,2 2 3,0 2 4,0 0 1))",
                          "MULTIPOLYGON ZM (((0 0 1 9,2 0 2 9,2 2 3 9,0 2 4 9,0 0 1 9)))"}) {
    std::filesystem::remove(folder / "one.GPKG");
    const ReadResult result = read_layer(one_wkt(folder, wkt));
    EXPECT_DOUBLE_EQ(result.area(), 4) << wkt;
    ASSERT_NE(result.notice("z-or-m"), nullptr) << wkt;
    EXPECT_EQ(result.notice("z-or-m")->severity, Severity::kInfo);
  }
}

TEST(ReadShapes, CurvesBecomeLines) {
  const Scratch folder;
  const ReadResult result =
      read_layer(one_wkt(folder, "CURVEPOLYGON (CIRCULARSTRING (0 0,1 1,2 0,1 -1,0 0))"));
  EXPECT_NEAR(result.area(), 3.14159265, 0.01);
  EXPECT_NE(result.notice("curves"), nullptr);
}

TEST(ReadShapes, ASurfaceOfStraightLinesIsNoCurve) {
  const Scratch folder;
  const ReadResult result = read_layer(one_wkt(folder, "MULTISURFACE (((0 0,2 0,2 2,0 2,0 0)))"));
  EXPECT_DOUBLE_EQ(result.area(), 4);
  EXPECT_EQ(result.notice("curves"), nullptr);
}

TEST(ReadShapes, CollectionsGiveTheirPolygons) {
  const Scratch folder;
  const ReadResult result = read_layer(
      one_wkt(folder,
              "GEOMETRYCOLLECTION (POINT (9 9),POLYGON ((0 0,2 0,2 2,0 2,0 0)),GEOMETRYCOLLECTION "
              "(MULTIPOLYGON (((5 0,6 0,6 1,5 1,5 0))),LINESTRING (0 0,9 9)))"));
  EXPECT_DOUBLE_EQ(result.area(), 5);
  ASSERT_NE(result.notice("not-polygon"), nullptr);
  EXPECT_THAT(result.notice("not-polygon")->units, ElementsAre("GM1"));
}

TEST(ReadShapes, RecordsOfPointsAreNoUnits) {
  const Scratch folder;
  const ReadResult result = read_layer(
      write_layer(folder / "mixed.gpkg", "GPKG", {"code"},
                  {{"POLYGON ((0 0,2 0,2 2,0 2,0 0))", {"GM1"}}, {"POINT (1 1)", {"GM9"}}}));
  EXPECT_THAT(result.codes(), ElementsAre("GM1"));
  EXPECT_NE(result.notice("not-polygon"), nullptr);
}

TEST(ReadShapes, NoPolygonsAtAllStops) {
  const Scratch folder;
  EXPECT_THAT(refusal(one_wkt(folder, "POINT (1 1)")), HasSubstr("has no polygons"));
  EXPECT_THAT(refusal(RawShapefile().write(folder)), HasSubstr("has no polygons"));
  RawShapefile nothing = two_squares();
  for (auto& row : nothing.rows) row.rings.clear();
  EXPECT_THAT(refusal(nothing.write(folder)), HasSubstr("has no polygons"));
}

TEST(ReadShapes, CoordinatesThatAreNotFiniteStop) {
  const Scratch folder;
  for (const double bad : {std::nan(""), HUGE_VAL, -HUGE_VAL}) {
    RawShapefile file = two_squares();
    file.rows[1].rings[0][2].y = bad;
    const std::string sentence = refusal(file.write(folder));
    EXPECT_THAT(sentence, HasSubstr("units.shp: record 2 (GM0002)"));
    EXPECT_THAT(sentence, HasSubstr("is not a finite number"));
  }
  testing::write_bytes(folder / "inf.geojson",
                       R"({"type":"Feature","properties":{"code":"GM1"},"geometry":{"type":)"
                       R"("Polygon","coordinates":[[[0,0],[1e999,0],[1,1],[0,0]]]}})");
  EXPECT_THAT(refusal(folder / "inf.geojson"), HasSubstr("is not a finite number"));
}

TEST(ReadShapes, AnyPartOfAShapefileStandsForIt) {
  const Scratch folder;
  two_squares().write(folder);
  for (const char* part : {"units.dbf", "units.shx"}) {
    const ReadResult result = read_layer(folder / part);
    EXPECT_EQ(result.source.sources[0].files[0].path, folder / "units.shp");
    EXPECT_EQ(result.source.sources[0].files.size(), 5U);
    ASSERT_NE(result.notice("shapefile"), nullptr);
  }
  std::filesystem::resize_file(folder / "units.shp", 150);
  EXPECT_THAT(refusal(folder / "units.dbf"), HasSubstr("ends early"));
  std::filesystem::remove(folder / "units.shp");
  EXPECT_THAT(refusal(folder / "units.dbf"), HasSubstr("whose .shp is missing"));
}

TEST(ReadShapes, ABrokenPrjIsNamed) {
  const Scratch folder;
  RawShapefile file = two_squares();
  file.prj = file.prj.substr(0, 80);
  const std::string shp = file.write(folder);
  EXPECT_THAT(refusal(shp), HasSubstr("units.prj: GDAL can make no CRS of it"));
  ReadOptions given = inputs({shp});
  given.crs = "EPSG:28992";
  EXPECT_EQ(read_layer(given).source.layer.units.size(), 2U);
}

TEST(ReadShapes, StrictRefusesWhatWasPutRight) {
  const Scratch folder;
  ReadOptions options =
      inputs({one({reversed(square_ring(0, 0, 10)), square_ring(2, 2, 2)}).write(folder)});
  options.strict = true;
  EXPECT_THAT(refusal(options), HasSubstr("GM1"));
  options.inputs = {testing::at_amersfoort(two_squares()).write(folder)};
  EXPECT_EQ(refusal(options), "") << "an identified CRS is no fault";
}

/// The bits of a layer: equal means identical, signs of zero and all.
std::vector<std::uint64_t> bits(const UnitLayer& layer) {
  std::vector<std::uint64_t> all;
  for (const Point& p : layer.rings.points) {
    all.push_back(std::bit_cast<std::uint64_t>(p.x));
    all.push_back(std::bit_cast<std::uint64_t>(p.y));
  }
  all.insert(all.end(), layer.rings.starts.begin(), layer.rings.starts.end());
  for (const UnitId unit : layer.rings.unit) all.push_back(static_cast<std::uint64_t>(unit));
  return all;
}

// Promise 2: the order of records, and the start and direction of rings, leave no trace.
TEST(ReadShapes, OrderLeavesNoTrace) {
  const Scratch folder;
  RawShapefile file;
  file.rows = {
      {{square_ring(0, 0, 3), reversed(square_ring(1, 1)), square_ring(9, 9)}, {"GM3", "c"}},
      {{square_ring(3, 0, 3)}, {"GM1", "a"}},
      {{square_ring(0, 3, 3), square_ring(0, -3, 3)}, {"GM2", "b"}},
      {{square_ring(6, 0, 3)}, {"GM2", "b"}},
      {{{{0, 20}, {-0.0, 21}, {1, 21}, {0, 20}, {-1, 20}, {-1, 21}, {0, 20}}},
       {"GM4", "touches itself"}}};
  const ReadResult first = read_layer(file.write(folder));
  std::mt19937 random(7);
  for (int round = 0; round < 40; ++round) {
    std::shuffle(file.rows.begin(), file.rows.end(), random);
    for (auto& row : file.rows) {
      std::shuffle(row.rings.begin(), row.rings.end(), random);
      for (Ring& ring : row.rings) {
        ring.pop_back();
        const auto steps = static_cast<std::ptrdiff_t>(random() % ring.size());
        std::rotate(ring.begin(), ring.begin() + steps, ring.end());
        ring.push_back(ring.front());
        if (random() % 2 == 0) ring = reversed(ring);
      }
    }
    const ReadResult again = read_layer(file.write(folder));
    EXPECT_EQ(again.codes(), first.codes());
    EXPECT_EQ(again.names(), first.names());
    ASSERT_EQ(bits(again.source.layer), bits(first.source.layer)) << "round " << round;
  }
}

TEST(ReadShapes, RingsStartAtTheirSmallestPoint) {
  const Scratch folder;
  const ReadResult result = read_layer(two_squares().write(folder));
  const std::vector<Point> points(result.source.layer.rings.points);
  EXPECT_THAT(points, ElementsAre(Point{0, 0}, Point{1, 0}, Point{1, 1}, Point{0, 1}, Point{1, 0},
                                  Point{2, 0}, Point{2, 1}, Point{1, 1}));
}

}  // namespace
}  // namespace grens
