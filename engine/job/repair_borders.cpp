// The rings go in and come back with shared borders; all else of the layer stays as it was read.
#include "job/repair_borders.hpp"

#include <fmt/format.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "audit/borders.hpp"
#include "coverage/crossings.hpp"
#include "report/figures.hpp"
#include "report/repair_report.hpp"

namespace grens {
namespace {

void say_left(const WorkLayer& work, Notices& notices) {
  std::vector<Point> places;
  std::set<UnitId> units;
  for (const RepairedFace& face : work.repair->faces) {
    if (face.units.empty() || face.to >= 0) continue;
    places.push_back(face.place);
    units.insert(face.units.begin(), face.units.end());
  }
  if (places.empty()) return;
  notices.warn("overlap-left",
               fmt::format("{} left to all of their units, at {}: one of them would be lost or cut "
                           "in two without; correct the input there",
                           spoken_count(places.size(), "overlap is", "overlaps are"),
                           spoken_places(places, work.source.crs)),
               places.size(), codes_of(work, {units.begin(), units.end()}));
}

void say_vanished(const WorkLayer& work, Notices& notices) {
  std::vector<Point> places;
  std::vector<UnitId> units;
  for (const VanishedUnit& vanished : work.repair->vanished) {
    places.push_back(vanished.place);
    units.push_back(vanished.unit);
  }
  if (places.empty()) return;
  notices.warn("vanished",
               fmt::format("{} no land any more, because the rings as read hold none, at {}; "
                           "correct the input there",
                           spoken_count(places.size(), "unit has", "units have"),
                           spoken_places(places, work.source.crs)),
               places.size(), codes_of(work, units));
}

/// Where borders meet in spite of the repair.
void say_meetings(const WorkLayer& work, Notices& notices) {
  if (work.repair->left == 0) return;
  const Coverage coverage = build_coverage(work.source.layer.rings, work.codes.size());
  const std::vector<Crossing> crossings = find_crossings(coverage, coverage.points);
  notices.warn("left",
               fmt::format("borders still meet in {}, which rounding does not allow to be mended, "
                           "at {}",
                           spoken_count(work.repair->left, "place", "places"),
                           spoken_places(places_of(crossings), work.source.crs)),
               work.repair->left, codes_of(work, crossing_units(coverage, crossings)));
}

void say_harm(const WorkLayer& work, Notices& notices) {
  say_left(work, notices);
  say_vanished(work, notices);
  say_meetings(work, notices);
  if (!work.repair->settled) {
    notices.warn("unsettled",
                 "the repair was ended before it came to rest: a second one would change more");
  }
}

}  // namespace

void repair_borders(WorkLayer& work, std::optional<double> tolerance, const RepairRules& rules,
                    Notices& notices) {
  UnitLayer& layer = work.source.layer;
  work.repair = repair_layer(layer.rings, layer.units.size(), *work.measurer, tolerance, rules);
  layer.rings = std::move(work.repair->rings);
  say_harm(work, notices);
}

void say_repair(const WorkLayer& work, Notices& notices) {
  if (!work.repair->changed) return;
  std::vector<UnitId> units;
  for (const UnitChange& change : work.repair->units) units.push_back(change.unit);
  notices.add({Severity::kInfo, "repair", repair_sentence(*work.repair, work.source.layer.units),
               units.size(), codes_of(work, units)});
}

}  // namespace grens
