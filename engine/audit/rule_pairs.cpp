// A region of one scheme is divided by the regions of the other that its units lie in. Which piece
// is the main one goes by people, else area, else units, so that the rest are its exceptions.
// Where the one piece lies in a composite, the rows of its units say in which of the members.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "audit/main_piece.hpp"
#include "audit/rule_finder.hpp"
#include "regions/codes.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

using Units = RuleFinder::Units;
/// The units of a region by their region in the other scheme, those without one by kNoRegion.
using Divided = std::map<RegionId, Units>;

Divided divided(const RuleFinder& finder, RegionId region) {
  Divided pieces;
  for (const std::size_t unit : finder.units.of_region(finder.scheme, region)) {
    pieces[finder.units.region(finder.other(), unit)].push_back(unit);
  }
  return pieces;
}

/// The other region that has the main piece; where too little is known to tell, the one with most
/// units, of equal ones with the smaller code. kNoRegion when no unit has one.
RegionId main_of(const RuleFinder& finder, const Divided& pieces) {
  const AllUnits& units = finder.units;
  std::vector<std::pair<RegionId, const Units*>> placed;
  for (const auto& [region, some] : pieces) {
    if (region != kNoRegion) placed.emplace_back(region, &some);
  }
  if (placed.empty()) return kNoRegion;
  std::sort(placed.begin(), placed.end(), [&](const auto& x, const auto& y) {
    return finder.other().info(x.first).code < finder.other().info(y.first).code;
  });
  const auto sum = [](const Units& some, const auto& figure) {
    std::optional<double> all = 0;
    for (const std::size_t unit : some) {
      const auto one = figure(unit);
      if (!one) return std::optional<double>();
      *all += static_cast<double>(*one);
    }
    return all;
  };
  // as cases have it: what is not known of a unit of the region is not known of any piece
  const auto known = [&](const auto& figure) {
    return std::all_of(pieces.begin(), pieces.end(),
                       [&](const auto& piece) { return sum(piece.second, figure).has_value(); });
  };
  const auto persons = [&](std::size_t u) { return units.persons(u); };
  const auto area = [&](std::size_t u) { return units.area(u); };
  const bool people_known = known(persons);
  const bool area_known = known(area);
  std::vector<PieceWeight> weights;
  for (const auto& [region, some] : placed) {
    weights.push_back({people_known ? sum(*some, persons) : std::nullopt,
                       area_known ? sum(*some, area) : std::nullopt,
                       sum(*some, [&](std::size_t u) { return units.table_persons(u); })});
  }
  if (const auto main = main_piece(weights)) return placed[main->index].first;
  const auto most = std::max_element(
      placed.begin(), placed.end(),
      [](const auto& x, const auto& y) { return x.second->size() < y.second->size(); });
  return most->first;
}

/// Adds a finding when a region has pieces beside the main one; whether it has.
bool tell_division(RuleFinder& finder, RegionId region, const Divided& pieces, RegionId main) {
  Units astray;
  std::string where;
  for (const auto& [beside, some] : pieces) {
    if (beside == main || beside == kNoRegion) continue;
    where += fmt::format("{}{} in {}", where.empty() ? "" : "; ", finder.list(some),
                         finder.called(finder.other(), beside));
    astray.insert(astray.end(), some.begin(), some.end());
  }
  if (astray.empty()) return false;
  finder.add(finder.scheme, region, astray,
             fmt::format("{} lies in {}, but for {}", finder.called(finder.scheme, region),
                         finder.called(finder.other(), main), where));
  return true;
}

/// Regions of the other scheme, by the tables, that each unit with rows there lies in.
using Members = std::map<std::string_view, std::set<std::string>>;

Members other_members(const RuleFinder& finder) {
  Members members;
  for (const MembershipRow& row : finder.input.tables.membership.rows) {
    if (row.scheme != finder.rule.other || !row.validity.holds(finder.input.date)) continue;
    members[row.unit].insert(row.region);
  }
  return members;
}

/// Looks into a region that lies in a composite: a finding when its units lie wholly in several
/// members, a doubt when that is not known. Whether it is either.
bool tell_blurred(RuleFinder& finder, RegionId region, RegionId main, const Members& members) {
  const RegionInfo& info = finder.other().info(main);
  if (!info.composite) return false;
  std::map<std::string, Units> pieces;
  Units unknown;
  for (const std::size_t unit : finder.units.of_region(finder.scheme, region)) {
    const auto code = table_unit(finder.units.code(unit),
                                 [&](std::string_view key) { return members.contains(key); });
    if (!code) continue;
    const std::set<std::string>& in = members.at(*code);
    if (in.size() == 1) {
      pieces[*in.begin()].push_back(unit);
    } else {
      unknown.push_back(unit);
    }
  }
  const std::string name = finder.called(finder.scheme, region);
  if (pieces.size() > 1) {
    std::string where;
    Units all;
    for (const auto& [member, some] : pieces) {
      where +=
          fmt::format("{}{} in {}", where.empty() ? "" : "; ", finder.list(some), shown(member));
      all.insert(all.end(), some.begin(), some.end());
    }
    finder.add(finder.scheme, region, all,
               fmt::format("{} lies in several of {}: {}", name, finder.rule.other, where));
    return true;
  }
  if (unknown.empty()) return false;
  finder.doubt({.kind = DoubtKind::kLimits,
                .region = finder.scheme.info(region).name,
                .other = finder.rule.other,
                .units = finder.codes(unknown),
                .text = fmt::format("{}: where limits of {} run inside {} is not known", name,
                                    finder.rule.other, finder.list(unknown))},
               region);
  return true;
}

