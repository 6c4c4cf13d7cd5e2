// The table says what grens itself reads again; text and JSON tell the same, added up.
#include "report/allocation_report.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string_view>

#include "regions/csv.hpp"
#include "regions/text.hpp"
#include "report/allocation_tally.hpp"
#include "report/figures.hpp"
#include "report/titles.hpp"

namespace grens {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostNames = 12;

/// "Veiligheidshuis Drenthe in Emmen"
std::string seat_text(const Seat& seat) {
  return seat.place.empty() ? seat.name : seat.name + " in " + seat.place;
}

std::string row(const std::string& unit, const std::string& scheme, const std::string& region,
                const Validity& validity, bool part, Basis basis, const std::string& source,
                const std::string& note) {
  const auto day = [](const std::optional<Date>& date) { return date ? to_string(*date) : ""; };
  return fmt::format("{},{},{},{},{},{},{},{},{}\n", csv_field(unit), csv_field(scheme),
                     csv_field(region), day(validity.from), day(validity.to), part ? "yes" : "",
                     to_string(basis), csv_field(source), csv_field(note));
}

std::string note(const AllocationReport& report, std::size_t unit) {
  const Allocation& allocation = report.allocations[unit];
  return fmt::format("nearest seat in {}: {} at {:.1f} km{}",
                     report.within.info(report.within.region[unit]).code,
                     seat_text(report.seats.seats[allocation.seat]), allocation.metres / 1000,
                     report.approximate ? " (approximate borders)" : "");
}

std::string_view why(Outcome outcome) {
  switch (outcome) {
    case Outcome::kNotWithin:
      return "no-region";
    case Outcome::kNoSeat:
      return "no-seat";
    case Outcome::kNoPlace:
      return "no-geometry";
    case Outcome::kKept:
    case Outcome::kNearest:
      break;
  }
  return "";
}

Json region_json(const AllocationReport& report, const RegionTally& region) {
  Json json = {{"code", region.code},
               {"name", region.name},
               {"units", region.kept + region.nearest},
               {"kept", region.kept}};
  json["farthest_unit"] = region.farthest ? Json(report.units[*region.farthest].code) : Json();
  json["farthest_km"] =
      region.farthest ? Json(km_number(report.allocations[*region.farthest].metres)) : Json();
  return json;
}

Json unit_json(const AllocationReport& report, std::size_t u) {
  const Allocation& allocation = report.allocations[u];
  Json json = {{"unit", report.units[u].code}, {"name", report.units[u].name}};
  const bool nearest = allocation.outcome == Outcome::kNearest;
  json["regions"] = Json::array();
  if (nearest) {
    json["regions"].push_back(report.seats.seats[allocation.seat].region);
  } else if (allocation.outcome == Outcome::kKept) {
    for (const MembershipRow* known : report.kept[u]) json["regions"].push_back(known->region);
  }
  const RegionId within = report.within.region[u];
  json["within"] = within == kNoRegion ? Json() : Json(report.within.info(within).code);
  json["kept"] = allocation.outcome == Outcome::kKept;
  json["place"] = nearest ? Json(report.seats.seats[allocation.seat].place) : Json();
  json["km"] = nearest ? Json(km_number(allocation.metres)) : Json();
  json["left"] = why(allocation.outcome).empty() ? Json() : Json(why(allocation.outcome));
  return json;
}

std::string count_text(const AllocationReport& report, std::size_t count) {
  return spoken_count(count, report.unit.one, report.unit.many);
}

std::string number_text(std::size_t count) {
  return spoken_count(static_cast<std::int64_t>(count));
}

std::string distance_text(const AllocationReport& report, std::size_t unit) {
  const Allocation& allocation = report.allocations[unit];
  return fmt::format("{}, {} from {}", shown(called(report.units[unit])),
                     spoken_length(allocation.metres),
                     shown(seat_text(report.seats.seats[allocation.seat]), 120));
}

std::string region_line(const AllocationReport& report, const RegionTally& region) {
  std::string line = fmt::format("  {:<46} {:>20}", shown(region.name),
                                 count_text(report, region.kept + region.nearest));
  if (region.kept > 0) line += fmt::format(" ({} kept)", region.kept);
  if (region.farthest) {
    line += fmt::format("  farthest {}, {}", shown(called(report.units[*region.farthest])),
                        spoken_length(report.allocations[*region.farthest].metres));
  }
  return line + "\n";
}

/// "no seat stands in Zeeland (VR19)"
std::string why_text(const AllocationReport& report, Outcome outcome, RegionId within) {
  if (outcome == Outcome::kNotWithin) {
    return fmt::format("no {} of theirs is known", report.area.one);
  }
  if (outcome == Outcome::kNoPlace) return "the layer has no polygon of them";
  const RegionInfo& region = report.within.info(within);
  return fmt::format("no seat stands in {} ({})", shown(region.name), shown(region.code));
}

std::string left_text(const AllocationReport& report, const AllocationTally& tally) {
  if (tally.left.empty()) return "";
  std::string text = "\nLeft without a region, as nothing is guessed:\n";
  for (const auto& [reason, units] : tally.left) {
    std::vector<std::string> names;
    for (const std::size_t u : units) names.push_back(called(report.units[u]));
    text += fmt::format("  {}: {} ({})\n", why_text(report, reason.first, reason.second),
                        count_text(report, units.size()), listed(names, kMostNames));
  }
  return text;
}

}  // namespace

