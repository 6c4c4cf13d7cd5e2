// A finding has its own geometry where the format can hold it, else its place as a point. Slivers
// are thin: in longitude and latitude they get as many decimals as keep them valid.
#include <fmt/format.h>

#include "coverage/rounding.hpp"
#include "job/check_job.hpp"
#include "job/layer_files.hpp"
#include "job/provenance.hpp"

namespace grens {
namespace {

constexpr int kDecimals = 7;

using Geometry = decltype(Feature::geometry);

class Maker {
 public:
  Maker(const CheckedLayer& checked, bool lonlat) : checked_(checked), lonlat_(lonlat) {
    for (const auto* list : {&checked.findings.defects, &checked.findings.notes}) {
      for (const PlacedDefect& placed : *list) findings_.push_back(&placed);
    }
  }

  /// Those whose geometry is of this kind; `all`: all of them, whatever their geometry.
  FeatureLayer layer(const std::string& name, GeometryKind kind, bool all, bool points_only,
                     Notices& notices) const {
    using enum FieldType;
    FeatureLayer layer;
    layer.name = name;
    layer.kind = kind;
    layer.fields = {{"severity", kText},  {"kind", kText},    {"units", kTextList},
                    {"names", kTextList}, {"area_m2", kReal}, {"width_m", kReal},
                    {"length_m", kReal},  {"tol_m", kReal},   {"count", kInteger},
                    {"text", kText},      {"x", kReal},       {"y", kReal},
                    {"lon", kReal},       {"lat", kReal}};
    std::vector<MultiPolygon> areas;
    for (const PlacedDefect* placed : findings_) {
      Geometry geometry = points_only ? point(*placed) : shape(*placed);
      if (!all && kind_of(geometry) != kind) continue;
      if (const auto* polygons = std::get_if<MultiPolygon>(&geometry)) areas.push_back(*polygons);
      layer.features.push_back({std::move(geometry), values(*placed)});
    }
    if (lonlat_) round(areas, layer, notices);
    return layer;
  }

 private:
  static GeometryKind kind_of(const Geometry& geometry) {
    return static_cast<GeometryKind>(geometry.index());
  }

  Geometry point(const PlacedDefect& placed) const {
    const std::optional<Point>& place = lonlat_ ? placed.lonlat : placed.defect.place;
    std::vector<Point> points;
    if (place) points.push_back(lonlat_ ? round_point(*place, kDecimals) : *place);
    return points;
  }

  Geometry shape(const PlacedDefect& placed) const {
    if (const auto* areas = std::get_if<MultiPolygon>(&placed.defect.shape)) {
      MultiPolygon polygons = *areas;
      for (Polygon& polygon : polygons) {
        transform(polygon.shell);
        for (auto& hole : polygon.holes) transform(hole);
      }
      return polygons;
    }
    if (const auto* lines = std::get_if<DefectLines>(&placed.defect.shape)) {
      MultiLine moved = *lines;
      for (auto& line : moved) {
        transform(line);
        if (!lonlat_) continue;
        for (Point& p : line) p = round_point(p, kDecimals);
      }
      return moved;
    }
    return point(placed);
  }

  void transform(std::vector<Point>& points) const {
    if (lonlat_ && checked_.to_lonlat) checked_.to_lonlat->forward(points);
  }

  static void round(std::vector<MultiPolygon>& areas, FeatureLayer& layer, Notices& notices) {
    const int decimals = round_polygons(areas, kDecimals);
    if (decimals > kDecimals) {
      notices.info("decimals", fmt::format("areas of defects are written with {} decimals instead "
                                           "of {}, because rounding would have made one invalid",
                                           decimals, kDecimals));
    }
    auto next = areas.begin();
    for (Feature& feature : layer.features) {
      if (std::holds_alternative<MultiPolygon>(feature.geometry)) {
        feature.geometry = std::move(*next++);
      }
    }
  }

  std::vector<Value> values(const PlacedDefect& placed) const {
    const Defect& defect = placed.defect;
    const std::vector<Unit>& units = checked_.work.source.layer.units;
    const auto number = [](double value) { return value > 0 ? Value(value) : Value(); };
    const auto along = [](const std::optional<Point>& p, double Point::*axis) {
      return p ? Value((*p).*axis) : Value();
    };
    return {std::string(is_note(defect.kind) ? "note" : "defect"),
            std::string(kind_key(defect.kind)),
            codes_of(defect, units),
            names_of(defect, units),
            number(defect.area),
            number(defect.width),
            number(defect.length),
            number(defect.tolerance),
            static_cast<std::int64_t>(defect.count),
            defect.text.empty() ? Value() : Value(defect.text),
            along(defect.place, &Point::x),
            along(defect.place, &Point::y),
            along(placed.lonlat, &Point::x),
            along(placed.lonlat, &Point::y)};
  }

  const CheckedLayer& checked_;
  bool lonlat_;
  std::vector<const PlacedDefect*> findings_;
};

}  // namespace

std::vector<FeatureLayer> defect_layers(const std::string& name, Format format,
                                        const CheckedLayer& checked, Notices& notices) {
  const FormatInfo& info = format_info(format);
  const Maker maker(checked, info.lonlat);
  std::vector<FeatureLayer> layers;
  if (info.several_layers) {
    layers.push_back(maker.layer("defects_areas", GeometryKind::kPolygons, false, false, notices));
    layers.push_back(maker.layer("defects_lines", GeometryKind::kLines, false, false, notices));
    layers.push_back(maker.layer("defects_points", GeometryKind::kPoints, false, false, notices));
  } else {
    layers.push_back(maker.layer(name, GeometryKind::kPoints, true, !info.lonlat, notices));
  }
  OutputOptions output;
  output.decimals = kDecimals;
  const std::vector<std::uint8_t> no_arcs(checked.work.coverage.arcs.size());
  Notices said_before;  // of the way to longitude and latitude, when the check took places there
  PointsByFormat points(checked.work, no_arcs, output, said_before);
  const OutputPoints& coordinates = points.of(format);
  for (FeatureLayer& layer : layers) {
    layer.crs = coordinates.crs();
    layer.provenance = provenance(checked.work, coordinates, "");
    layer.provenance["check"] = {{"tolerance_m", checked.findings.tolerance},
                                 {"defects", checked.findings.defects.size()},
                                 {"notes", checked.findings.notes.size()}};
  }
  return layers;
}

}  // namespace grens
