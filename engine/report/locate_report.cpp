// Points of a region are those of its units, on borders and inside.
#include "report/locate_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "regions/text.hpp"
#include "report/figures.hpp"
#include "report/titles.hpp"

namespace grens {
namespace {

using Json = nlohmann::ordered_json;

/// Points of units and of regions.
struct Counts {
  std::vector<std::size_t> regions;
  std::size_t without = 0;  ///< in units that have no region
};

std::size_t points_of(const PlaceTally& tally, std::size_t unit) {
  return tally.inside[unit] + tally.border[unit];
}

Counts count(const LocateReport& report, const SchemeLabels& labels) {
  Counts counts{std::vector<std::size_t>(labels.regions.size()), 0};
  for (std::size_t u = 0; u < labels.region.size(); ++u) {
    const std::size_t points = points_of(report.tally, u);
    if (labels.region[u] == kNoRegion) {
      counts.without += points;
    } else {
      counts.regions[static_cast<std::size_t>(labels.region[u])] += points;
    }
  }
  return counts;
}

std::vector<std::string> unit_codes(const LocateReport& report) {
  std::vector<std::string> codes;
  for (const Unit& unit : report.units) codes.push_back(unit.code);
  return codes;
}

std::string spoken_region(const RegionInfo& region) {
  return region.name == region.code ? region.code
                                    : fmt::format("{} ({})", region.name, region.code);
}

std::string scheme_line(const LocateReport& report, const SchemeLabels& labels) {
  const Counts counts = count(report, labels);
  const auto some = static_cast<std::size_t>(
      std::count_if(counts.regions.begin(), counts.regions.end(), [](std::size_t n) { return n; }));
  std::string line = fmt::format("  {:<24} points in {} of {}", labels.scheme, some,
                                 spoken_count(counts.regions.size(), "region", "regions"));
  const auto composites = static_cast<std::size_t>(
      std::count_if(labels.regions.begin(), labels.regions.end(),
                    [](const RegionInfo& region) { return region.composite; }));
  if (composites > 0) {
    line += fmt::format(" ({} of regions that cannot be told apart)",
                        spoken_count(composites, "composite", "composites"));
  }
  const auto most = std::max_element(counts.regions.begin(), counts.regions.end());
  if (some > 0) {
    const auto& region = labels.regions[static_cast<std::size_t>(most - counts.regions.begin())];
    line += fmt::format(", most in {}: {}", spoken_region(region),
                        spoken_count(static_cast<std::int64_t>(*most)));
  }
  if (counts.without > 0) {
    line += fmt::format("; {} in no region", spoken_count(counts.without, "point", "points"));
  }
  return line + "\n";
}

}  // namespace

nlohmann::ordered_json locate_json(const LocateReport& report) {
  const PlaceTally& tally = report.tally;
  Json json = {{"schema", "grens-locate/1"},
               {"year", report.year ? Json(*report.year) : Json(nullptr)},
               {"approximate", report.approximate},
               {"measures", report.measured},
               {"points", tally.records()},
               {"inside", tally.total_inside()},
               {"border", tally.total_border()},
               {"outside", tally.outside},
               {"unknown", tally.unknown},
               {"in_several_units", tally.several}};
  json["farthest"] = nullptr;
  if (tally.farthest.unit != kOutside) {
    json["farthest"] = {
        {"distance_m", metres_number(tally.farthest.distance)},
        {"nearest_unit", report.units[static_cast<std::size_t>(tally.farthest.unit)].code}};
  }
  json["schemes"] = Json::array();
  for (const SchemeLabels& labels : report.schemes) {
    const Counts counts = count(report, labels);
    Json regions = Json::array();
    for (std::size_t r = 0; r < labels.regions.size(); ++r) {
      const RegionInfo& region = labels.regions[r];
      regions.push_back({{"code", region.code},
                         {"name", region.name},
                         {"composite", region.composite},
                         {"points", counts.regions[r]}});
    }
    json["schemes"].push_back({{"scheme", labels.scheme},
                               {"regions", std::move(regions)},
                               {"points_without_region", counts.without}});
  }
  json["units"] = Json::array();
  for (std::size_t u = 0; u < report.units.size(); ++u) {
    json["units"].push_back({{"code", report.units[u].code},
                             {"name", report.units[u].name},
                             {"points", points_of(tally, u)},
                             {"on_border", tally.border[u]}});
  }
  return json;
}

std::string locate_text(const LocateReport& report, bool full) {
  const PlaceTally& tally = report.tally;
  const Title unit = unit_title(unit_codes(report));
  std::string text = spoken_count(tally.records(), "point", "points") + "\n";
  text += fmt::format("  {} inside {}, {} on a border, {} outside",
                      spoken_count(static_cast<std::int64_t>(tally.total_inside())), unit.many,
                      spoken_count(static_cast<std::int64_t>(tally.total_border())),
                      spoken_count(static_cast<std::int64_t>(tally.outside)));
  if (tally.farthest.unit != kOutside) {
    text += fmt::format(" (the farthest {} from {})", spoken_length(tally.farthest.distance),
                        called(report.units[static_cast<std::size_t>(tally.farthest.unit)]));
  }
  if (tally.unknown > 0) {
    text +=
        fmt::format(", {} without a place", spoken_count(static_cast<std::int64_t>(tally.unknown)));
  }
  text += "\n";
  if (report.approximate) {
    text += "  Boundaries are approximate: a point near one may lie on its other side.\n";
  }
  for (const SchemeLabels& labels : report.schemes) {
    text += scheme_line(report, labels);
    if (!full) continue;
    const Counts counts = count(report, labels);
    for (std::size_t r = 0; r < labels.regions.size(); ++r) {
      text += fmt::format("    {:>12}  {}\n",
                          spoken_count(static_cast<std::int64_t>(counts.regions[r])),
                          spoken_region(labels.regions[r]));
    }
  }
  return text;
}

}  // namespace grens