/// A composite that lies in several regions need not have a member that does. Whether it is one.
bool tell_joined(RuleFinder& finder, RegionId region, const Divided& pieces, RegionId main) {
  const bool several = pieces.size() > 1 || finder.other().info(main).composite;
  if (!finder.scheme.info(region).composite || !several) return false;
  finder.doubt({.kind = DoubtKind::kJoinedAcross,
                .region = finder.scheme.info(region).name,
                .other = finder.rule.other,
                .text = fmt::format("{} cannot be told apart, and lies in several of {}",
                                    finder.called(finder.scheme, region), finder.rule.other)},
               region);
  return true;
}

void doubt_unplaced(RuleFinder& finder, RegionId region, const Divided& pieces) {
  const auto unplaced = pieces.find(kNoRegion);
  if (unplaced == pieces.end()) return;
  finder.doubt(
      {.kind = DoubtKind::kUnplaced,
       .region = finder.scheme.info(region).name,
       .other = finder.rule.other,
       .units = finder.codes(unplaced->second),
       .text = fmt::format("{}: no {} is known of {}", finder.called(finder.scheme, region),
                           finder.rule.other, finder.list(unplaced->second))},
      region);
}

}  // namespace

void find_nesting(RuleFinder& finder) {
  const Members members = other_members(finder);
  for (const RegionId region : finder.regions_asked()) {
    const Divided pieces = divided(finder, region);
    const RegionId main = main_of(finder, pieces);
    if (main != kNoRegion &&
        (tell_joined(finder, region, pieces, main) || tell_division(finder, region, pieces, main) ||
         tell_blurred(finder, region, main, members))) {
      continue;
    }
    doubt_unplaced(finder, region, pieces);
  }
  finder.rest_on_all(finder.scheme);
  finder.rest_on_all(finder.other());
}

void find_congruence(RuleFinder& finder) {
  for (const RegionId region : finder.regions_asked()) {
    const Divided pieces = divided(finder, region);
    const RegionId main = main_of(finder, pieces);
    if (main != kNoRegion && (tell_joined(finder, region, pieces, main) ||
                              tell_division(finder, region, pieces, main))) {
      continue;
    }
    doubt_unplaced(finder, region, pieces);
    if (main == kNoRegion) continue;
    if (finder.other().info(main).composite) {
      finder.doubt({.kind = DoubtKind::kInJoined,
                    .region = finder.scheme.info(region).name,
                    .within = finder.other().info(main).name,
                    .text = fmt::format("{} lies in {}, which cannot be told apart",
                                        finder.called(finder.scheme, region),
                                        finder.called(finder.other(), main))},
                   region);
      continue;
    }
    Units beyond;
    for (const std::size_t unit : finder.units.of_region(finder.other(), main)) {
      if (finder.units.region(finder.scheme, unit) != region) beyond.push_back(unit);
    }
    if (beyond.empty()) continue;
    finder.add(finder.scheme, region, beyond,
               fmt::format("{} lacks {} of {}", finder.called(finder.scheme, region),
                           finder.list(beyond), finder.called(finder.other(), main)));
  }
  finder.rest_on_all(finder.scheme);
  finder.rest_on_all(finder.other());
}

void find_containment(RuleFinder& finder) {
  const auto whole = finder.exact_region(finder.scheme, finder.rule.region);
  std::set<RegionId> parts;
  bool all_known = true;
  for (const std::string& code : finder.rule.regions) {
    const auto part = finder.exact_region(finder.other(), code);
    if (part) parts.insert(*part);
    all_known = all_known && part;
  }
  if (!whole || !all_known) return;
  Units missing;
  Units extra;
  Units concerned;
  for (std::size_t u = 0; u < finder.units.count(); ++u) {
    const bool in_whole = finder.units.region(finder.scheme, u) == *whole;
    const bool in_parts = parts.contains(finder.units.region(finder.other(), u));
    if (in_whole || in_parts) concerned.push_back(u);
    if (in_parts && !in_whole) missing.push_back(u);
    if (in_whole && !in_parts) extra.push_back(u);
  }
  finder.breaches.regions = {*whole};
  if (!missing.empty() || !extra.empty()) {
    std::string text = finder.called(finder.scheme, *whole);
    if (!missing.empty()) text += " lacks " + finder.list(missing);
    if (!extra.empty()) {
      text += (missing.empty() ? " has also " : ", and has also ") + finder.list(extra);
    }
    missing.insert(missing.end(), extra.begin(), extra.end());
    finder.add(finder.scheme, *whole, missing, std::move(text));
  }
  finder.rest_on(finder.scheme, concerned);
  finder.rest_on(finder.other(), std::move(concerned));
}

}  // namespace grens
