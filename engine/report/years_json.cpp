// Numbers, and beside them the units that they count where these are few: what ended and began.
#include <nlohmann/json.hpp>

#include "report/change_words.hpp"
#include "report/years_report.hpp"

namespace grens {
namespace {

using Json = nlohmann::ordered_json;

Json scheme_json(const SchemeCount& count, std::size_t units) {
  return {{"scheme", count.scheme},     {"regions", count.regions},
          {"features", count.features}, {"composites", count.composites},
          {"units", count.units},       {"complete", count.units == units}};
}

Json strange_json(const StrangeUnit& strange) {
  Json json = unit_json(strange.unit);
  json["codes"] = strange.codes;
  json["ended"] = date_json(strange.ended);
  json["began"] = date_json(strange.began);
  json["lies_in"] = units_json(strange.lies_in);
  return json;
}

}  // namespace

Json years_json(std::span<const YearLayout> layouts) {
  Json json;
  json["schema"] = "grens-years/1";
  json["years"] = Json::array();
  for (const YearLayout& layout : layouts) {
    Json year;
    year["year"] = layout.year;
    year["units"] = layout.units.size();
    year["schemes"] = Json::array();
    for (const SchemeCount& count : layout.schemes) {
      year["schemes"].push_back(scheme_json(count, layout.units.size()));
    }
    year["ended"] = units_json(layout.ended);
    year["began"] = units_json(layout.began);
    year["changes"] = Json::array();
    for (const ChangeEvent& event : layout.events) year["changes"].push_back(event_json(event));
    json["years"].push_back(std::move(year));
  }
  return json;
}

Json layout_json(const LayoutCheck& check, const std::string& file) {
  Json json;
  json["schema"] = "grens-layout/1";
  json["file"] = file;
  json["year"] = check.fit.year ? Json(*check.fit.year) : Json(nullptr);
  json["same_years"] = check.same_years;
  json["fits"] = check.fits;
  json["requested"] = check.fit.requested && check.fits;
  json["score"] = check.fit.score;
  json["codes"] = check.codes;
  json["known"] = check.known;
  json["present_units"] = check.present;
  json["layout_units"] = check.layout.size();
  json["other"] = Json::array();
  for (const StrangeUnit& unit : check.strange) json["other"].push_back(strange_json(unit));
  json["missing"] = Json::array();
  for (const MissingUnit& unit : check.missing) {
    json["missing"].push_back(unit_json(unit.unit));
    json["missing"].back()["instead"] = units_json(unit.instead);
  }
  return json;
}

}  // namespace grens
