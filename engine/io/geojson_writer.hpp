#pragma once
#include <cstddef>

#include "io/feature.hpp"
#include "io/sink.hpp"

namespace grens {

/// Writes a layer as a GeoJSON FeatureCollection (RFC 7946), one feature a line, with the foreign
/// members "name" and "provenance". Coordinates are longitude, latitude (not checked: there is no
/// "crs" member) and are written as the shortest text that reads back as the same double; see
/// append_number. One part is a Polygon, LineString or Point, several are the Multi kind, none is
/// null. Rings are closed here and otherwise written as they stand.
/// Real properties always have a decimal point; those that are not finite are null. Text that is
/// not UTF-8 gets U+FFFD at each wrong place.
///
/// Not done: cutting at the antimeridian. A layer that crosses it is written as it stands, and its
/// "bbox" then spans the world.
///
/// Holds some 300 kB of text at a time, whatever the layer. Returns how many texts were not UTF-8.
/// InputError when a coordinate is not finite, naming layer and feature, and from the sink.
std::size_t write_geojson(const FeatureLayer& layer, const Sink& sink);

/// The same features without a collection around them: one a line, each ended by LF (newline-
/// delimited GeoJSON; RFC 8142 without its record separators). An empty layer is an empty text.
std::size_t write_ndjson(const FeatureLayer& layer, const Sink& sink);

}  // namespace grens
