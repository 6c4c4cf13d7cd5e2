// The trees of origins and fates are nested lists; a step is an object with the steps behind it.
#include <nlohmann/json.hpp>

#include "report/change_words.hpp"
#include "report/history_report.hpp"

namespace grens {
namespace {

using Json = nlohmann::ordered_json;

Json steps_json(const std::vector<HistoryStep>& steps) {
  Json json = Json::array();
  for (const HistoryStep& step : steps) {
    Json one = unit_json(step.unit);
    one["date"] = to_string(step.row->date);
    one["kind"] = to_string(step.row->kind);
    one["certainty"] = step.row->certainty;
    one["source"] = step.row->source;
    one["note"] = step.row->note;
    one["with"] = units_json(step.along);
    one["goes_on"] = step.goes_on;
    one["further"] = steps_json(step.further);
    json.push_back(std::move(one));
  }
  return json;
}

Json schemes_json(const std::vector<SchemeStays>& schemes) {
  Json json = Json::array();
  for (const SchemeStays& scheme : schemes) {
    Json regions = Json::array();
    for (const RegionStay& stay : scheme.stays) {
      Json one = unit_json(stay.region);
      one["from"] = date_json(stay.row->validity.from);
      one["to"] = date_json(stay.row->validity.to);
      one["part"] = stay.row->part;
      one["basis"] = to_string(stay.row->basis);
      one["source"] = stay.row->source;
      one["note"] = stay.row->note;
      regions.push_back(std::move(one));
    }
    json.push_back({{"scheme", scheme.scheme}, {"regions", std::move(regions)}});
  }
  return json;
}

Json now_json(const UnitHistory& history) {
  Json certain = Json::object();
  for (const SchemeStays& scheme : certain_now(history)) {
    Json one = unit_json(scheme.stays.front().region);
    one["basis"] = to_string(weakest_basis(scheme.stays));
    certain[scheme.scheme] = std::move(one);
  }
  Json units = Json::array();
  for (const LandNow& land : history.now) {
    units.push_back(unit_json(land.unit));
    units.back()["schemes"] = schemes_json(land.schemes);
  }
  return {{"certain", std::move(certain)}, {"units", std::move(units)}};
}

}  // namespace

Json history_json(const UnitHistory& history) {
  Json json;
  json["schema"] = "grens-history/1";
  json["code"] = history.code;
  json["name"] = history.name();
  json["names"] = Json::array();
  for (const UnitRow* row : history.names) {
    json["names"].push_back({{"name", row->name},
                             {"from", date_json(row->validity.from)},
                             {"to", date_json(row->validity.to)}});
  }
  json["ended"] = history.ended;
  json["origins"] = steps_json(history.origins);
  json["fates"] = steps_json(history.fates);
  json["schemes"] = schemes_json(history.schemes);
  json["now"] = history.ended ? now_json(history) : Json(nullptr);
  return json;
}

}  // namespace grens
