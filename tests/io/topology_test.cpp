// Random grids are full of diagonal touches, enclaves and islands: whatever is grouped in whatever
// ways, the rings put together from shared arcs are the rings of the features, no line is stored
// twice, and no two arcs could be one.
#include "io/topology.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <set>

#include "base/error.hpp"
#include "coverage/dissolve.hpp"
#include "coverage/polygons.hpp"
#include "io/sample_layers.hpp"
#include "support/grid.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Segment = std::array<double, 4>;

/// A layer of the groups that `labels` make.
FeatureLayer layer_of(const Coverage& coverage, const std::vector<RegionId>& labels,
                      std::size_t count) {
  FeatureLayer layer;
  layer.name = "groups";
  layer.arcs = {&coverage, coverage.points};
  for (const ArcRegion& region : dissolve(coverage, labels, count).regions) {
    std::vector<ArcPath> paths;
    for (const ArcPolygon& part : region.parts) {
      paths.push_back(part.shell.arcs);
      for (const ArcRing& hole : part.holes) paths.push_back(hole.arcs);
    }
    layer.features.push_back(
        {to_polygons(coverage, coverage.points, region.parts), {}, std::move(paths)});
  }
  return layer;
}

/// Every arc of the coverage as a line.
FeatureLayer lines_of(const Coverage& coverage) {
  FeatureLayer layer;
  layer.name = "lines";
  layer.kind = GeometryKind::kLines;
  layer.arcs = {&coverage, coverage.points};
  for (std::size_t i = 0; i < coverage.arcs.size(); ++i) {
    const auto arc = static_cast<ArcRef>(i);
    const auto points = coverage.arc_points(arc);
    layer.features.push_back({MultiLine{{points.begin(), points.end()}}, {}, {ArcPath{arc}}});
  }
  return layer;
}

/// The points of a path, closed as they come.
std::vector<Point> points_of(const Topology& topology, const ArcPath& path) {
  std::vector<Point> points;
  for (const ArcRef ref : path) {
    std::vector<Point> arc = topology.arcs.at(static_cast<std::size_t>(arc_index(ref)));
    if (is_reversed(ref)) std::reverse(arc.begin(), arc.end());
    if (!points.empty()) {
      EXPECT_EQ(points.back(), arc.front()) << "an arc does not begin where the last ended";
    }
    points.insert(points.end(), arc.begin() + (points.empty() ? 0 : 1), arc.end());
  }
  return points;
}

/// A closed ring as the writers of points have it: not closed, from its smallest point.
std::vector<Point> ring_of(const Topology& topology, const ArcPath& path) {
  std::vector<Point> points = points_of(topology, path);
  EXPECT_EQ(points.front(), points.back());
  points.pop_back();
  std::rotate(points.begin(), std::min_element(points.begin(), points.end(), lexicographic_less),
              points.end());
  return points;
}

Segment segment(const Point& a, const Point& b) {
  return lexicographic_less(a, b) ? Segment{a.x, a.y, b.x, b.y} : Segment{b.x, b.y, a.x, a.y};
}

/// All segments of all layers, each once.
std::set<Segment> segments_of(const std::vector<FeatureLayer>& layers) {
  std::set<Segment> all;
  const auto add = [&](const std::vector<Point>& points, bool close) {
    for (std::size_t i = 1; i < points.size(); ++i) all.insert(segment(points[i - 1], points[i]));
    if (close) all.insert(segment(points.back(), points.front()));
  };
  for (const FeatureLayer& layer : layers) {
    for (const Feature& feature : layer.features) {
      if (const auto* lines = std::get_if<MultiLine>(&feature.geometry)) {
        for (const auto& line : *lines) add(line, false);
        continue;
      }
      for (const Polygon& polygon : std::get<MultiPolygon>(feature.geometry)) {
        add(polygon.shell, true);
        for (const auto& hole : polygon.holes) add(hole, true);
      }
    }
  }
  return all;
}

