// Each kind of rule is a function of its own; those that compare two schemes are in rule_pairs.cpp,
// those that look into another layer or day in rule_agreement.cpp and rule_unchanged.cpp.
#include "audit/rule_breaches.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string_view>
#include <unordered_set>

#include "audit/rule_finder.hpp"
#include "regions/codes.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

using Units = RuleFinder::Units;

void find_count(RuleFinder& finder) {
  const Rule& rule = finder.rule;
  std::set<RegionId> regions;
  std::string where;
  if (rule.region.empty()) {
    for (const RegionId region : finder.all_regions()) regions.insert(region);
    finder.rest_on_all(finder.scheme);
  } else {
    const auto inside = finder.exact_region(finder.other(), rule.region);
    if (!inside) return;
    const Units units = finder.units.of_region(finder.other(), *inside);
    for (const std::size_t unit : units) regions.insert(finder.units.region(finder.scheme, unit));
    regions.erase(kNoRegion);
    where = " in " + finder.called(finder.other(), *inside);
    finder.rest_on(finder.scheme, units);
    finder.rest_on(finder.other(), units);
  }
  finder.breaches.regions.assign(regions.begin(), regions.end());
  std::size_t total = 0;
  for (const RegionId region : regions) {
    total += finder.scheme.refinement ? 1 : finder.scheme.info(region).members.size();
  }
  if (total == rule.count) return;
  finder.add(finder.scheme, kNoRegion, {},
             fmt::format("the tables have {} of {}{}, and not {}",
                         spoken_count(total, "region", "regions"), rule.scheme, where,
                         spoken_count(static_cast<std::int64_t>(rule.count))));
}

/// How many units of the tables these are: a municipality that the layer has as neighbourhoods is
/// one, unless the tables tell the regions of the neighbourhoods themselves.
std::size_t count_table_units(const RuleFinder& finder, const Units& some) {
  std::unordered_set<std::string_view> known;
  for (const MembershipRow& row : finder.input.tables.membership.rows) {
    if (row.scheme == finder.rule.scheme && row.validity.holds(finder.input.date)) {
      known.insert(row.unit);
    }
  }
  std::set<std::string> codes;
  for (const std::size_t unit : some) {
    const std::string& code = finder.units.code(unit);
    codes.insert(
        table_unit(code, [&](std::string_view key) { return known.contains(key); }).value_or(code));
  }
  return codes.size();
}

void find_units(RuleFinder& finder) {
  if (finder.input.units_day) return finder.doubt_other_day();
  const auto region = finder.exact_region(finder.scheme, finder.rule.region);
  if (!region) return;
  Units units = finder.units.of_region(finder.scheme, *region);
  const std::size_t count = count_table_units(finder, units);
  if (count != finder.rule.count) {
    finder.add(finder.scheme, *region, {},
               fmt::format("{} has {}, and not {}", finder.called(finder.scheme, *region),
                           spoken_count(count, "unit", "units"),
                           spoken_count(static_cast<std::int64_t>(finder.rule.count))));
  }
  finder.breaches.regions = {*region};
  finder.rest_on(finder.scheme, std::move(units));
}

void find_incomplete(RuleFinder& finder) {
  const Units without = finder.units.of_region(finder.scheme, kNoRegion);
  if (!without.empty()) {
    finder.add(finder.scheme, kNoRegion, without,
               fmt::format("{} no {}: {}", spoken_count(without.size(), "unit has", "units have"),
                           finder.rule.scheme, finder.list(without)));
  }
  finder.breaches.regions = finder.all_regions();
  finder.rest_on_all(finder.scheme);
}

void find_membership(RuleFinder& finder) {
  const Rule& rule = finder.rule;
  Units all;  // one, or all neighbourhoods of a municipality
  std::map<RegionId, Units> places;
  for (std::size_t unit = 0; unit < finder.units.count(); ++unit) {
    if (!is_meant(finder.units.code(unit), rule.unit)) continue;
    all.push_back(unit);
    places[finder.units.region(finder.scheme, unit)].push_back(unit);
  }
  if (all.empty()) {
    if (finder.input.units_day) return finder.doubt_other_day();
    finder.add(finder.scheme, kNoRegion, {},
               fmt::format("{} is no unit{}", shown(rule.unit), finder.day()));
    return;
  }
  finder.rest_on(finder.scheme, all);
  for (const auto& [region, some] : places) {
    const bool one = some.size() == 1;
    if (region == kNoRegion) {
      finder.add(finder.scheme, kNoRegion, some,
                 fmt::format("{} {} no {}", finder.list(some), one ? "has" : "have", rule.scheme));
      continue;
    }
    finder.breaches.regions.push_back(region);
    if (finder.scheme.info(region).code == rule.region) continue;
    const std::string text = fmt::format("{} {} in {}", finder.list(some), one ? "lies" : "lie",
                                         finder.called(finder.scheme, region));
    if (region == region_of_code(finder.scheme, rule.region)) {
      finder.doubt({.kind = DoubtKind::kInJoined,
                    .within = finder.scheme.info(region).name,
                    .units = finder.codes(some),
                    .text = text + ", which cannot be told apart"});
    } else {
      finder.add(finder.scheme, region, some, text);
    }
  }
}

