#pragma once
#include <cmath>
#include <random>
#include <string>

#include "io/feature.hpp"

namespace grens::testing {

inline Polygon square(double x, double y, double side) {
  return {{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}, {}};
}

/// The same, with a square hole in its middle.
inline Polygon square_with_hole(double x, double y, double side) {
  Polygon polygon = square(x, y, side);
  const double a = x + side / 4, b = x + side / 2, c = y + side / 4, d = y + side / 2;
  polygon.holes.push_back({{a, c}, {a, d}, {b, d}, {b, c}});
  return polygon;
}

/// Texts that break careless writers.
inline std::vector<std::string> hostile_texts() {
  return {"'; DROP TABLE x; --",
          "quotes \" and \\ and `",
          "two\nlines\r\nand\ttab",
          "<script>alert('x')</script>&amp;",
          "../../etc/passwd",
          "comma, semicolon; {}%s%n",
          " blanks at both ends ",
          "Súdwest-Fryslân",
          "🇳🇱 emoji 😀, \u2028 and \u2029",
          "",
          "=1+2",
          "null"};
}

/// Polygons in RD with every kind of value: several parts, holes, no geometry at all, hostile text,
/// coordinates 1e-9 apart.
inline FeatureLayer sample_layer() {
  FeatureLayer layer;
  layer.name = "veiligheidsregio";
  layer.crs = crs_from_text("EPSG:28992");
  layer.fields = {{"code", FieldType::kText},          {"name", FieldType::kText},
                  {"unit_count", FieldType::kInteger}, {"area_km2", FieldType::kReal},
                  {"composite", FieldType::kBoolean},  {"members", FieldType::kTextList}};
  layer.provenance["inputs"] = {{{"file", "a \"quoted\" <name>.shp"}, {"sha256", "00ff"}}};
  layer.provenance["year"] = 2024;
  const auto texts = hostile_texts();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const double x = 150000.1 + 3000 * static_cast<double>(i), y = 463000.0 / 3;
    MultiPolygon parts = {square_with_hole(x, y, 1000)};
    if (i % 3 == 1) parts.push_back(square(x + 2000 + 1e-9, y, 500.123456789));
    if (i == 4) parts.clear();
    Feature feature{parts, {}};
    feature.values = {"VR" + std::to_string(10 + i),
                      texts[i],
                      static_cast<std::int64_t>(i) * 1'000'000'007,
                      1.0 / 3 + static_cast<double>(i),
                      i % 2 == 0,
                      std::vector<std::string>{"GM0344", "GM" + std::to_string(i)}};
    if (i == 5) feature.values = {"VR15", {}, {}, {}, {}, {}};
    layer.features.push_back(feature);
  }
  return layer;
}

/// The sample in degrees with seven decimals, as GeoJSON wants it.
inline FeatureLayer sample_lonlat_layer() {
  FeatureLayer layer = sample_layer();
  layer.crs = crs_from_text("EPSG:4258");
  const auto degrees = [](std::vector<Point>& points) {
    for (Point& p : points) {
      p = {std::round((p.x / 50000 + 2) * 1e7) / 1e7, std::round((p.y / 50000 + 45) * 1e7) / 1e7};
    }
  };
  for (Feature& feature : layer.features) {
    for (Polygon& part : std::get<MultiPolygon>(feature.geometry)) {
      degrees(part.shell);
      for (auto& hole : part.holes) degrees(hole);
    }
  }
  return layer;
}

}  // namespace grens::testing