/// How many arcs there are at least: lines are cut where other than two segments meet.
std::size_t fewest_arcs(const std::set<Segment>& segments) {
  std::map<std::pair<double, double>, std::vector<const Segment*>> at;
  for (const Segment& s : segments) {
    at[{s[0], s[1]}].push_back(&s);
    at[{s[2], s[3]}].push_back(&s);
  }
  std::set<const Segment*> walked;
  std::size_t arcs = 0;
  const auto walk = [&](std::pair<double, double> place, const Segment* s) {
    if (!walked.insert(s).second) return;
    ++arcs;
    for (;;) {
      const std::pair<double, double> a{(*s)[0], (*s)[1]};
      const std::pair<double, double> b{(*s)[2], (*s)[3]};
      place = place == a ? b : a;
      const auto& here = at[place];
      if (here.size() != 2) return;
      s = here[0] == s ? here[1] : here[0];
      if (!walked.insert(s).second) return;
    }
  };
  for (const auto& [place, here] : at) {
    if (here.size() == 2) continue;
    for (const Segment* s : here) walk(place, s);
  }
  for (const Segment& s : segments) walk({s[0], s[1]}, &s);
  return arcs;
}

void expect_same_rings(const std::vector<FeatureLayer>& layers, const Topology& topology) {
  ASSERT_EQ(topology.objects.size(), layers.size());
  for (std::size_t l = 0; l < layers.size(); ++l) {
    ASSERT_EQ(topology.objects[l].features.size(), layers[l].features.size());
    for (std::size_t f = 0; f < layers[l].features.size(); ++f) {
      const TopologyParts& parts = topology.objects[l].features[f];
      const auto& geometry = layers[l].features[f].geometry;
      if (const auto* lines = std::get_if<MultiLine>(&geometry)) {
        ASSERT_EQ(parts.size(), lines->size());
        for (std::size_t p = 0; p < parts.size(); ++p) {
          EXPECT_EQ(points_of(topology, parts[p].at(0)), (*lines)[p]);
        }
        continue;
      }
      const auto& polygons = std::get<MultiPolygon>(geometry);
      ASSERT_EQ(parts.size(), polygons.size());
      for (std::size_t p = 0; p < parts.size(); ++p) {
        ASSERT_EQ(parts[p].size(), 1 + polygons[p].holes.size());
        EXPECT_EQ(ring_of(topology, parts[p][0]), polygons[p].shell);
        for (std::size_t h = 0; h < polygons[p].holes.size(); ++h) {
          EXPECT_EQ(ring_of(topology, parts[p][h + 1]), polygons[p].holes[h]);
        }
      }
    }
  }
}

TEST(Topology, TwoNeighboursShareOneArc) {
  const Coverage coverage = build_coverage(testing::cells_of({"AB"}), 2);
  const std::vector<FeatureLayer> layers = {layer_of(coverage, {0, 1}, 2)};
  const Topology topology = make_topology(layers, {});
  EXPECT_EQ(topology.arcs.size(), 3U);
  expect_same_rings(layers, topology);
  const ArcPath& a = topology.objects[0].features[0][0][0];
  const ArcPath& b = topology.objects[0].features[1][0][0];
  std::vector<ArcRef> shared;
  for (const ArcRef ref : a) {
    if (std::find(b.begin(), b.end(), ~ref) != b.end()) shared.push_back(ref);
  }
  EXPECT_EQ(shared.size(), 1U) << "walked one way by one, the other way by the other";
}

TEST(Topology, ASchemeAloneHasFewArcsAndTwoHaveThoseOfBoth) {
  const Coverage coverage = build_coverage(testing::cells_of({"AB", "CD"}), 4);
  const FeatureLayer rows = layer_of(coverage, {0, 0, 1, 1}, 2);
  const FeatureLayer columns = layer_of(coverage, {0, 1, 0, 1}, 2);
  EXPECT_EQ(make_topology(std::vector{rows}, {}).arcs.size(), 3U);
  EXPECT_EQ(make_topology(std::vector{columns}, {}).arcs.size(), 3U);
  EXPECT_EQ(make_topology(std::vector{rows, columns}, {}).arcs.size(), 8U);
}

