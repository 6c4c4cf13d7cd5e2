// Slivers are told with their areas, since a thousand of them may be nothing.
#include "report/repair_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/figures.hpp"
#include "report/titles.hpp"

namespace grens {
namespace {

constexpr std::size_t kUnitsTold = 5;
constexpr double kHardly = 2;

struct Tally {
  std::size_t count = 0;
  double area = 0;  // m2
  void add(const RepairedFace& face) {
    ++count;
    area += face.area;
  }
};

struct Tallies {
  Tally filled, kept, overlaps, tips, left, whole;
  Tally thin;  ///< of `kept` those that are hardly wider than the tolerance
};

Tallies tally(const Repair& repair) {
  Tallies all;
  for (const RepairedFace& face : repair.faces) {
    if (face.units.empty()) {
      (face.to >= 0 ? all.filled : all.kept).add(face);
      if (face.to < 0 && face.width < kHardly * repair.tolerance) all.thin.add(face);
    } else {
      (face.to < 0 ? all.left : face.units.size() == 1 ? all.tips : all.overlaps).add(face);
    }
    if (face.to_keep_whole) all.whole.add(face);
  }
  return all;
}

const Unit& unit_of(std::span<const Unit> units, UnitId unit) {
  return units[static_cast<std::size_t>(unit)];
}

const std::string& code(std::span<const Unit> units, UnitId unit) {
  return unit_of(units, unit).code;
}

double percent(const UnitChange& change) {
  return change.before > 0 ? 100 * (change.after - change.before) / change.before : 0;
}

/// "+0.0021%"; no zeros for what is not nothing.
std::string spoken_percent(const UnitChange& change) {
  const double share = percent(change);
  return std::abs(share) < 0.0001 ? "less than 0.0001%" : fmt::format("{:+.4f}%", share);
}

/// Nothing for a count of 0.
std::string line(const Tally& tally, const char* one, const char* many, const char* what) {
  if (tally.count == 0) return "";
  return fmt::format("  {}, {}: {}\n", spoken_count(tally.count, one, many),
                     spoken_area(tally.area), what);
}

}  // namespace

std::string repair_text(const Repair& repair, std::span<const Unit> units) {
  const Tallies all = tally(repair);
  std::string text = fmt::format("  Tolerance {:g} m, {}\n", repair.tolerance,
                                 repair.why.empty() ? "as asked for" : "because " + repair.why);
  if (!repair.changed) {
    text += all.left.count > 0
                ? "  Nothing could be repaired, and the layer is left as it is.\n"
                : "  Nothing to repair: borders match, and the layer is left as it is.\n";
  } else {
    text += line(all.filled, "gap", "gaps", "given to a neighbour");
    text += line(all.overlaps, "overlap", "overlaps", "given to one of its units");
    text += line(all.tips, "tip of a unit", "tips of units",
                 "cut off by an overlap, given to a neighbour");
    text += line(all.whole, "of these", "of these", "to a unit that would have fallen apart");
    if (repair.crossings > 0) {
      text += fmt::format("  {} untangled\n", spoken_count(repair.crossings, "crossing of borders",
                                                           "crossings of borders"));
    }
    if (repair.touches > 0) {
      text +=
          fmt::format("  {} put into the border that passes there\n",
                      spoken_count(repair.touches, "vertex of one unit", "vertices of one unit"));
    }
    text += repair.vertices_added == 0
                ? fmt::format("  No vertex was moved, and {} added\n",
                              repair.touches == 0 ? "none" : "no other")
                : fmt::format(
                      "  {} added where borders crossed or an open gap was closed; no vertex "
                      "was moved\n",
                      spoken_count(repair.vertices_added, "vertex", "vertices"));
  }
  text += line(all.left, "overlap", "overlaps",
               "left to all of its units: one would be lost or cut in two without it");
  text += line(all.kept, "hole", "holes", "kept, as water or foreign land, or as asked");
  if (all.filled.count > 0) {
    text += line(all.thin, "of these", "of these",
                 "not twice as wide as the tolerance; where that is no water, give a wider "
                 "--tolerance (--json has the places)");
  }
  if (!repair.units.empty()) {
    text += fmt::format("  {} changed, most of all:\n",
                        spoken_count(repair.units.size(), "unit", "units"));
    for (std::size_t i = 0; i < std::min(kUnitsTold, repair.units.size()); ++i) {
      const UnitChange& change = repair.units[i];
      const double more = change.after - change.before;
      text +=
          fmt::format("    {:<40} {}{}  {}\n", called(unit_of(units, change.unit)),
                      more < 0 ? "-" : "+", spoken_area(std::abs(more)), spoken_percent(change));
    }
  }
  return text;
}

std::string repair_sentence(const Repair& repair, std::span<const Unit> units) {
  const Tallies all = tally(repair);
  std::string text = fmt::format(
      "borders did not match and were repaired, with a tolerance of {:g} "
      "m: {} ({}) and {} ({}) given to one unit each",
      repair.tolerance, spoken_count(all.filled.count, "gap", "gaps"), spoken_area(all.filled.area),
      spoken_count(all.overlaps.count, "overlap", "overlaps"), spoken_area(all.overlaps.area));
  if (repair.units.empty()) return text;
  const UnitChange& most = repair.units.front();
  return text + fmt::format("; {} changed in area, most of all {} by {}",
                            spoken_count(repair.units.size(), "unit", "units"),
                            called(unit_of(units, most.unit)), spoken_percent(most));
}

nlohmann::ordered_json repair_counts(const Repair& repair) {
  const Tallies all = tally(repair);
  return {{"tolerance_m", repair.tolerance},        {"gaps_given", all.filled.count},
          {"gaps_given_m2", all.filled.area},       {"overlaps_given", all.overlaps.count},
          {"overlaps_given_m2", all.overlaps.area}, {"vertices_added", repair.vertices_added},
          {"units_changed", repair.units.size()},   {"overlaps_left", all.left.count}};
}

nlohmann::ordered_json repair_json(const Repair& repair, std::span<const Unit> units) {
  using Json = nlohmann::ordered_json;
  Json json = {{"tolerance_m", repair.tolerance},
               {"tolerance_why", repair.why},
               {"changed", repair.changed},
               {"crossings_untangled", repair.crossings},
               {"vertices_put_into_borders", repair.touches},
               {"vertices_added", repair.vertices_added},
               {"meetings_left", repair.left},
               {"settled", repair.settled}};
  Json faces = Json::array();
  for (const RepairedFace& face : repair.faces) {
    Json codes = Json::array();
    for (const UnitId unit : face.units) codes.push_back(code(units, unit));
    faces.push_back({{"kind", face.units.empty()       ? "gap"
                              : face.units.size() == 1 ? "tip"
                                                       : "overlap"},
                     {"units", codes},
                     {"given_to", face.to >= 0 ? Json(code(units, face.to)) : Json(nullptr)},
                     {"area_m2", face.area},
                     {"mean_width_m", face.width},
                     {"x", face.place.x},
                     {"y", face.place.y},
                     {"to_keep_whole", face.to_keep_whole}});
  }
  json["faces"] = std::move(faces);
  Json changes = Json::array();
  for (const UnitChange& change : repair.units) {
    changes.push_back({{"unit", code(units, change.unit)},
                       {"area_before_m2", change.before},
                       {"area_after_m2", change.after},
                       {"percent", percent(change)}});
  }
  json["units"] = std::move(changes);
  Json vanished = Json::array();
  for (const VanishedUnit& one : repair.vanished) {
    vanished.push_back({{"unit", code(units, one.unit)}, {"x", one.place.x}, {"y", one.place.y}});
  }
  json["vanished"] = std::move(vanished);
  return json;
}

}  // namespace grens
