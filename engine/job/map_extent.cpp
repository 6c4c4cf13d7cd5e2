// The schemes of the map come first, each by itself: a district goes before the police unit of the
// same name. The other schemes are asked together; that regions of the same units share a name is
// no doubt.
#include "job/map_extent.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

struct Match {
  std::string scheme;
  std::string code;
  std::string name;
  std::vector<std::uint8_t> units;
};

void find_in(const SchemeLabels& labels, const std::string& wanted, std::vector<Match>& matches) {
  const std::string folded_wanted = folded(wanted);
  const auto fits = [&](const std::string& code, const std::string& name) {
    return folded(code) == folded_wanted || folded(name) == folded_wanted;
  };
  for (std::size_t r = 0; r < labels.regions.size(); ++r) {
    const RegionInfo& region = labels.regions[r];
    const bool by_member =
        std::any_of(region.members.begin(), region.members.end(),
                    [&](const CodeName& member) { return fits(member.code, member.name); });
    if (!by_member && !fits(region.code, region.name)) continue;
    Match match{labels.scheme, region.code, region.name, {}};
    for (const RegionId of_unit : labels.region) {
      match.units.push_back(of_unit == static_cast<RegionId>(r) ? 1 : 0);
    }
    matches.push_back(std::move(match));
  }
}

MapExtent only(const std::vector<Match>& matches, const std::string& wanted,
               std::string_view option) {
  const bool same = std::all_of(matches.begin(), matches.end(), [&](const Match& match) {
    return match.units == matches.front().units;
  });
  if (!same) {
    std::vector<std::string> candidates;
    for (const Match& match : matches) candidates.push_back(match.scheme + ":" + match.code);
    throw UsageError(fmt::format("{} {} is the name of several regions: say which, {}", option,
                                 in_quotes(wanted), listed(candidates)));
  }
  return {matches.front().name, matches.front().units};
}

}  // namespace

MapExtent find_extent(const WorkLayer& work, std::span<const SchemeLabels* const> first,
                      const std::string& wanted, std::string_view option) {
  const std::size_t colon = wanted.find(':');
  const std::string scheme = colon == std::string::npos ? "" : wanted.substr(0, colon);
  const std::string region = colon == std::string::npos ? wanted : wanted.substr(colon + 1);
  if (!scheme.empty() && work.tables) check_scheme(*work.tables, scheme);
  std::vector<Match> matches;
  for (const SchemeLabels* labels : first) {
    if (!scheme.empty() && labels->scheme != scheme) continue;
    find_in(*labels, region, matches);
    if (!matches.empty()) return only(matches, wanted, option);
  }
  if (work.tables) {
    for (const std::string& other : work.tables->membership.schemes) {
      if (scheme.empty() || other == scheme) find_in(label_layer(work, other), region, matches);
    }
  }
  if (!matches.empty()) return only(matches, wanted, option);
  throw UsageError(fmt::format(
      "the layer has no region {} in any scheme: {} takes the code or name of one, such as "
      "those that grens dissolve writes",
      in_quotes(wanted), option));
}

MapExtent find_joined_extent(const WorkLayer& work, std::span<const SchemeLabels* const> first,
                             const std::string& wanted, std::string_view option) {
  MapExtent joined;
  for (std::size_t at = 0; at <= wanted.size();) {
    const std::size_t plus = std::min(wanted.find('+', at), wanted.size());
    const MapExtent one =
        find_extent(work, first, std::string(trimmed(wanted.substr(at, plus - at))), option);
    joined.name += (at == 0 ? "" : " + ") + one.name;
    joined.units.resize(one.units.size(), 0);
    for (std::size_t u = 0; u < one.units.size(); ++u) {
      if (one.units[u] != 0) joined.units[u] = 1;
    }
    at = plus + 1;
  }
  return joined;
}

}  // namespace grens
