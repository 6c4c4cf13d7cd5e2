// Colours come from the graph of neighbours; all that lies in no region is grey.
#include "map/region_map.hpp"

#include <algorithm>

#include "map/colouring.hpp"
#include "map/palette.hpp"

namespace grens {
namespace {

/// How far to white the fills of regions are that a map is not about.
constexpr double kFarOff = 0.75;

bool any_near(std::span<const std::uint8_t> near, std::span<const UnitId> units) {
  return std::any_of(units.begin(), units.end(), [&](UnitId u) { return is_near(near, u); });
}

}  // namespace

std::vector<std::vector<UnitId>> units_by_region(const SchemeLabels& labels) {
  std::vector<std::vector<UnitId>> units(labels.regions.size());
  for (std::size_t u = 0; u < labels.region.size(); ++u) {
    const RegionId r = labels.region[u];
    if (r >= 0) units[static_cast<std::size_t>(r)].push_back(static_cast<UnitId>(u));
  }
  return units;
}

RegionColours region_colours(const MapScheme& scheme, const MapWish& wish, double pale) {
  const std::size_t count = scheme.labels.regions.size();
  const Colouring colouring = colour_graph(count, scheme.neighbours, wish.style.regions.size());
  const auto units = units_by_region(scheme.labels);
  RegionColours colours;
  colours.alike = colouring.alike;
  for (std::size_t r = 0; r < count; ++r) {
    const Colour full = wish.style.regions[colouring.colour[r]];
    colours.fills.push_back(paler(full, any_near(wish.near, units[r]) ? pale : kFarOff));
  }
  return colours;
}

std::vector<AreaName> region_and_unit_names(const MapGround& ground, const MapScheme& scheme,
                                            std::span<const Colour> fills,
                                            std::span<const std::uint8_t> near) {
  std::vector<AreaName> names;
  const auto units = units_by_region(scheme.labels);
  for (std::size_t r = 0; r < units.size(); ++r) {
    names.push_back(
        {NameKind::kRegion, scheme.names[r], units[r], fills[r], !any_near(near, units[r])});
  }
  for (std::size_t u = 0; u < ground.names().size(); ++u) {
    const auto unit = static_cast<UnitId>(u);
    const RegionId r = scheme.labels.region[u];
    if (!is_near(near, unit)) continue;
    names.push_back({NameKind::kUnit,
                     ground.names()[u],
                     {unit},
                     r >= 0 ? fills[static_cast<std::size_t>(r)] : kNoRegionFill,
                     false,
                     1});
  }
  return names;
}

Noun unit_noun_of(const MapGround& ground, Language language) {
  std::vector<std::string> codes;
  for (const Unit& unit : ground.layer().units) codes.push_back(unit.code);
  return unit_noun(codes, language);
}

std::vector<KeyEntry> border_key(const MapGround& ground, const MapScheme& scheme,
                                 const MapWish& wish) {
  const Language language = wish.text.language;
  const double s = page_scale(wish.page);
  return {{stroke_of(wish.style.region_line, s),
           {},
           {},
           in_language(language, "border of a ", "grens van een ") +
               scheme_noun(scheme.labels.scheme, language).one},
          {stroke_of(wish.style.unit_line, s),
           {},
           {},
           in_language(language, "of a ", "van een ") + unit_noun_of(ground, language).one}};
}

MapResult region_map(const MapGround& ground, const MapScheme& scheme, const MapWish& wish,
                     const Fonts& fonts) {
  const RegionColours colours = region_colours(scheme, wish, 0);
  MapContent content;
  content.key = border_key(ground, scheme, wish);
  if (!scheme.labels.without_region.empty()) {
    content.key.push_back(
        {{}, kNoRegionFill, {}, in_language(wish.text.language, "no region", "geen regio")});
  }
  content.names = region_and_unit_names(ground, scheme, colours.fills, wish.near);
  content.region = scheme.labels.region;
  content.draw = [&](const Scene& scene, std::vector<DrawnLayer>& layers) {
    layers.push_back(region_fills(scene, scheme, colours.fills));
    layers.push_back(border_lines(scene, scheme.labels.region, wish.near));
  };
  MapResult result = map_page(ground, content, wish, fonts);
  result.alike = colours.alike;
  return result;
}

}  // namespace grens
