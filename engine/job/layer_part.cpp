// Regions that have units outside the layer are gathered scheme by scheme.
#include "job/layer_part.hpp"

#include <fmt/format.h>

#include <set>

#include "regions/text.hpp"
#include "report/figures.hpp"
#include "report/titles.hpp"

namespace grens {
namespace {

constexpr std::size_t kMostRegions = 8;  // of a scheme

/// "police districts De Markiezaten (1 of 8), Hart van Brabant (2 of 10)"; "" when all are
/// complete.
std::string incomplete_text(const SchemeLabels& labels) {
  std::vector<std::string> regions;
  for (const RegionInfo& region : labels.regions) {
    if (region.units_outside.empty()) continue;
    regions.push_back(fmt::format("{} ({} of {})", region.name, region.unit_count,
                                  region.unit_count + region.units_outside.size()));
  }
  if (regions.empty()) return "";
  const Title title = scheme_title(labels.scheme);
  return (regions.size() == 1 ? title.one : title.many) + " " + listed(regions, kMostRegions);
}

}  // namespace

std::string layer_part_text(const WorkLayer& work, std::span<const SchemeLabels* const> schemes) {
  if (work.outside.empty()) return "";
  const Title units = unit_title(work.outside);
  std::string text = fmt::format(
      "This layer holds {} of the {} {}", work.table_units - work.outside.size(), work.table_units,
      work.fit.year ? fmt::format("{} of {}", units.many, *work.fit.layout_year())
                    : units.many + " of the membership table");
  std::string incomplete;
  for (const SchemeLabels* scheme : schemes) {
    const std::string regions = incomplete_text(*scheme);
    if (!regions.empty()) incomplete += (incomplete.empty() ? "" : "; ") + regions;
  }
  if (incomplete.empty()) return text + ".";
  return text + fmt::format("; these regions are incomplete here: {}.", incomplete);
}

void say_incomplete(const WorkLayer& work, std::span<const SchemeLabels* const> schemes,
                    Notices& notices) {
  std::size_t regions = 0;
  std::set<std::string> units;
  for (const SchemeLabels* scheme : schemes) {
    for (const RegionInfo& region : scheme->regions) {
      if (region.units_outside.empty()) continue;
      ++regions;
      units.insert(region.units_outside.begin(), region.units_outside.end());
    }
  }
  if (regions == 0) return;
  notices.warn("incomplete", layer_part_text(work, schemes), regions, {units.begin(), units.end()});
}

}  // namespace grens
