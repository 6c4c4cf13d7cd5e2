// Combinations that occur are collected, sorted by code and numbered; then each unit takes its own.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "regions/labels.hpp"

namespace grens {
namespace {

/// Pairs of regions that have a unit, and the combination's id.
using Combinations = std::map<std::pair<RegionId, RegionId>, RegionId>;

RegionInfo combination(const RegionInfo& a, const RegionInfo& b) {
  RegionInfo region;
  region.code = a.code + "|" + b.code;
  region.name = a.name + " | " + b.name;
  region.composite = a.composite || b.composite;
  std::set<CodeName> members(a.members.begin(), a.members.end());
  members.insert(b.members.begin(), b.members.end());
  region.members.assign(members.begin(), members.end());
  return region;
}

/// Puts the combinations into `regions`, by code, and numbers them from `first` on.
void number(const SchemeLabels& a, const SchemeLabels& b, Combinations& combined, RegionId first,
            std::vector<RegionInfo>& regions) {
  std::vector<std::pair<RegionInfo, RegionId*>> found;
  for (auto& [pair, id] : combined) {
    found.emplace_back(combination(a.info(pair.first), b.info(pair.second)), &id);
  }
  std::sort(found.begin(), found.end(),
            [](const auto& x, const auto& y) { return x.first.code < y.first.code; });
  for (auto& [region, id] : found) {
    *id = first++;
    regions.push_back(std::move(region));
  }
}

}  // namespace

SchemeLabels refine(const SchemeLabels& a, const SchemeLabels& b,
                    std::span<const std::string> units) {
  // Combinations of the layer's units, then those of units outside only, by code.
  Combinations combined;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (a.region[i] != kNoRegion && b.region[i] != kNoRegion) {
      combined.try_emplace({a.region[i], b.region[i]}, kNoRegion);
    }
  }
  SchemeLabels labels;
  labels.scheme = a.scheme + "+" + b.scheme;
  labels.refinement = true;
  number(a, b, combined, 0, labels.regions);
  labels.check_codes();
  Combinations away;
  for (std::size_t i = 0; i < a.outside.size(); ++i) {
    const std::pair pair(a.outside[i].region, b.outside[i].region);
    if (pair.first != kNoRegion && pair.second != kNoRegion && !combined.contains(pair)) {
      away.try_emplace(pair, kNoRegion);
    }
  }
  number(a, b, away, static_cast<RegionId>(combined.size()), labels.elsewhere);

  std::vector<std::set<std::string>> parts(labels.regions.size());
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto found_pair = combined.find({a.region[i], b.region[i]});
    if (found_pair == combined.end()) {
      labels.add_unit(units[i], kNoRegion, {}, {});
      continue;
    }
    const std::string& part = a.part_of[i].empty() ? b.part_of[i] : a.part_of[i];
    // Of the two bases the weaker; a column of the layer has none.
    labels.add_unit(units[i], found_pair->second, std::max(a.basis[i], b.basis[i]), part);
    if (!part.empty()) parts[static_cast<std::size_t>(found_pair->second)].insert(part);
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    labels.regions[i].part_units.assign(parts[i].begin(), parts[i].end());
  }
  combined.merge(away);
  for (std::size_t i = 0; i < a.outside.size(); ++i) {
    OutsideUnit unit = a.outside[i];
    const auto found_pair = combined.find({unit.region, b.outside[i].region});
    unit.region = found_pair == combined.end() ? kNoRegion : found_pair->second;
    unit.basis = unit.region == kNoRegion ? std::nullopt : std::max(unit.basis, b.outside[i].basis);
    labels.add_outside(std::move(unit));
  }
  return labels;
}

SchemeLabels labels_from_values(std::string scheme, std::span<const std::string> units,
                                std::span<const std::string> values) {
  SchemeLabels labels;
  labels.scheme = std::move(scheme);
  std::map<std::string_view, RegionId> ids;
  for (const std::string& value : values) {
    if (!value.empty()) ids.try_emplace(value, kNoRegion);
  }
  for (auto& [value, id] : ids) {
    id = static_cast<RegionId>(labels.regions.size());
    RegionInfo region;
    region.code = region.name = value;
    region.members = {{region.code, region.name}};
    labels.regions.push_back(std::move(region));
  }
  for (std::size_t i = 0; i < units.size(); ++i) {
    labels.add_unit(units[i], values[i].empty() ? kNoRegion : ids.at(values[i]), {}, {});
  }
  return labels;
}

}  // namespace grens
