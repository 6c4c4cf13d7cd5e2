// Points are rounded to a hundred thousandth of the layer's longer side: a few metres for a whole
// country, less than a pixel on any screen. An arc is rounded once, so neighbours still share it.
// Layers of very many points are thinned, so that the page stays small: more coarsely in steps of
// two until few enough are left.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "report/audit_html_parts.hpp"
#include "report/figures.hpp"

namespace grens {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t kSteps = 100000;
constexpr std::size_t kMostPoints = 200000;  // about 1.2 MB

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

Json schemes_json(const AuditPage& page) {
  Json json = Json::array();
  for (const SchemeFigures& scheme : page.report.schemes) {
    if (scheme.labels.regions.empty()) continue;
    Json regions = Json::array();
    for (const RegionInfo& info : scheme.labels.regions) {
      regions.push_back({{"code", info.code}, {"name", info.name}});
    }
    json.push_back({{"key", scheme.labels.scheme},
                    {"title", title_of(page, scheme.labels.scheme)},
                    {"regions", std::move(regions)},
                    {"of", scheme.labels.region}});
  }
  return json;
}

/// A point in whole steps from the origin.
struct Step {
  std::int64_t x = 0;
  std::int64_t y = 0;
};

/// Rounded points of an arc, without those that come nearer than `near` steps to the one before;
/// its ends stay. Empty when all are one point.
std::vector<Step> steps_of(std::span<const Point> points, const Point& origin, double step,
                           std::int64_t near) {
  std::vector<Step> steps;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Step next{std::llround((points[i].x - origin.x) / step),
                    std::llround((points[i].y - origin.y) / step)};
    if (!steps.empty()) {
      const std::int64_t apart =
          std::max(std::abs(next.x - steps.back().x), std::abs(next.y - steps.back().y));
      const bool end = i + 1 == points.size();
      if (apart == 0 || (apart < near && !end)) continue;
    }
    steps.push_back(next);
  }
  if (steps.size() < 2) steps.clear();
  return steps;
}

/// All arcs, with no more than kMostPoints points: with so many, the nearest are left out.
std::vector<std::vector<Step>> arcs_of(const AuditPage& page, const Point& origin, double step) {
  std::vector<std::vector<Step>> arcs(page.drawn.arcs.size());
  for (std::int64_t near = 1;; near *= 2) {
    std::size_t total = 0;
    for (std::size_t a = 0; a < arcs.size(); ++a) {
      const Arc& arc = page.drawn.arcs[a];
      arcs[a] = steps_of(page.lonlat.subspan(arc.first, arc.count), origin, step, near);
      total += arcs[a].size();
    }
    if (total <= kMostPoints || near > kSteps / 100) return arcs;
  }
}

/// Differences between points, the first from the origin.
Json deltas(const std::vector<Step>& steps) {
  Json json = Json::array();
  Step last;
  for (const Step& next : steps) {
    json.push_back(next.x - last.x);
    json.push_back(next.y - last.y);
    last = next;
  }
  return json;
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
  const double step = std::max(extent, 1e-9) / static_cast<double>(kSteps);
  const Point origin{box.min_x, box.min_y};
  json["origin"] = {origin.x, origin.y};
  json["step"] = step;
  const std::vector<std::vector<Step>> arcs = arcs_of(page, origin, step);
  for (std::size_t a = 0; a < arcs.size(); ++a) {
    if (arcs[a].empty()) continue;
    json["arcs"].push_back(deltas(arcs[a]));
    json["left"].push_back(std::max(page.drawn.arcs[a].left, -1));
    json["right"].push_back(std::max(page.drawn.arcs[a].right, -1));
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
          {"schemes", schemes_json(page)},
          {"map", map_json(page)},
          {"words", words.json()}};
}

}  // namespace grens
