// Land that went to another region is dissolved from the faces of both layers; nothing is cut out
// anew. Areas are rounded together, so that what shares a line still does.
#include "job/diff_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "base/version.hpp"
#include "coverage/polygons.hpp"
#include "coverage/rounding.hpp"
#include "io/write_layers.hpp"
#include "report/figures.hpp"

namespace grens {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kDecimals = 7;

Json source_json(const UnitSource& source) {
  Json files = Json::array();
  const SourceInfo& info = source.sources.front();
  for (const SourceFile& file : info.files) {
    files.push_back(
        {{"name", std::filesystem::path(file.path).filename().string()}, {"sha256", file.sha256}});
  }
  return {{"files", std::move(files)},
          {"layer", info.layer},
          {"crs", info.crs.label()},
          {"records", info.records}};
}

/// What the comparison was made of: no clock and no path.
Json provenance_of(const Diffed& diffed) {
  Json json = {{"generator", fmt::format("grens {}", version())}};
  if (diffed.layers) {
    const DiffedLayers& layers = *diffed.layers;
    if (diffed.land->approximate) json["quality"] = "approximate";
    json["before"] = source_json(layers.before);
    json["after"] = source_json(layers.after);
    if (layers.operation) json["after"]["operation"] = layers.operation->name;
    json["tolerance_m"] = layers.tolerance.metres;
    json["measures"] = layers.measurer->name();
  }
  json["tables"] = Json::array();
  for (const TableRead& table : diffed.tables) {
    json["tables"].push_back({{"name", std::filesystem::path(table.path).filename().string()},
                              {"sha256", table.sha256}});
  }
  const auto year = [](const std::optional<int>& known) { return known ? Json(*known) : Json(); };
  json["years"] = {year(diffed.before.year), year(diffed.after.year)};
  return json;
}

Value code_of(std::span<const CodeName> units, UnitId id) {
  return id == kOutside ? Value{} : Value{units[static_cast<std::size_t>(id)].code};
}

Value name_of(std::span<const CodeName> units, UnitId id) {
  return id == kOutside ? Value{} : text_or_null(units[static_cast<std::size_t>(id)].name);
}

class Maker {
 public:
  Maker(const Diffed& diffed, Notices& notices)
      : diffed_(diffed),
        layers_(*diffed.layers),
        to_lonlat_(make_lonlat_transformer(layers_.before.crs, extent(), notices)),
        crs_(lonlat_crs(layers_.before.crs)),
        quality_(diffed.land->approximate ? Value{std::string("approximate")} : Value{}) {}

  FeatureLayer moved(Notices& notices) {
    using enum FieldType;
    FeatureLayer layer = empty_layer("moved", GeometryKind::kPolygons);
    layer.fields = {{"finding", kText},   {"scheme", kText},   {"from", kText},
                    {"from_name", kText}, {"to", kText},       {"to_name", kText},
                    {"units", kTextList}, {"area_km2", kReal}, {"population", kInteger},
                    {"quality", kText}};
    add_faces("land-moved", layers_.land.moved, layer);
    add_faces("land-lost", layers_.land.lost, layer);
    add_faces("land-gained", layers_.land.gained, layer);
    for (const SchemeDiff& scheme : diffed_.diff.schemes) add_regions(scheme, layer);
    round(layer, notices);
    return layer;
  }

  FeatureLayer borders() {
    using enum FieldType;
    FeatureLayer layer = empty_layer("borders", GeometryKind::kLines);
    layer.fields = {{"state", kText},     {"why", kText},    {"left", kText},
                    {"left_name", kText}, {"right", kText},  {"right_name", kText},
                    {"length_km", kReal}, {"quality", kText}};
    for (const MovedBorder& border : layers_.borders.borders) {
      MultiLine lines = border.lines;
      for (auto& line : lines) {
        to_lonlat_.forward(line);
        for (Point& p : line) p = round_point(p, kDecimals);
        line.erase(std::unique(line.begin(), line.end()), line.end());
      }
      std::erase_if(lines, [](const auto& line) { return line.size() < 2; });
      const auto& units = (border.gone ? diffed_.before : diffed_.after).units;
      layer.features.push_back(
          {std::move(lines),
           {std::string(border.gone ? "gone" : "new"), std::string(to_string(border.cause)),
            code_of(units, border.left), name_of(units, border.left), code_of(units, border.right),
            name_of(units, border.right), km_number(border.length), quality_}});
    }
    return layer;
  }

 private:
  Box extent() const {
    Box box;
    for (const Point& p : layers_.overlaid.layer.coverage.points) box.add(p);
    return box;
  }

