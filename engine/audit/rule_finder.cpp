// Names of files are made harmless where a sentence is made of them.
#include "audit/rule_finder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "regions/code_names.hpp"
#include "regions/text.hpp"

namespace grens {

RuleFinder::RuleFinder(const RuleInput& all, const Rule& one)
    : input(all), rule(one), scheme(*all.schemes.at(one.scheme).labels), units(all.audit, scheme) {}

std::string RuleFinder::called(std::size_t unit) const {
  return grens::called(CodeName{units.code(unit), units.name(unit)});
}

std::string RuleFinder::called(const SchemeLabels& labels, RegionId region) const {
  return fmt::format("{} {}", labels.scheme, shown(labels.info(region).name, 120));
}

std::string RuleFinder::day() const { return input.dated ? " on " + to_string(input.date) : ""; }

std::vector<std::string> RuleFinder::codes(const Units& some) const {
  std::vector<std::string> list;
  for (const std::size_t unit : some) list.push_back(units.code(unit));
  return list;
}

void RuleFinder::doubt_other_day() {
  doubt({.kind = DoubtKind::kOtherDay,
         .text = fmt::format("the layer has the units of {}, and not those of {}",
                             to_string(*input.units_day), to_string(input.date))});
}

bool RuleFinder::land_known(RegionId region) {
  const RegionInfo& info = scheme.info(region);
  const std::string name = called(scheme, region);
  if (!scheme.is_here(region) || !info.units_outside.empty()) {
    doubt({.kind = DoubtKind::kUnitsMissing,
           .region = info.name,
           .text = name + ": the layer lacks units of it"});
    return false;
  }
  Units without = units.of_region(scheme, region);
  std::erase_if(without, [&](const std::size_t unit) { return units.area(unit).has_value(); });
  if (!without.empty()) {
    doubt({.kind = DoubtKind::kAreaUnknown,
           .region = info.name,
           .units = codes(without),
           .text = fmt::format("{}: the layer has no geometry of {}", name, list(without))},
          region);
    return false;
  }
  const SchemeMeasures& measures = *input.schemes.at(rule.scheme).measures;
  if (measures.regions[static_cast<std::size_t>(region)].contiguity) return true;
  doubt({.kind = DoubtKind::kBordersDiffer,
         .region = info.name,
         .text = name + ": borders inside it do not match; repair the layer first"});
  return false;
}

std::string RuleFinder::list(const Units& some) const {
  std::string text;
  constexpr std::size_t kMost = 5;
  for (std::size_t i = 0; i < some.size() && i < kMost; ++i) {
    text += (i == 0 ? "" : ", ") + called(some[i]);
  }
  if (some.size() > kMost) text += fmt::format(" and {} more", some.size() - kMost);
  return text;
}

void RuleFinder::add(const SchemeLabels& labels, RegionId region, const Units& some,
                     std::string text) {
  RuleFinding finding;
  if (region != kNoRegion) {
    finding.region = labels.info(region).code;
    finding.region_name = labels.info(region).name;
  }
  for (const std::size_t unit : some) {
    finding.units.push_back(units.code(unit));
    finding.area += units.area(unit).value_or(0);
    finding.population.add(units.code(unit), units.persons(unit));
  }
  std::sort(finding.units.begin(), finding.units.end());
  finding.text = std::move(text);
  breaches.findings.push_back(std::move(finding));
}

void RuleFinder::rest_on(const SchemeLabels& labels, Units some) {
  breaches.rests_on.emplace_back(&labels, std::move(some));
}

void RuleFinder::rest_on_all(const SchemeLabels& labels) {
  Units every(units.count());
  std::iota(every.begin(), every.end(), std::size_t{0});
  rest_on(labels, std::move(every));
}

std::vector<RegionId> RuleFinder::all_regions() const {
  std::vector<RegionId> regions(known_regions(scheme));
  std::iota(regions.begin(), regions.end(), RegionId{0});
  std::sort(regions.begin(), regions.end(),
            [&](RegionId a, RegionId b) { return scheme.info(a).code < scheme.info(b).code; });
  return regions;
}

std::vector<RegionId> RuleFinder::regions_asked() {
  breaches.regions = all_regions();
  if (!rule.region.empty()) {
    const auto one = exact_region(scheme, rule.region);
    breaches.regions = one ? std::vector{*one} : std::vector<RegionId>{};
  }
  return breaches.regions;
}

std::optional<RegionId> RuleFinder::exact_region(const SchemeLabels& labels,
                                                 const std::string& code) {
  const RegionId region = region_of_code(labels, code);
  if (region == kNoRegion) {
    add(labels, kNoRegion, {},
        fmt::format("no unit lies in {} {}{}", labels.scheme, shown(code), day()));
    breaches.findings.back().region = code;
    return std::nullopt;
  }
  const RegionInfo& info = labels.info(region);
  if (!info.composite) return region;
  const auto member = std::find_if(info.members.begin(), info.members.end(),
                                   [&](const CodeName& one) { return one.code == code; });
  Units shared;
  for (std::size_t unit = 0; unit < units.count(); ++unit) {
    const auto& parts = info.part_units;
    if (std::find(parts.begin(), parts.end(), units.code(unit)) != parts.end()) {
      shared.push_back(unit);
    }
  }
  doubt({.kind = DoubtKind::kJoinedAt,
         .region = member->name,
         .units = shared.empty() ? info.part_units : codes(shared),
         .text =
             fmt::format("{} {} cannot be told apart: where its limits run inside {} is not known",
                         labels.scheme, shown(member->name, 120),
                         shared.empty() ? listed(info.part_units, 3) : list(shared))});
  return std::nullopt;
}

}  // namespace grens
