#pragma once
// Small layers drawn for a test: rectangles in RD, written as GeoJSON and read as any file.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "job/prepared.hpp"
#include "support/scratch.hpp"

namespace grens::testing {

/// A unit of one rectangle, in metres from a place in the middle of the country.
struct Rectangle {
  std::string code;
  std::string region;
  double left, bottom, right, top;
};

/// The layer of these units, with the column `region`.
inline WorkLayer prepare_drawn(const std::vector<Rectangle>& units, Notices& notices) {
  std::string features;
  for (const Rectangle& u : units) {
    const auto corner = [](double x, double y) {
      return fmt::format("[{},{}]", 150000 + x, 450000 + y);
    };
    features += fmt::format(
        R"({}{{"type":"Feature","properties":{{"statcode":"{}","statnaam":"Name of {}",)"
        R"("region":"{}"}},"geometry":{{"type":"Polygon","coordinates":[[{},{},{},{},{}]]}}}})",
        features.empty() ? "" : ",", u.code, u.code, u.region, corner(u.left, u.bottom),
        corner(u.right, u.bottom), corner(u.right, u.top), corner(u.left, u.top),
        corner(u.left, u.bottom));
  }
  const Scratch scratch;
  write_bytes(scratch / "drawn.geojson",
              R"({"type":"FeatureCollection","crs":{"type":"name","properties":)"
              R"({"name":"urn:ogc:def:crs:EPSG::28992"}},"features":[)" +
                  features + "]}");
  return prepare_layer(reading(scratch / "drawn.geojson", {"region"}), {}, {}, {Dirt::kReport},
                       notices, {});
}

/// Its regions by that column.
inline SchemeLayer drawn_regions(const WorkLayer& work, Notices& notices) {
  return make_scheme_layer(
      work, labels_from_values("region", work.codes, work.source.layer.columns.at("region")),
      notices);
}

/// The notices of one kind.
inline std::vector<Notice> of_kind(const Notices& notices, const std::string& kind) {
  std::vector<Notice> found;
  for (const Notice& notice : notices.list()) {
    if (notice.kind == kind) found.push_back(notice);
  }
  return found;
}

}  // namespace grens::testing
