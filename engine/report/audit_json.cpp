// Objects are filled key by key in the order in which they are written.
#include "regions/membership.hpp"
#include "report/audit_report.hpp"
#include "report/figures.hpp"
#include "report/people_json.hpp"

namespace grens {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json exception_json(const RuleException* exception) {
  if (exception == nullptr) return nullptr;
  return {{"region", text_or_null(exception->region)},
          {"units", exception->units},
          {"reason", exception->reason},
          {"source", text_or_null(exception->source)},
          {"to", to_string(*exception->validity.to)}};
}

Json apart_json(const std::optional<BorderApart>& apart) {
  if (!apart) return nullptr;
  const LandAgreement& land = apart->land;
  const auto area = [&](double m2) {
    return land.has_areas ? Json(km2_number(m2)) : Json(nullptr);
  };
  const auto place = [&](double Point::*axis) {
    return apart->lonlat ? Json(degrees_number((*apart->lonlat).*axis)) : Json(nullptr);
  };
  return {{"distance_m", metres_number(land.metres)},
          {"lon", place(&Point::x)},
          {"lat", place(&Point::y)},
          {"only_here_km2", area(land.only_ours)},
          {"only_there_km2", area(land.only_theirs)}};
}

Json moves_json(const std::vector<LandMove>& moves) {
  Json list = Json::array();
  for (const LandMove& move : moves) {
    list.push_back({{"unit", move.unit.code},
                    {"name", move.unit.name},
                    {"part", move.part},
                    {"gained", move.gained},
                    {"region", move.region.code},
                    {"region_name", move.region.name}});
  }
  return list;
}

Json finding_json(const RuleFinding& finding) {
  Json json;
  json["known"] = finding.known;
  json["region"] = text_or_null(finding.region);
  json["region_name"] = text_or_null(finding.region_name);
  json["units"] = finding.units;
  json["units_beyond_exceptions"] = finding.beyond;
  json["text"] = finding.text;
  json["area_km2"] = finding.area > 0 ? Json(km2_number(finding.area)) : Json(nullptr);
  put_people(json, finding.population);
  json["population_year"] = or_null(finding.population_year);
  json["exception"] = exception_json(finding.exception);
  json["apart"] = apart_json(finding.apart);
  json["became"] = finding.became ? Json(to_string(finding.became->event)) : Json(nullptr);
  json["moves"] = moves_json(finding.moves);
  return json;
}

Json evidence_json(const Verdict& verdict) {
  const RuleEvidence& evidence = verdict.evidence;
  Json rows = Json::object();
  for (const Basis basis : kAllBases) {
    rows[std::string(to_string(basis))] = evidence.rows[static_cast<std::size_t>(basis)];
  }
  return {{"rows", std::move(rows)},
          {"circular", evidence.circular},
          {"proposed", evidence.proposed},
          {"regions", evidence.regions},
          {"regions_shown", evidence.shown},
          {"above", text_or_null(evidence.above)},
          {"parents_shown", evidence.parents_shown},
          {"parents_not_shown", evidence.parents_not_shown},
          {"text", text_or_null(evidence_sentence(verdict))}};
}

Json verdict_json(const Verdict& verdict) {
  const Rule& rule = *verdict.rule;
  Json json;
  json["id"] = rule.id;
  json["kind"] = to_string(rule.kind);
  json["severity"] = to_string(rule.severity);
  json["state"] = to_string(verdict.state);
  json["claim"] = rule.claim;
  json["sources"] = rule.sources;
  json["about_evidence"] = text_or_null(rule.evidence);
  json["from"] = rule.validity.from ? Json(to_string(*rule.validity.from)) : Json(nullptr);
  json["to"] = rule.validity.to ? Json(to_string(*rule.validity.to)) : Json(nullptr);
  json["scheme"] = rule.scheme;
  json["other"] = text_or_null(rule.other);
  json["findings"] = Json::array();
  for (const RuleFinding& finding : verdict.findings) {
    json["findings"].push_back(finding_json(finding));
  }
  json["lapsed_exceptions"] = Json::array();
  for (const LapsedException& lapsed : verdict.lapsed) {
    json["lapsed_exceptions"].push_back(exception_json(lapsed.exception));
    json["lapsed_exceptions"].back()["units_gone"] = lapsed.units;
  }
  json["undecided"] = Json::array();
  for (const RuleDoubt& doubt : verdict.undecided) json["undecided"].push_back(doubt.text);
  json["evidence"] = evidence_json(verdict);
  return json;
}

Json counts_json(std::span<const Verdict> verdicts) {
  Json json = {{"broken_errors", 0}, {"broken_warnings", 0},
               {"undecided", 0},     {"held_with_exceptions", 0},
               {"held", 0},          {"not_asked", 0}};
  for (const Verdict& verdict : verdicts) {
    std::string key(to_string(verdict.state));
    for (char& c : key) c = c == '-' ? '_' : c;
    if (verdict.state == RuleState::kBroken) key += verdict.fails() ? "_errors" : "_warnings";
    json[key] = json[key].get<int>() + 1;
  }
  return json;
}

Json layer_json(const AuditReport& report) {
  const AuditedLayer& layer = report.layer;
  Json json;
  json["units"] = report.input.layer.units.size();
  json["year"] = or_null(layer.year);
  json["units_year"] = or_null(layer.units_year);
  json["area_km2"] = km2_number(layer.area);
  put_people(json, layer.population);
  json["population_year"] = or_null(report.input.population.year);
  json["measured"] = report.input.measures.method;
  json["quality"] = report.input.layer.approximate ? Json("approximate") : Json(nullptr);
  json["borders_match"] = layer.borders_match;
  json["unmatched_km"] = km_number(layer.unmatched);
  json["crossings"] = layer.crossings;
  json["bad_segments"] = layer.bad_segments;
  json["overlaps"] = layer.overlaps;
  json["unknown_codes"] = layer.unknown_codes;
  json["missing_units"] = layer.missing_units;
  return json;
}

Json region_json(const SchemeFigures& scheme, std::size_t r) {
  const RegionInfo& info = scheme.labels.regions[r];
  const RegionMeasures& measures = scheme.measures.regions[r];
  const bool land = scheme.written[r].perimeter > 0;
  const auto share = [&](double value) { return land ? Json(share_number(value, 1)) : Json(); };
  const auto part = [&](std::size_t Contiguity::*count) {
    return measures.contiguity ? Json((*measures.contiguity).*count) : Json(nullptr);
  };
  Json json;
  json["code"] = info.code;
  json["name"] = info.name;
  json["parent"] = text_or_null(info.parent);
  json["composite"] = info.composite;
  json["units"] = info.unit_count;
  json["units_outside"] = info.units_outside.size();
  json["area_km2"] = km2_number(scheme.written[r].area);
  json["perimeter_km"] = km_number(scheme.written[r].perimeter);
  put_people(json, measures.population);
  json["parts"] = part(&Contiguity::parts);
  json["islands"] = part(&Contiguity::islands);
  json["exclaves"] = part(&Contiguity::exclaves);
  json["polsby_popper"] = share(scheme.compactness[r].polsby_popper);
  json["reock"] = share(scheme.compactness[r].reock);
  json["convex_hull"] = share(scheme.compactness[r].convex_hull);
  return json;
}

Json weighted_json(const std::optional<WeightedSimilarity>& weighted) {
  if (!weighted) return nullptr;
  return {{"effective_pieces_a", share_number(weighted->effective_pieces_a, 1)},
          {"effective_pieces_b", share_number(weighted->effective_pieces_b, 1)},
          {"outside_main_a", share_number(weighted->outside_main_a, 1)},
          {"outside_main_b", share_number(weighted->outside_main_b, 1)},
          {"variation_of_information", share_number(weighted->variation, 1)}};
}

Json pair_json(const PairFigures& pair) {
  return {{"scheme_a", pair.a.scheme},
          {"scheme_b", pair.b.scheme},
          {"units", pair.units.units},
          {"pieces", pair.units.pieces},
          {"split_a", pair.units.split_a},
          {"split_b", pair.units.split_b},
          {"rand", pair.units.rand ? Json(share_number(*pair.units.rand, 1)) : Json(nullptr)},
          {"by_area", weighted_json(pair.area)},
          {"by_population", weighted_json(pair.people)}};
}

}  // namespace

