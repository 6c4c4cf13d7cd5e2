#include "base/error.hpp"
#include "cli/info_print.hpp"

namespace grens {
namespace {

using Json = nlohmann::ordered_json;

/// Null for an empty text.
Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json crs_json(const Crs& crs) { return {{"code", text_or_null(crs.code)}, {"name", crs.name}}; }

Json layer_json(const LayerInfo& layer) {
  Json fields = Json::array();
  for (const FieldInfo& field : layer.fields) {
    fields.push_back({{"name", field.name},
                      {"type", field.type},
                      {"width", field.width > 0 ? Json(field.width) : Json()}});
  }
  return {{"name", layer.name},
          {"geometry", layer.geometry},
          {"crs", layer.crs ? crs_json(*layer.crs) : Json()},
          {"records", layer.records},
          {"rings", layer.rings},
          {"vertices", layer.vertices},
          {"code_field", text_or_null(layer.code_field)},
          {"codes", layer.code_field.empty() ? Json() : Json(layer.units)},
          {"fields", fields}};
}

Json file_json(const FileInfo& file) {
  Json layers = Json::array();
  for (const LayerInfo& layer : file.layers) layers.push_back(layer_json(layer));
  return {{"path", file.path},
          {"format", file.driver},
          {"encoding", text_or_null(file.encoding)},
          {"layers", layers}};
}

Json codes_json(const UnitLayer& layer, const std::vector<UnitId>& units) {
  Json codes = Json::array();
  for (const UnitId unit : units) codes.push_back(layer.units[static_cast<std::size_t>(unit)].code);
  return codes;
}

Json borders_json(const BorderFacts& borders, const UnitLayer& layer) {
  Json wrong = Json::array();
  for (const BadSegment& bad : borders.bad) {
    wrong.push_back({{"from", {bad.a.x, bad.a.y}},
                     {"to", {bad.b.x, bad.b.y}},
                     {"forward", codes_json(layer, bad.forward)},
                     {"backward", codes_json(layer, bad.backward)}});
  }
  Json places = Json::array();
  for (const Crossing& crossing : borders.crossings) {
    places.push_back({crossing.place.x, crossing.place.y});
  }
  Json pairs = Json::array();
  for (const Facing& facing : borders.mismatches.pairs) {
    pairs.push_back({{"units", codes_json(layer, {facing.unit, facing.other})},
                     {"km", facing.length / 1000},
                     {"segments", facing.segments},
                     {"place", {facing.place.x, facing.place.y}}});
  }
  Json inside = Json::array();
  for (const UnitOverlap& pair : borders.inside) {
    inside.push_back(codes_json(layer, {pair.a, pair.b}));
  }
  return {{"clean", borders.match},
          {"segments",
           {{"of_two_units", borders.segments.shared},
            {"of_one_unit", borders.segments.single},
            {"inside_a_unit", borders.segments.interior},
            {"wrong", borders.segments.bad}}},
          {"shared_km", borders.shared / 1000},
          {"outer_km", borders.outer / 1000},
          {"without_twin",
           {{"km", borders.mismatches.length / 1000},
            {"segments", borders.mismatches.segments},
            {"tolerance_m", borders.mismatches.tolerance},
            {"units", codes_json(layer, borders.mismatches.units)},
            {"pairs", pairs}}},
          {"crossings",
           {{"count", borders.crossings.size()},
            {"units", codes_json(layer, borders.crossing_units)},
            {"places", places}}},
          {"nested", borders.nested},
          {"inside_another", inside},
          {"wrong", wrong}};
}

Json year_json(const YearFacts& facts) {
  Json json = {{"tables", facts.tables}, {"fits", facts.fit.has_value()}};
  if (!facts.fit) {
    json["why_not"] = facts.why_not;
    return json;
  }
  const YearFit& fit = *facts.fit;
  json["year"] = fit.year ? Json(*fit.year) : Json();
  json["asked_for"] = fit.requested;
  json["as_well"] = fit.equal_years;
  json["score"] = fit.score;
  json["unknown_codes"] = fit.unknown;
  json["missing_units"] = fit.missing;
  return json;
}

Json units_json(const UnitFacts& facts) {
  const UnitLayer& layer = facts.source.layer;
  const SourceInfo& first = facts.source.sources.front();
  const PopulationSum& people = facts.population;
  return {{"count", layer.units.size()},
          {"code_field", first.code_field},
          {"name_field", text_or_null(first.name_field)},
          {"population_field", text_or_null(first.population_field)},
          {"population",
           {{"at_least", people.is_unknown() ? Json() : Json(people.at_least)},
            {"exact", people.is_exact()},
            {"unknown_units", people.is_unknown() ? Json() : Json(people.unknown)}}},
          {"crs", crs_json(facts.source.crs)},
          {"area_km2", facts.area / 1e6},
          {"measure", facts.measure},
          {"approximate", layer.approximate},
          {"borders", borders_json(facts.borders, layer)},
          {"layout", year_json(facts.year)}};
}

Json manifest_json(const ManifestFacts& manifest) {
  Json missing = Json::array();
  Json changed = Json::array();
  for (const CheckedFile& file : manifest.check.files) {
    if (file.state == FileState::kMissing) missing.push_back(file.file);
    if (file.state == FileState::kChanged) changed.push_back(file.file);
  }
  return {{"path", manifest.path},
          {"grens", manifest.check.version},
          {"whole", manifest.check.whole()},
          {"files", manifest.check.files.size()},
          {"missing", missing},
          {"changed", changed},
          {"others", manifest.check.others}};
}

}  // namespace

Json info_json(const InfoFacts& facts) {
  Json files = Json::array();
  for (const FileInfo& file : facts.files) files.push_back(file_json(file));
  Json manifests = Json::array();
  for (const ManifestFacts& manifest : facts.manifests) {
    manifests.push_back(manifest_json(manifest));
  }
  return {{"files", files},
          {"units", facts.units ? units_json(*facts.units) : Json()},
          {"problem", text_or_null(facts.why_no_units)},
          {"manifests", manifests}};
}

}  // namespace grens