  FeatureLayer empty_layer(const char* name, GeometryKind kind) const {
    FeatureLayer layer;
    layer.name = name;
    layer.kind = kind;
    layer.crs = crs_;
    layer.provenance = provenance_of(diffed_);
    return layer;
  }

  void add_faces(const char* finding, const std::vector<MovedFace>& faces, FeatureLayer& layer) {
    const auto& before = diffed_.before.units;
    const auto& after = diffed_.after.units;
    for (const MovedFace& face : faces) {
      layer.features.push_back(
          {placed(face_polygons(layers_.overlaid.layer, face.face)),
           {std::string(finding), Value{}, code_of(before, face.from), name_of(before, face.from),
            code_of(after, face.to), name_of(after, face.to), std::vector<std::string>{},
            km2_number(face.area), Value{}, quality_}});
    }
  }

  /// The land of each move whose borders both layers show.
  void add_regions(const SchemeDiff& scheme, FeatureLayer& layer) {
    const Overlaid& overlaid = layers_.overlaid;
    std::map<std::pair<UnitId, UnitId>, RegionId> move_of;
    for (std::size_t m = 0; m < scheme.moves.size(); ++m) {
      if (!diffed_.land->area_of(scheme.moves[m])) continue;
      for (const MovedUnit& moved : scheme.moves[m].units) {
        for (const UnitId after : moved.after) {
          move_of[{moved.before, after}] = static_cast<RegionId>(m);
        }
      }
    }
    if (move_of.empty()) return;
    std::vector<RegionId> labels;
    for (std::size_t f = 0; f < overlaid.a.size(); ++f) {
      const auto found = move_of.find({overlaid.a[f], overlaid.b[f]});
      labels.push_back(found == move_of.end() ? kNoRegion : found->second);
    }
    const Coverage& lines = overlaid.layer.coverage;
    const Dissolved land = dissolve(lines, labels, scheme.moves.size());
    for (std::size_t m = 0; m < scheme.moves.size(); ++m) {
      const RegionMove& move = scheme.moves[m];
      const auto area = diffed_.land->area_of(move);
      if (!area) continue;
      std::vector<CodeName> units;
      for (const MovedUnit& moved : move.units) units.push_back(moved.unit);
      layer.features.push_back(
          {placed(to_polygons(lines, lines.points, land.regions[m].parts)),
           {std::string("region-moved"), scheme.scheme, text_or_null(move.from.code),
            text_or_null(move.from.name), text_or_null(move.to.code), text_or_null(move.to.name),
            codes_of(units), km2_number(*area),
            move.people.is_exact() ? Value{move.people.at_least} : Value{}, quality_}});
    }
  }

  MultiPolygon placed(MultiPolygon polygons) const {
    for (Polygon& polygon : polygons) {
      to_lonlat_.forward(polygon.shell);
      for (auto& hole : polygon.holes) to_lonlat_.forward(hole);
    }
    return polygons;
  }

  static void round(FeatureLayer& layer, Notices& notices) {
    std::vector<MultiPolygon> areas;
    for (Feature& feature : layer.features) {
      areas.push_back(std::move(std::get<MultiPolygon>(feature.geometry)));
    }
    const int decimals = round_polygons(areas, kDecimals);
    if (decimals > kDecimals) {
      notices.info("decimals", fmt::format("land that moved is written with {} decimals instead of "
                                           "{}, because rounding would have made some invalid",
                                           decimals, kDecimals));
    }
    for (std::size_t i = 0; i < areas.size(); ++i) {
      layer.features[i].geometry = std::move(areas[i]);
    }
  }

  const Diffed& diffed_;
  const DiffedLayers& layers_;
  Transformer to_lonlat_;
  Crs crs_;
  Value quality_;
};

}  // namespace

DiffFeatures diff_features(const Diffed& diffed, Notices& notices) {
  Maker maker(diffed, notices);
  FeatureLayer moved = maker.moved(notices);
  return {std::move(moved), maker.borders()};
}

void write_diff_files(OutputSet& set, const Diffed& diffed, Notices& notices) {
  const std::string made_of = provenance_text(provenance_of(diffed));
  const DiffReport report = diffed.report();
  set.add("diff.json", diff_json(report).dump(2) + "\n", made_of);
  set.add("diff.csv", diff_csv(report), made_of);
  if (!diffed.layers) return;
  const DiffFeatures features = diff_features(diffed, notices);
  write_layers(set, Format::kGeoJson, "moved.geojson", {&features.moved, 1}, notices);
  write_layers(set, Format::kGeoJson, "borders.geojson", {&features.borders, 1}, notices);
}

}  // namespace grens