Json audit_json(const AuditReport& report) {
  Json json;
  json["schema"] = "grens-audit/1";
  json["title"] = text_or_null(report.title);
  json["date"] = report.date ? Json(to_string(*report.date)) : Json(nullptr);
  json["passes"] = !audit_fails(report.verdicts);
  json["verdict"] = verdict_sentence(report.verdicts);
  json["counts"] = counts_json(report.verdicts);
  if (report.what_if) json["what_if"] = what_if_json(report);
  json["rules_sha256"] = report.rules.sha256;
  json["layer"] = layer_json(report);
  json["rules"] = Json::array();
  for (const Verdict& verdict : report.verdicts) json["rules"].push_back(verdict_json(verdict));
  json["schemes"] = Json::array();
  for (const SchemeFigures& scheme : report.schemes) {
    Json regions = Json::array();
    for (std::size_t r = 0; r < scheme.labels.regions.size(); ++r) {
      regions.push_back(region_json(scheme, r));
    }
    json["schemes"].push_back({{"key", scheme.labels.scheme}, {"regions", std::move(regions)}});
  }
  json["pairs"] = Json::array();
  for (const PairFigures& pair : report.pairs) json["pairs"].push_back(pair_json(pair));
  if (report.suggestion) json["suggestion"] = nesting_moves_json(*report.suggestion);
  json["provenance"] = report.provenance;
  return json;
}

}  // namespace grens
