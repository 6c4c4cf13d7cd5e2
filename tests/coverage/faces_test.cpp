// Linework, its noding and its faces, on drawings that can be counted by hand.
#include "coverage/faces.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "coverage/face_layer.hpp"
#include "coverage/linework.hpp"
#include "coverage/unit_locator.hpp"
#include "support/grid.hpp"

namespace grens {
namespace {

using Line = std::vector<Point>;

LineSet lines_of(const std::vector<Line>& lines) {
  LineSet set;
  for (const Line& line : lines) {
    set.points.insert(set.points.end(), line.begin(), line.end());
    set.end_line();
  }
  return set;
}

Noded node(const std::vector<Line>& lines) {
  return node_linework(build_linework(lines_of(lines)));
}

const Line kSquare = {{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}};

TEST(Linework, HoldsEachSegmentOnce) {
  const Coverage once = build_linework(lines_of({kSquare}));
  const Coverage twice = build_linework(lines_of({kSquare, {kSquare.rbegin(), kSquare.rend()}}));
  EXPECT_EQ(once.points, twice.points);
  ASSERT_EQ(once.arcs.size(), 1U);  // a loop without a node
  EXPECT_EQ(once.arcs[0].count, 5U);
  EXPECT_TRUE(once.nodes.empty());
}

TEST(Linework, KeepsSpikesAndSingleSegments) {
  const Coverage lines = build_linework(lines_of({{{0, 0}, {1, 0}, {1, 1}}, {{5, 5}, {6, 5}}}));
  EXPECT_EQ(lines.arcs.size(), 2U);
  EXPECT_EQ(lines.nodes.size(), 4U);
}

TEST(Noding, SplitsLinesThatCross) {
  const Noded noded = node({{{0, 0}, {4, 4}}, {{0, 4}, {4, 0}}});
  EXPECT_EQ(noded.counts.added, 1U);
  EXPECT_EQ(noded.counts.left, 0U);
  EXPECT_EQ(noded.linework.arcs.size(), 4U);
  EXPECT_EQ(noded.linework.nodes.size(), 5U);
  EXPECT_EQ(noded.linework.nodes[2], (Point{2, 2}));
}

TEST(Noding, SplitsALineAtAVertexOnIt) {
  const Noded noded = node({{{0, 0}, {4, 0}}, {{2, 0}, {2, 3}}});
  EXPECT_EQ(noded.counts.added, 0U);
  EXPECT_EQ(noded.counts.split, 1U);
  EXPECT_EQ(noded.linework.arcs.size(), 3U);
}

TEST(Noding, KeepsACommonStretchOnce) {
  const Noded noded = node({{{0, 0}, {4, 0}}, {{1, 0}, {6, 0}}});
  EXPECT_EQ(noded.counts.left, 0U);
  double length = 0;
  for (const ArcShape& shape : noded.linework.shapes) length += shape.box.max_x - shape.box.min_x;
  EXPECT_EQ(length, 6);
}

TEST(Noding, EndsOnManyLinesThatAllCross) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> at(0, 1000);
  std::vector<Line> lines;
  for (int i = 0; i < 40; ++i) lines.push_back({{-1, at(random)}, {1001, at(random)}});
  lines.push_back({{500, -1000}, {500, 2000}});  // crosses all others
  const Noded noded = node(lines);
  EXPECT_EQ(noded.counts.left, 0U);
  EXPECT_GT(noded.counts.added, 200U);
  // Euler: faces = edges - vertices + pieces of linework, which is one here.
  Coverage faces = noded.linework;
  number_faces(faces);
  std::size_t segments = 0;
  for (const Arc& arc : faces.arcs) segments += arc.count - 1;
  std::set<std::pair<double, double>> vertices;
  for (const Point& p : faces.points) vertices.insert({p.x, p.y});
  EXPECT_EQ(faces.unit_count, segments - vertices.size() + 1);
}

TEST(Faces, OfASquareWithASquareInsideAndASpike) {
  Coverage lines = build_linework(
      lines_of({kSquare, {{1, 1}, {2, 1}, {2, 2}, {1, 2}, {1, 1}}, {{4, 4}, {6, 6}}}));
  number_faces(lines);
  EXPECT_EQ(lines.unit_count, 2U);
  for (const Arc& arc : lines.arcs) {
    if (arc.count == 2) {  // the spike has the land without end on both sides
      EXPECT_EQ(arc.left, kOutside);
      EXPECT_EQ(arc.right, kOutside);
    } else {
      EXPECT_NE(arc.left, arc.right);
    }
  }
}

TEST(Faces, OfARandomGridAreItsCells) {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    const auto rows = testing::random_grid(random, 6, 4);
    const RingSet rings = testing::cells_of(rows);
    const FaceLayer layer = find_faces(rings, 4, *make_planar_measurer());
    double area = 0;
    double empty = 0;
    for (const Face& face : layer.faces) {
      EXPECT_LE(face.units.size(), 1U);
      (face.units.empty() ? empty : area) += face.area;
    }
    double cells = 0;
    for (const auto& row : rows) {
      for (const char c : row) cells += c == '.' ? 0 : 1;
    }
    EXPECT_EQ(area, cells);
    EXPECT_LE(empty, 36 - cells);  // holes; what lies open to the outside is no face
  }
}

