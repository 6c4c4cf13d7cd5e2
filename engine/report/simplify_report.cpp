// A rank is told as what it means by either method.
#include "report/simplify_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <variant>
#include <vector>

#include "report/figures.hpp"
#include "report/titles.hpp"

namespace grens {
namespace {

using Json = nlohmann::ordered_json;

bool by_area(const Simplified& simplified) {
  return simplified.rule.method == SimplifyMethod::kVisvalingam;
}

double percent(double part, double whole) { return whole > 0 ? 100 * part / whole : 0; }

double change(const UnitChange& unit) { return percent(unit.after - unit.before, unit.before); }

std::string counted(std::size_t number) { return spoken_count(static_cast<std::int64_t>(number)); }

std::string vertices(const Simplified& simplified) {
  return fmt::format("{} of {}", counted(simplified.after),
                     spoken_count(simplified.before, "vertex is left", "vertices are left"));
}

std::string method(const Simplified& simplified) {
  if (by_area(simplified)) {
    return fmt::format("Visvalingam: triangles up to that of a square of {} went",
                       spoken_width(simplified.tolerance));
  }
  return fmt::format("Douglas-Peucker: what lies up to {} off its border went",
                     spoken_width(simplified.tolerance));
}

std::string kept(const Simplified& simplified) {
  return fmt::format("{}, because borders would meet or land would vanish",
                     spoken_count(simplified.guarded, "vertex that was to go stays",
                                  "vertices that were to go stay"));
}

}  // namespace

std::string simplify_text(const Simplified& simplified, std::span<const UnitChange> changes,
                          std::span<const Unit> units) {
  std::string text = fmt::format(
      "  {} ({:.1f}%)\n", vertices(simplified),
      percent(static_cast<double>(simplified.after), static_cast<double>(simplified.before)));
  if (simplified.after == simplified.before) return text;
  text += fmt::format("  {}\n", method(simplified));
  if (simplified.guarded > 0) text += fmt::format("  {}\n", kept(simplified));
  const auto most = std::max_element(
      changes.begin(), changes.end(),
      [](const auto& p, const auto& q) { return std::abs(change(p)) < std::abs(change(q)); });
  if (most == changes.end()) return text;
  std::vector<double> sizes;
  for (const UnitChange& unit : changes) sizes.push_back(std::abs(change(unit)));
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  const Unit& unit = units[static_cast<std::size_t>(most->unit)];
  text += fmt::format(
      "  Half of the units change by no more than {:.2f}% in area; most changes {}, by {:+.2f}%\n",
      *middle, called(unit), change(*most));
  return text;
}

std::string simplify_sentence(const Simplified& simplified) {
  std::string text =
      fmt::format("borders are simplified: {} ({})", vertices(simplified), method(simplified));
  if (simplified.guarded > 0) text += "; " + kept(simplified);
  return text + "; figures are of the borders as read";
}

nlohmann::ordered_json simplify_counts(const Simplified& simplified) {
  Json json = {{"method", by_area(simplified) ? "visvalingam" : "douglas-peucker"}};
  const SimplifyTarget& target = simplified.rule.target;
  if (const auto* metres = std::get_if<SimplifyTolerance>(&target)) {
    json["target"] = {{"tolerance_m", metres->metres}};
  } else if (const auto* share = std::get_if<SimplifyShare>(&target)) {
    json["target"] = {{"percentage", 100 * share->part}};
  } else {
    json["target"] = {{"vertices", std::get<SimplifyCount>(target).vertices}};
  }
  json["tolerance_m"] = simplified.tolerance;
  json["vertices_before"] = simplified.before;
  json["vertices_after"] = simplified.after;
  json["vertices_kept_by_guard"] = simplified.guarded;
  json["figures"] = "of the borders as read";
  return json;
}

nlohmann::ordered_json simplify_json(const Simplified& simplified,
                                     std::span<const UnitChange> changes,
                                     std::span<const Unit> units) {
  Json json = {{"schema", "grens-simplify/1"}};
  json.update(simplify_counts(simplified));
  json.erase("figures");
  json["units"] = Json::array();
  for (const UnitChange& unit : changes) {
    json["units"].push_back({{"unit", units[static_cast<std::size_t>(unit.unit)].code},
                             {"area_before_m2", unit.before},
                             {"area_after_m2", unit.after},
                             {"change_percent", change(unit)}});
  }
  return json;
}

}  // namespace grens
