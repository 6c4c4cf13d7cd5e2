#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "coverage/coverage.hpp"
#include "geometry/polygon.hpp"
#include "io/crs.hpp"

namespace grens {

/// Lines of one feature; closed lines repeat their first point.
using MultiLine = std::vector<std::vector<Point>>;

/// What the values of a field are. Lists become text in formats that have none.
enum class FieldType { kText, kInteger, kReal, kBoolean, kTextList };

/// A column of a layer.
struct Field {
  std::string name;                   ///< unique in the layer
  FieldType type = FieldType::kText;  ///< of all its values
};

/// A property's value; std::monostate is null (unknown, which is never 0).
using Value =
    std::variant<std::monostate, std::string, std::int64_t, double, bool, std::vector<std::string>>;

/// Null for an empty text: it says that nothing is known.
inline Value text_or_null(std::string_view text) {
  return text.empty() ? Value{} : Value{std::string(text)};
}

/// A ring, or a line, as the arcs that it is made of, one after another.
using ArcPath = std::vector<ArcRef>;

/// One feature. A geometry without parts is written as null.
struct Feature {
  /// Polygons, lines or points.
  std::variant<MultiPolygon, MultiLine, std::vector<Point>> geometry;
  std::vector<Value> values;  ///< one a field
  /// The same geometry as arcs of FeatureLayer::arcs, for formats that share them: a path for each
  /// ring (of each part the shell, then its holes) or line, in their order. Empty: it has none.
  std::vector<ArcPath> paths = {};
};

/// Which geometries the features of a layer have.
enum class GeometryKind { kPolygons, kLines, kPoints };

/// Provenance as one line of JSON; text that is not UTF-8 is replaced. Empty when there is none.
inline std::string provenance_text(const nlohmann::ordered_json& provenance) {
  if (provenance.is_null()) return "";
  return provenance.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

/// The arcs of a coverage with their points as they are to be written; borrowed.
struct WrittenArcs {
  const Coverage* coverage = nullptr;  ///< nullptr: there are none
  std::span<const Point> points = {};  ///< parallel to Coverage::points
};

struct LayerLook;  // see io/layer_look.hpp

/// What a file of features holds, whatever its format. Coordinates are written exactly as they
/// stand here: they are rounded before, once for all layers.
struct FeatureLayer {
  std::string name;                             ///< also the layer's name in formats that have one
  GeometryKind kind = GeometryKind::kPolygons;  ///< of all features
  std::vector<Field> fields;                    ///< columns, in the order of the values
  std::vector<Feature> features;                ///< in the order in which they are written
  Crs crs;                            ///< of the coordinates; GeoJSON wants longitude, latitude
  nlohmann::ordered_json provenance;  ///< inputs, year, operation, counts; goes with the features
  WrittenArcs arcs = {};              ///< that paths of features are of
  std::vector<std::string> ids = {};  ///< of the features, for formats that have them; or empty
  std::shared_ptr<const LayerLook> look = {};  ///< for formats that carry a style; may be none
};

}  // namespace grens