TEST(Topology, WhatAllShareIsOneArcThoughUnitsMeetOnIt) {
  const Coverage coverage = build_coverage(testing::cells_of({"ABC"}), 3);
  const Topology topology = make_topology(std::vector{layer_of(coverage, {0, 0, 0}, 1)}, {});
  ASSERT_EQ(topology.arcs.size(), 1U);
  EXPECT_EQ(topology.arcs[0].size(), 9U);
  EXPECT_EQ(topology.objects[0].features[0][0][0].size(), 1U);
}

TEST(Topology, RandomGridsGroupedInSeveralWays) {
  const unsigned seed = 20241123;
  std::mt19937 random(seed);
  for (int round = 0; round < 1500; ++round) {
    SCOPED_TRACE("seed " + std::to_string(seed) + ", round " + std::to_string(round));
    const int units = 2 + round % 6;
    const RingSet rings = testing::cells_of(testing::random_grid(random, 3 + round % 7, units));
    const auto count = static_cast<std::size_t>(units);
    const Coverage coverage = build_coverage(rings, count);
    std::vector<FeatureLayer> layers;
    for (int scheme = 0; scheme < 1 + round % 3; ++scheme) {
      std::vector<RegionId> labels(count);
      for (auto& label : labels) label = static_cast<RegionId>(random() % 4) - 1;
      layers.push_back(layer_of(coverage, labels, 3));
    }
    const bool lines = round % 5 == 0;
    if (lines) layers.push_back(lines_of(coverage));
    const Topology topology = make_topology(layers, {});
    expect_same_rings(layers, topology);
    const std::set<Segment> segments = segments_of(layers);
    std::set<Segment> stored;
    std::size_t stored_count = 0;
    for (const auto& arc : topology.arcs) {
      for (std::size_t i = 1; i < arc.size(); ++i) stored.insert(segment(arc[i - 1], arc[i]));
      stored_count += arc.size() - 1;
    }
    EXPECT_EQ(stored, segments);
    EXPECT_EQ(stored_count, segments.size()) << "a line is stored twice";
    EXPECT_EQ(topology.arcs.size(), lines ? coverage.arcs.size() : fewest_arcs(segments));
    EXPECT_EQ(topology.unshared, 0U);

    // side steps of the grid are whole numbers of it, so that nothing is lost
    const auto size = static_cast<std::int64_t>(topology.box.max_x - topology.box.min_x);
    const auto height = static_cast<std::int64_t>(topology.box.max_y - topology.box.min_y);
    if (segments.empty() || size != height) continue;
    const Topology coarse = make_topology(layers, size + 1);
    EXPECT_EQ(coarse.meetings, 0U);
    EXPECT_EQ(coarse.rings_left_out, 0U);
    ASSERT_EQ(coarse.arcs.size(), topology.arcs.size());
    for (std::size_t i = 0; i < coarse.arcs.size(); ++i) {
      ASSERT_EQ(coarse.arcs[i].size(), topology.arcs[i].size());
      for (std::size_t k = 0; k < coarse.arcs[i].size(); ++k) {
        const Point& p = coarse.arcs[i][k];
        EXPECT_EQ((Point{coarse.grid->offset.x + p.x * coarse.grid->step.x,
                         coarse.grid->offset.y + p.y * coarse.grid->step.y}),
                  topology.arcs[i][k]);
      }
    }
  }
}

