// Sums first, because they tell whether the two layers are about the same land at all.
#include "report/overlay_report.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "regions/csv.hpp"
#include "regions/text.hpp"
#include "report/figures.hpp"

namespace grens {
namespace {

using Json = nlohmann::ordered_json;

double sum(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

/// What the pieces and slivers add up to.
struct Sums {
  double both = 0;
  double slivers = 0;
  double slivers_a = 0;  ///< of regions of A
  double slivers_b = 0;
  double widest = 0;
};

Sums sums_of(const LandPieces& land) {
  Sums sums;
  for (const LandPiece& piece : land.pieces) {
    if (piece.a != kOutside && piece.b != kOutside) sums.both += piece.area;
  }
  for (const LandSliver& sliver : land.slivers) {
    sums.slivers += sliver.area;
    if (sliver.a != kOutside) sums.slivers_a += sliver.area;
    if (sliver.b != kOutside) sums.slivers_b += sliver.area;
    sums.widest = std::max(sums.widest, sliver.width);
  }
  return sums;
}

double sum(const std::vector<UnitOverlap>& overlaps) {
  double area = 0;
  for (const UnitOverlap& overlap : overlaps) area += overlap.area;
  return area;
}

const char* word(PeopleSource::By by) {
  switch (by) {
    case PeopleSource::By::kNobody:
      return "unknown";
    case PeopleSource::By::kArea:
      return "area";
    case PeopleSource::By::kPoints:
      return "points";
    case PeopleSource::By::kUnits:
      return "units";
  }
  return "";
}

Json text_json(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json people_json(const OverlayReport& report) {
  const PeopleSource& people = report.people;
  Json json = {{"spread_by", word(people.by)},
               {"people_of", people.by == PeopleSource::By::kNobody ? Json(nullptr)
                             : people.of_a                          ? Json("a")
                                                                    : Json("weights")},
               {"basis", "modelled"},
               {"weights_column", text_json(people.column)}};
  if (report.weights != nullptr) {
    const PieceWeights& weights = *report.weights;
    const double step = std::pow(10.0, -weights.decimals);
    json["counted"] = weights.counted;
    json["in_slivers"] = weights.in_slivers;
    json["outside"] = weights.outside;
    json["weight_outside"] = static_cast<double>(weights.outside_weight) * step;
  }
  return json;
}

Json side_json(const OverlaySideTold& side, double area, double only, double slivers,
               const std::vector<UnitOverlap>& overlaps) {
  return {{"regions", side.regions.size()},
          {"area_km2", km2_number(area)},
          {"only_km2", km2_number(only)},
          {"slivers_km2", km2_number(slivers)},
          {"overlapping_pairs", overlaps.size()},
          {"overlaps_km2", km2_number(sum(overlaps))},
          {"population", side.people.is_exact() ? Json(side.people.at_least) : Json(nullptr)}};
}

std::string count_of(const CrossBorder& cross, Overlap overlap, const std::string& what) {
  std::size_t count = 0;
  for (const Piece& piece : cross.pieces) count += piece.overlap == overlap ? 1 : 0;
  return count == 0 ? "" : spoken_count(static_cast<std::int64_t>(count)) + " " + what;
}

/// How the regions lie to each other, beside the cases.
std::string nested_text(const OverlayReport& report) {
  std::vector<std::string> parts;
  const std::string& a = report.cross.title_a.one;
  const std::string& b = report.cross.title_b.one;
  for (std::string part :
       {count_of(report.cross.cross, Overlap::kEqual, "of equal regions"),
        count_of(report.cross.cross, Overlap::kAInB, fmt::format("of a {} within a {}", a, b)),
        count_of(report.cross.cross, Overlap::kBInA, fmt::format("of a {} within a {}", b, a)),
        count_of(report.cross.cross, Overlap::kCase, "that cut across each other")}) {
    if (!part.empty()) parts.push_back(std::move(part));
  }
  if (parts.empty()) return "";
  return fmt::format("Pairs that share land: {}.", fmt::join(parts, ", "));
}

std::string sliver_text(const OverlayReport& report, const Sums& sums) {
  const std::size_t count = report.land.slivers.size();
  if (count == 0) return fmt::format("No slivers narrower than {:g} m.", report.tolerance);
  return fmt::format("{} narrower than {:g} m, {} in all, {} set apart and make no case.",
                     spoken_count(count, "sliver", "slivers"), report.tolerance,
                     spoken_area(sums.slivers), count == 1 ? "is" : "are");
}

std::string people_text(const OverlayReport& report) {
  const PeopleSource& people = report.people;
  const std::string whose = people.of_a ? "People of A" : "People";
  const std::string file = shown(people.file, 200);
  switch (people.by) {
    case PeopleSource::By::kNobody:
      return "";
    case PeopleSource::By::kArea:
      return "People of A are spread over the pieces by area: modelled, not counted.";
    case PeopleSource::By::kPoints:
      return fmt::format("{} are {} the points of {} (column {}).", whose,
                         people.of_a ? "spread by" : "counted by", file, shown(people.column));
    case PeopleSource::By::kUnits:
      return fmt::format("{} are {} the units of {}, each spread by area: modelled.", whose,
                         people.of_a ? "spread by" : "those of", file);
  }
  return "";
}

}  // namespace

Json overlay_json(const OverlayReport& report) {
  const LandPieces& land = report.land;
  const Sums sums = sums_of(land);
  Json overlay = {{"tolerance_m", report.tolerance},
                  {"crs", report.crs.label()},
                  {"measured", report.cross.input.measures.method},
                  {"common_land_only", report.one_sided == OneSided::kLeave},
                  {"both_km2", km2_number(sums.both)}};
  overlay["a"] =
      side_json(report.a, sum(land.area_a), land.only_a, sums.slivers_a, land.overlaps_a);
  overlay["b"] =
      side_json(report.b, sum(land.area_b), land.only_b, sums.slivers_b, land.overlaps_b);
  overlay["slivers"] = {{"count", land.slivers.size()},
                        {"area_km2", km2_number(sums.slivers)},
                        {"widest_mean_m", metres_number(sums.widest)}};
  overlay["people"] = people_json(report);
  Json json;
  json["schema"] = "grens-overlay/1";
  json["overlay"] = std::move(overlay);
  json["pair"] = cross_border_json({&report.cross, 1})["pairs"][0];
  return json;
}

std::string slivers_csv(const OverlayReport& report) {
  std::string out = "a_code,a_name,b_code,b_name,area_m2,mean_width_m,x,y\n";
  const auto region = [](const OverlaySideTold& side, UnitId id) {
    if (id == kOutside) return std::string(",");
    const RegionInfo& info = side.regions[static_cast<std::size_t>(id)];
    return csv_field(info.code) + "," + csv_field(info.name);
  };
  for (const LandSliver& sliver : report.land.slivers) {
    out += fmt::format("{},{},{:.3f},{:.3f},{:.{}f},{:.{}f}\n", region(report.a, sliver.a),
                       region(report.b, sliver.b), sliver.area, sliver.width, sliver.place.x,
                       report.crs.kind == Crs::Kind::kGeographic ? 8 : 3, sliver.place.y,
                       report.crs.kind == Crs::Kind::kGeographic ? 8 : 3);
  }
  return out;
}

std::string overlay_text(const OverlayReport& report) {
  const LandPieces& land = report.land;
  const Sums sums = sums_of(land);
  std::string out =
      fmt::format("  {} in both; {} only in A, {} only in B{}.\n", spoken_area(sums.both),
                  spoken_area(land.only_a), spoken_area(land.only_b),
                  report.one_sided == OneSided::kLeave ? ", which is left out" : "");
  for (const std::string& line :
       {sliver_text(report, sums), people_text(report), nested_text(report)}) {
    if (!line.empty()) out += "  " + line + "\n";
  }
  return out + "\n" + cross_border_text(report.cross);
}

}  // namespace grens
