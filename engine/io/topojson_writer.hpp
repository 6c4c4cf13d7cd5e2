#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "io/feature.hpp"
#include "io/sink.hpp"

namespace grens {

/// What became of layers that were written as TopoJSON.
struct TopoJsonLosses {
  std::size_t not_utf8 = 0;        ///< texts with wrong bytes, which got U+FFFD
  std::size_t unshared = 0;        ///< features whose rings or lines share no arcs with others
  std::size_t rings_left_out = 0;  ///< as Topology has it, as are the next two
  std::vector<std::string> vanished;
  std::size_t meetings = 0;
};

/// Writes layers as one TopoJSON topology (the specification of 2017): each an object of the name
/// of the layer, a GeometryCollection with the foreign member "provenance"; all share the arcs that
/// make_topology finds. Coordinates are longitude, latitude, as write_geojson has them: what is not
/// quantised reads back as the very numbers that stand in GeoJSON. Quantised, arcs are whole
/// numbers, each point as the step from the one before, and "transform" tells their size.
/// Properties and geometry without parts are as in GeoJSON; features with an id say it.
///
/// One feature and one arc a line. InputError as write_geojson.
TopoJsonLosses write_topojson(std::span<const FeatureLayer> layers,
                              std::optional<std::int64_t> quantization, const Sink& sink);

}  // namespace grens