std::string allocation_csv(const AllocationReport& report) {
  std::string out = "unit,scheme,region,from,to,part,basis,source,note\n";
  const std::string source = std::filesystem::path(report.seats.file).filename().string();
  Validity since;
  if (report.year) since.from = first_of_january(*report.year);
  for (std::size_t u = 0; u < report.units.size(); ++u) {
    const std::string& code = report.units[u].code;
    const Allocation& allocation = report.allocations[u];
    if (allocation.outcome == Outcome::kNearest) {
      out += row(code, report.scheme, report.seats.seats[allocation.seat].region, since, false,
                 Basis::kModelled, source, note(report, u));
    } else if (allocation.outcome == Outcome::kKept) {
      for (const MembershipRow* known : report.kept[u]) {
        out += row(code, report.scheme, known->region, known->validity, known->part, known->basis,
                   known->source, known->note);
      }
    }
  }
  return out;
}

nlohmann::ordered_json allocation_json(const AllocationReport& report) {
  const AllocationTally tally = tally_allocation(report);
  Json json = {{"schema", "grens-allocate/1"}};
  json["scheme"] = report.scheme;
  json["within"] = report.within.scheme;
  json["year"] = report.year ? Json(*report.year) : Json();
  json["units_year"] = report.units_year ? Json(*report.units_year) : Json();
  json["basis"] = to_string(Basis::kModelled);
  json["measured"] = report.measured;
  json["quality"] = report.approximate ? Json("approximate") : Json();
  json["kept"] = tally.kept;
  json["nearest"] = tally.nearest;
  json["left"] = tally.left_count;
  json["regions"] = Json::array();
  for (const RegionTally& region : tally.regions) {
    json["regions"].push_back(region_json(report, region));
  }
  json["units"] = Json::array();
  for (std::size_t u = 0; u < report.units.size(); ++u) {
    json["units"].push_back(unit_json(report, u));
  }
  return json;
}

std::string allocation_text(const AllocationReport& report) {
  const AllocationTally tally = tally_allocation(report);
  std::string text = fmt::format("{}{}: {} to the nearest seat in their own {}",
                                 count_text(report, report.units.size()),
                                 report.units_year ? fmt::format(" of {}", *report.units_year) : "",
                                 number_text(tally.nearest), report.area.one);
  if (tally.kept > 0) text += fmt::format(", {} as the tables know", number_text(tally.kept));
  if (tally.left_count > 0) text += fmt::format(", {} left", number_text(tally.left_count));
  text += fmt::format("; {}\n", spoken_count(tally.regions.size(), "region", "regions"));
  for (const RegionTally& region : tally.regions) text += region_line(report, region);
  if (tally.farthest) {
    text += fmt::format("\nFarthest of all is {}.\n", distance_text(report, *tally.farthest));
  }
  text += left_text(report, tally);
  text += fmt::format(
      "\nThis is a model, not a fact: distances are {}, as the crow flies, from a point inside the "
      "largest part of each {}{}.\n",
      report.measured, report.unit.one,
      report.approximate ? ", and the boundaries are approximate" : "");
  return text;
}

}  // namespace grens
