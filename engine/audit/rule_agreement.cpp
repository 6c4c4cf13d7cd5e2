// The figures are there before the rules are judged; here they are told. A region that is drawn
// with units of which it has only a part need not agree with any layer.
#include <fmt/format.h>

#include "audit/rule_finder.hpp"
#include "regions/code_names.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

std::string metres(double m) {
  return with_commas(fmt::format("{:.{}f}", m, m < 1 ? 3 : m < 100 ? 2 : 0)) + " m";
}

std::string km2(double m2) { return with_commas(fmt::format("{:.3f}", m2 / 1e6)) + " km2"; }

std::string place_text(const BorderApart& apart) {
  if (!apart.lonlat) {
    return fmt::format("{:.2f} {:.2f} (x y)", apart.land.place.x, apart.land.place.y);
  }
  return fmt::format("{:.4f} {:.4f} (lon lat)", apart.lonlat->x, apart.lonlat->y);
}

std::string apart_text(const std::string& region, const std::string& file,
                       const BorderApart& apart) {
  const LandAgreement& land = apart.land;
  std::string text = fmt::format("{} and that of {} have borders up to {} apart, at {}", region,
                                 file, metres(land.metres), place_text(apart));
  if (land.has_areas) {
    text +=
        fmt::format("; {} only here, {} only there", km2(land.only_ours), km2(land.only_theirs));
  }
  return text;
}

void hold(RuleFinder& finder, const LayerAgreement& layer, RegionId region) {
  const RegionInfo& info = finder.scheme.info(region);
  const std::string name = finder.called(finder.scheme, region);
  const std::string file = shown(layer.file, 120);
  const auto index = static_cast<std::size_t>(region);
  if (layer.match.by_members[index] != 0) {
    finder.doubt(
        {.kind = DoubtKind::kJoined, .region = info.name, .text = name + " cannot be told apart"},
        region);
    return;
  }
  if (!layer.match.record[index]) {
    finder.add(finder.scheme, region, {}, fmt::format("{} has no {}", file, name));
    return;
  }
  if (!layer.land[index]) {
    finder.add(finder.scheme, region, {}, fmt::format("{} has no area of {}", file, name));
    return;
  }
  const BorderApart apart{*layer.land[index], layer.lonlat[index]};
  if (apart.land.metres <= finder.rule.metres) return;
  if (info.partial() && !info.composite) {
    finder.doubt({.kind = DoubtKind::kJoinedAt,
                  .region = info.name,
                  .units = info.part_units,
                  .text = fmt::format("{} cannot be told apart: where its limits run inside {} is "
                                      "not known",
                                      name, listed(info.part_units, 3))},
                 region);
    return;
  }
  finder.add(finder.scheme, region, {}, apart_text(name, file, apart));
  finder.breaches.findings.back().apart = apart;
}

}  // namespace

void find_disagreement(RuleFinder& finder) {
  const LayerAgreement& layer = finder.input.agreements.at(finder.rule.id);
  for (const RegionId region : finder.regions_asked()) {
    if (finder.land_known(region)) hold(finder, layer, region);
  }
  finder.rest_on_all(finder.scheme);
  if (!finder.rule.region.empty()) return;
  for (const std::size_t record : layer.match.extra) {
    const CodeName& extra = layer.records[record];
    finder.add(finder.scheme, kNoRegion, {},
               fmt::format("{} has also {}, which is no region of {}{}", shown(layer.file, 120),
                           called(extra), finder.scheme.scheme, finder.day()));
    finder.breaches.findings.back().region = extra.code;
    finder.breaches.findings.back().region_name = name_of(extra);
  }
}

}  // namespace grens
