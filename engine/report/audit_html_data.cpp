// Points are rounded to a hundred thousandth of the layer's longer side: a few metres for a whole
// country, less than a pixel on any screen. An arc is rounded once, so neighbours still share it.
#include <algorithm>
#include <cmath>

#include "report/audit_html_parts.hpp"
#include "report/figures.hpp"
#include "report/region_words.hpp"

namespace grens {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kSteps = 100000;

Json units_json(const AuditReport& report) {
  Json json = {{"code", Json::array()},
               {"name", Json::array()},
               {"people", Json::array()},
               {"area", Json::array()}};
  const auto& units = report.input.layer.units;
  for (std::size_t u = 0; u < units.size(); ++u) {
    json["code"].push_back(units[u].code);
    json["name"].push_back(units[u].name.empty() ? units[u].code : units[u].name);
    const auto& persons = report.input.population.persons[u];
    json["people"].push_back(persons ? Json(*persons) : Json(nullptr));
    json["area"].push_back(km2_number(report.input.measures.unit_area[u]));
  }
  return json;
}

Json schemes_json(const AuditPage& page, const PageWords& words) {
  Json json = Json::array();
  for (const SchemeFigures& scheme : page.report.schemes) {
    if (scheme.labels.regions.empty()) continue;
    Json regions = Json::array();
    for (const RegionInfo& info : scheme.labels.regions) {
      regions.push_back({{"code", info.code},
                         {"name", info.name},
                         {"called", noun_and_name(words, scheme.labels.scheme, info.name)}});
    }
    json.push_back({{"key", scheme.labels.scheme},
                    {"title", title_of(page, scheme.labels.scheme)},
                    {"regions", std::move(regions)},
                    {"of", scheme.labels.region}});
  }
  return json;
}

/// Differences between rounded points, none twice; empty when all are one point.
Json deltas(std::span<const Point> points, const Point& origin, double step) {
  Json json = Json::array();
  std::int64_t last_x = 0;
  std::int64_t last_y = 0;
  for (const Point& p : points) {
    const std::int64_t x = std::llround((p.x - origin.x) / step);
    const std::int64_t y = std::llround((p.y - origin.y) / step);
    if (!json.empty() && x == last_x && y == last_y) continue;
    json.push_back(x - last_x);
    json.push_back(y - last_y);
    last_x = x;
    last_y = y;
  }
  return json.size() > 2 ? json : Json::array();
}

Json map_json(const AuditPage& page) {
  Box box;
  for (const Point& p : page.lonlat) box.add(p);
  Json json = {{"origin", {0, 0}},
               {"step", 1},
               {"arcs", Json::array()},
               {"left", Json::array()},
               {"right", Json::array()}};
  if (page.lonlat.empty()) return json;
  const double extent = std::max(box.max_x - box.min_x, box.max_y - box.min_y);
  const double step = std::max(extent, 1e-9) / kSteps;
  const Point origin{box.min_x, box.min_y};
  json["origin"] = {origin.x, origin.y};
  json["step"] = step;
  for (const Arc& arc : page.drawn.arcs) {
    Json points = deltas(page.lonlat.subspan(arc.first, arc.count), origin, step);
    if (points.empty()) continue;
    json["arcs"].push_back(std::move(points));
    json["left"].push_back(std::max(arc.left, -1));
    json["right"].push_back(std::max(arc.right, -1));
  }
  return json;
}

bool has_regions(const SchemeLabels& labels) { return !labels.regions.empty(); }

/// The schemes that the map shows at first: a pair that cuts across, else any pair, else one.
Json first_shown(const AuditReport& report) {
  const PairFigures* best = nullptr;
  for (const PairFigures& pair : report.pairs) {
    if (!has_regions(pair.a) || !has_regions(pair.b)) continue;
    const bool cuts = pair.units.split_a > 0 && pair.units.split_b > 0;
    if (best == nullptr || (cuts && !(best->units.split_a > 0 && best->units.split_b > 0))) {
      best = &pair;
    }
  }
  if (best != nullptr) return {best->a.scheme, best->b.scheme};
  for (const SchemeFigures& scheme : report.schemes) {
    if (has_regions(scheme.labels)) return {scheme.labels.scheme, ""};
  }
  return {"", ""};
}

}  // namespace

Json page_data(const AuditPage& page, const PageWords& words) {
  return {{"lang", words.lang()},
          {"approximate", page.report.input.layer.approximate},
          {"first", first_shown(page.report)},
          {"units", units_json(page.report)},
          {"schemes", schemes_json(page, words)},
          {"map", map_json(page)},
          {"words", words.json()}};
}

}  // namespace grens
