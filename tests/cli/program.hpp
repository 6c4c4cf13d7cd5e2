#pragma once
// The real program, as a person runs it.
#include <string>
#include <vector>

#include "support/run_program.hpp"
#include "support/scratch.hpp"

namespace grens::testing {

/// Runs grens with these arguments.
inline Ran grens_run(std::vector<std::string> arguments, const RunOptions& options = {}) {
  arguments.insert(arguments.begin(), GRENS_PROGRAM);
  return run_program(arguments, options);
}

/// One of the sources' files, by its path in the project.
inline std::string source_file(const std::string& path) {
  return std::string(GRENS_SOURCE_DIR) + "/" + path;
}

/// A square of 1 km as a GeoJSON feature in RD; `left` in km.
inline std::string square(const std::string& code, const std::string& name, int left) {
  const auto corner = [&](int x, int y) {
    return "[" + std::to_string(100000 + 1000 * (left + x)) + "," +
           std::to_string(400000 + 1000 * y) + "]";
  };
  return R"({"type":"Feature","properties":{"statcode":")" + code + R"(","statnaam":")" + name +
         R"("},"geometry":{"type":"Polygon","coordinates":[[)" + corner(0, 0) + "," + corner(1, 0) +
         "," + corner(1, 1) + "," + corner(0, 1) + "," + corner(0, 0) + "]]}}";
}

/// Features as a GeoJSON document in RD.
inline std::string collection(const std::string& features) {
  return R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":)"
         R"("urn:ogc:def:crs:EPSG::28992"}},"features":[)" +
         features + "]}";
}

/// Two municipalities of 2024, side by side.
inline std::string two_squares() {
  return collection(square("GM0716", "Tholen", 0) + "," + square("GM0748", "Bergen op Zoom", 1));
}

}  // namespace grens::testing