TEST(Faces, TellOverlapsAndGaps) {
  RingSet rings;
  testing::add_unit(rings, 0, {{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {}}});
  testing::add_unit(rings, 1, {{{{9, 0}, {20, 0}, {20, 10}, {9, 10}}, {}}});
  testing::add_unit(
      rings, 2, {{{{0, 10}, {20, 10}, {20, 20}, {0, 20}}, {{{5, 12}, {5, 14}, {7, 14}, {7, 12}}}}});
  const FaceLayer layer = find_faces(rings, 3, *make_planar_measurer());
  std::map<std::vector<UnitId>, double> area;
  for (const Face& face : layer.faces) area[face.units] += face.area;
  const std::map<std::vector<UnitId>, double> expected = {
      {{0}, 90}, {{1}, 100}, {{2}, 196}, {{0, 1}, 10}, {{}, 4}};
  EXPECT_EQ(area, expected);
}

TEST(UnitLocator, CountsShellsAndHoles) {
  RingSet rings;
  testing::add_unit(rings, 0,
                    {{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{{2, 2}, {2, 8}, {8, 8}, {8, 2}}}}});
  testing::add_unit(rings, 1, {{{{3, 3}, {5, 3}, {5, 5}, {3, 5}}, {}}});
  testing::add_unit(rings, 2, {{{{4, 4}, {12, 4}, {12, 6}, {4, 6}}, {}}});
  const UnitLocator locator(rings);
  EXPECT_EQ(locator.at({1, 1}), std::vector<UnitId>{0});
  EXPECT_EQ(locator.at({3.5, 3.5}), std::vector<UnitId>{1});
  EXPECT_EQ(locator.at({4.5, 4.5}), (std::vector<UnitId>{1, 2}));
  EXPECT_EQ(locator.at({9, 5}), (std::vector<UnitId>{0, 2}));
  EXPECT_TRUE(locator.at({7, 7}).empty());
  EXPECT_TRUE(locator.at({50, 50}).empty());
}

// On an ellipsoid the edge of 0 bends by more than a metre from where it is drawn, and twice that
// of the gap.
TEST(FaceLayer, HasAreasAndWidthsAsDrawnInDegrees) {
  const auto measurer =
      make_ellipsoidal_measurer(6378137, 1 / 298.257222101, [](std::span<Point>) {});
  RingSet rings;
  const auto add = [&](const Line& ring, UnitId unit) {
    rings.points.insert(rings.points.end(), ring.begin(), ring.end());
    rings.starts.push_back(static_cast<std::uint32_t>(rings.points.size()));
    rings.unit.push_back(unit);
  };
  add({{5, 51.9}, {5.1, 51.9}, {5.1, 52}, {5, 52}}, 0);
  Line north = {{5, 52}};
  for (int i = 1; i < 10; ++i) north.push_back({5 + i / 100.0, 52.000005});
  north.insert(north.end(), {{5.1, 52}, {5.1, 52.1}, {5, 52.1}});
  add(north, 1);
  const FaceLayer layer = find_faces(rings, 2, *measurer);
  const auto gap = std::find_if(layer.faces.begin(), layer.faces.end(),
                                [](const Face& face) { return face.units.empty(); });
  ASSERT_NE(gap, layer.faces.end());
  // 5e-6 degrees of latitude at 52 degrees are 0.5563 m, 0.09 of longitude 6,181 m
  EXPECT_NEAR(gap->area, 0.5563 * 6181, 5);
  const auto face = static_cast<std::size_t>(gap - layer.faces.begin());
  EXPECT_TRUE(is_narrow(layer, face, 0.57));
  EXPECT_FALSE(is_narrow(layer, face, 0.54));
}

}  // namespace
}  // namespace grens