void find_exclaves(RuleFinder& finder) {
  const SchemeMeasures& measures = *finder.input.schemes.at(finder.rule.scheme).measures;
  for (const RegionId region : finder.regions_asked()) {
    const std::string name = finder.called(finder.scheme, region);
    if (!finder.land_known(region)) continue;
    const auto& parts = measures.regions[static_cast<std::size_t>(region)].contiguity;
    if (parts->exclaves > 0) {
      finder.add(
          finder.scheme, region, {},
          fmt::format("{} has {}", name, spoken_count(parts->exclaves, "exclave", "exclaves")));
    }
  }
  finder.rest_on_all(finder.scheme);
}

/// People or km2 of a region, and the units of which they are not known.
struct Size {
  double sum = 0;
  Units unknown;
};

Size size_of(const RuleFinder& finder, RegionId region) {
  Size size;
  for (const std::size_t unit : finder.units.of_region(finder.scheme, region)) {
    const auto persons = finder.units.persons(unit);
    const auto area = finder.units.area(unit);
    if (finder.rule.size_of == SizeOf::kPeople && persons) {
      size.sum += static_cast<double>(*persons);
    } else if (finder.rule.size_of == SizeOf::kSquareKilometres && area) {
      size.sum += *area / 1e6;
    } else {
      size.unknown.push_back(unit);
    }
  }
  return size;
}

void find_sizes(RuleFinder& finder) {
  const Rule& rule = finder.rule;
  const bool people = rule.size_of == SizeOf::kPeople;
  const std::string measure = people ? "people" : "km2";
  for (const RegionId region : finder.regions_asked()) {
    const std::string name = finder.called(finder.scheme, region);
    const RegionInfo& info = finder.scheme.info(region);
    if (info.composite) {
      finder.doubt({.kind = DoubtKind::kJoined,
                    .region = info.name,
                    .text = name + " cannot be told apart"});
      continue;
    }
    const Size size = size_of(finder, region);
    const std::string figure = with_commas(fmt::format("{:.{}f}", size.sum, people ? 0 : 1));
    if (rule.most && size.sum > static_cast<double>(*rule.most)) {
      finder.add(
          finder.scheme, region, {},
          fmt::format("{} has {}{} {}, more than {}", name, size.unknown.empty() ? "" : "at least ",
                      figure, measure, spoken_count(*rule.most)));
    } else if (!size.unknown.empty()) {
      finder.doubt(
          {.kind = people ? DoubtKind::kPeopleUnknown : DoubtKind::kAreaUnknown,
           .region = info.name,
           .units = finder.codes(size.unknown),
           .text = fmt::format("{}: {} not known of {}", name,
                               people ? "people are" : "the area is", finder.list(size.unknown))});
    } else if (rule.least && size.sum < static_cast<double>(*rule.least)) {
      finder.add(finder.scheme, region, {},
                 fmt::format("{} has {} {}, less than {}", name, figure, measure,
                             spoken_count(*rule.least)));
    }
  }
  finder.rest_on_all(finder.scheme);
}

}  // namespace

Breaches find_breaches(const RuleInput& input, const Rule& rule) {
  RuleFinder finder(input, rule);
  switch (rule.kind) {
    case RuleKind::kCount:
      find_count(finder);
      break;
    case RuleKind::kUnits:
      find_units(finder);
      break;
    case RuleKind::kCompleteness:
      find_incomplete(finder);
      break;
    case RuleKind::kNesting:
      find_nesting(finder);
      break;
    case RuleKind::kCongruence:
      find_congruence(finder);
      break;
    case RuleKind::kContainment:
      find_containment(finder);
      break;
    case RuleKind::kMembership:
      find_membership(finder);
      break;
    case RuleKind::kContiguity:
      find_exclaves(finder);
      break;
    case RuleKind::kSize:
      find_sizes(finder);
      break;
    case RuleKind::kAgreement:
      find_disagreement(finder);
      break;
    case RuleKind::kUnchanged:
      find_changes(finder);
      break;
  }
  return std::move(finder.breaches);
}

}  // namespace grens
