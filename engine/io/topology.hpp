#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geometry/point.hpp"
#include "io/feature.hpp"

namespace grens {

/// The whole numbers that a quantised topology is written in: a point is `offset` + number *
/// `step`.
struct TopologyGrid {
  Point offset;
  Point step;
};

/// A feature's geometry as arcs: of each part the rings (shell, then holes), or its one line, each
/// as references to Topology::arcs one after another.
using TopologyParts = std::vector<std::vector<ArcPath>>;

/// One layer: a part list a feature. Points stay in the layer itself.
struct TopologyObject {
  std::vector<TopologyParts> features;
};

/// Layers whose lines are stored once.
struct Topology {
  std::vector<std::vector<Point>> arcs;  ///< with a grid in its whole numbers
  std::vector<TopologyObject> objects;   ///< one a layer
  Box box;                               ///< of all layers, before quantising
  std::optional<TopologyGrid> grid;
  std::size_t unshared = 0;           ///< features without paths in layers that have arcs
  std::size_t rings_left_out = 0;     ///< they shrank to nothing on the grid
  std::vector<std::string> vanished;  ///< ids (else layer and number) of features with no ring left
  std::size_t meetings = 0;           ///< pairs of borders that meet on the grid and did not before
};

/// Stores the lines of `layers` once. Features with paths (all of one coverage) share their arcs:
/// arcs of the coverage are joined where in all layers together just two meet and no line ends, so
/// that a layer of few borders has few arcs. What has no paths gets arcs of its own.
///
/// Arcs keep the direction of the first of the coverage's arcs that they are made of and are
/// sorted by it; a closed one that no other meets starts with it. Those of features
/// without paths follow, in the order of the features. Rings have the feature on their left.
///
/// With `quantization` (2 to 10^9) coordinates are whole numbers, so many in either direction of
/// the box, as topojson has it. A ring without area then is left out, with the part whose shell it
/// is; a feature may be left with none.
///
/// O(points), and O(n log n) with a grid. InputError when a coordinate is not finite, naming layer
/// and feature.
Topology make_topology(std::span<const FeatureLayer> layers,
                       std::optional<std::int64_t> quantization);

}  // namespace grens