TEST(Topology, FeaturesWithoutPathsHaveArcsOfTheirOwn) {
  const Coverage coverage = build_coverage(testing::cells_of({"AB"}), 2);
  FeatureLayer layer = layer_of(coverage, {0, 1}, 2);
  layer.features[1].paths.clear();
  const Topology topology = make_topology(std::vector{layer}, {});
  EXPECT_EQ(topology.arcs.size(), 2U);
  EXPECT_EQ(topology.unshared, 1U);
  expect_same_rings({layer}, topology);
}

TEST(Topology, LayersWithoutACoverage) {
  FeatureLayer polygons = testing::sample_lonlat_layer();
  FeatureLayer points;
  points.kind = GeometryKind::kPoints;
  points.features.push_back({std::vector<Point>{{4, 52}}, {}});
  points.features.push_back({std::vector<Point>{}, {}});
  const Topology topology = make_topology(std::vector{polygons, points}, {});
  EXPECT_EQ(topology.unshared, 0U) << "there was nothing to share";
  EXPECT_EQ(topology.objects[1].features.size(), 2U);
  expect_same_rings({polygons}, make_topology(std::vector{polygons}, {}));
  EXPECT_TRUE(make_topology({}, 10).box.empty());
}

/// A large square, in it an island of 1 m that the large one leaves a hole for, and one apart.
TEST(Topology, RingsThatTheGridCannotHoldAreLeftOutAndTold) {
  RingSet rings;
  Polygon large = testing::square(0, 0, 10'000);
  large.holes.push_back({{5000, 5000}, {5000, 5001}, {5001, 5001}, {5001, 5000}});
  testing::add_unit(rings, 0, {large});
  testing::add_unit(rings, 1, {testing::square(5000, 5000, 1)});
  testing::add_unit(rings, 2, {testing::square(12'000, 0, 2000), testing::square(11'000, 10, 1)});
  const Coverage coverage = build_coverage(rings, 3);
  FeatureLayer layer = layer_of(coverage, {0, 1, 2}, 3);
  layer.ids = {"large", "island", "two"};
  const Topology topology = make_topology(std::vector{layer}, 1000);
  EXPECT_EQ(topology.rings_left_out, 3U) << "the island, its hole, and the smaller of two parts";
  EXPECT_THAT(topology.vanished, ElementsAre("island"));
  const auto& features = topology.objects[0].features;
  EXPECT_EQ(features[0].at(0).size(), 1U) << "no hole";
  EXPECT_THAT(features[1], IsEmpty());
  EXPECT_EQ(features[2].size(), 1U);
  EXPECT_EQ(topology.arcs.size(), 2U) << "arcs that nothing uses have gone";
  for (const std::size_t f : {0U, 2U}) {
    for (const ArcRef ref : features[f][0][0]) EXPECT_LT(arc_index(ref), 2);
  }
  EXPECT_EQ(make_topology(std::vector{layer}, 1'000'000).rings_left_out, 0U);
}

/// A spit of land 1 m beside another unit's border.
TEST(Topology, BordersThatTheGridLetsMeetAreCounted) {
  RingSet rings;
  testing::add_unit(rings, 0, {testing::square(0, 0, 10'005)});
  testing::add_unit(rings, 1, {{{{10'006, 5000}, {20'000, 0}, {20'000, 10'000}}, {}}});
  const Coverage coverage = build_coverage(rings, 2);
  const FeatureLayer layer = layer_of(coverage, {0, 1}, 2);
  EXPECT_EQ(make_topology(std::vector{layer}, 1000).meetings, 1U);
  EXPECT_EQ(make_topology(std::vector{layer}, 100'000).meetings, 0U);
}

TEST(Topology, ACoordinateThatIsNoNumberIsRefused) {
  FeatureLayer layer = testing::sample_layer();
  std::get<MultiPolygon>(layer.features[2].geometry)[0].shell[1].x =
      std::numeric_limits<double>::quiet_NaN();
  EXPECT_THROW(make_topology(std::vector{layer}, {}), InputError);
}

}  // namespace
}  // namespace grens
