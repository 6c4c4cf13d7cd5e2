// Regions give way: their fills are pale, and over points their names are light and choose last.
#include "map/symbol_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "map/palette.hpp"

namespace grens {
namespace {

constexpr double kPale = 0.6;

/// Whether some points of a set have the same name.
bool names_repeat(const SymbolSet& set) {
  std::set<std::string> names;
  return std::any_of(set.points.begin(), set.points.end(), [&](const MapPoint& point) {
    return !point.name.empty() && !names.insert(point.name).second;
  });
}

void add_dots_key(const SymbolSet& set, const MapWish& wish, std::vector<KeyEntry>& key) {
  const Language language = wish.text.language;
  const double s = page_scale(wish.page);
  KeyEntry entry;
  entry.circle = Circle{{}, kDotRadius * s, kSymbol};
  entry.text = fmt::format("{} ({})", set.what,
                           number_text(static_cast<double>(set.points.size()), 0, language));
  if (!set.of_units && names_repeat(set)) {
    entry.text += in_language(language, "; behind a name: how many lie together",
                              "; achter een naam: hoeveel bij elkaar liggen");
  }
  key.insert(key.begin(), std::move(entry));
}

void add_circles_key(const SymbolSet& set, const CircleScale& circles, const MapWish& wish,
                     std::vector<KeyEntry>& key) {
  const Language language = wish.text.language;
  KeyEntry heading;
  heading.text =
      fmt::format("{}{}: {}", set.what, set.year ? fmt::format(", {}", *set.year) : "",
                  in_language(language, "the area of a circle is in proportion to the number",
                              "de oppervlakte van een cirkel is evenredig met het aantal"));
  key.push_back(std::move(heading));
  for (const double number : circles.key()) {
    KeyEntry entry;
    entry.circle = Circle{
        {}, circles.radius(number), kCircleFill, Stroke{kSymbol, 0.2 * page_scale(wish.page)}};
    entry.text = round_number_text(number, language);
    key.push_back(std::move(entry));
  }
}

}  // namespace

MapResult symbol_map(const MapGround& ground, const MapScheme& scheme, const SymbolSet& set,
                     const MapWish& wish, const Fonts& fonts) {
  const RegionColours colours = region_colours(scheme, wish, kPale);
  std::vector<double> numbers;
  for (const MapPoint& point : set.points) numbers.push_back(point.number);
  const CircleScale circles(
      set.circles ? std::span<const double>(numbers) : std::span<const double>(), wish.page);
  MapContent content;
  content.key = border_key(ground, scheme, wish);
  if (set.circles) {
    add_circles_key(set, circles, wish, content.key);
  } else {
    add_dots_key(set, wish, content.key);
  }
  for (AreaName& name : region_and_unit_names(ground, scheme, colours.fills, wish.near)) {
    if (!set.of_units && name.kind == NameKind::kUnit) continue;
    if (!set.of_units && name.kind == NameKind::kRegion && !name.pale) {
      name.kind = NameKind::kGround;
    }
    content.names.push_back(std::move(name));
  }
  content.region = scheme.labels.region;
  content.draw = [&](const Scene& scene, std::vector<DrawnLayer>& layers) {
    layers.push_back(region_fills(scene, scheme, colours.fills));
    layers.push_back(border_lines(scene, scheme.labels.region, wish.near));
  };
  content.symbols = [&](const Scene& scene, std::vector<AreaName>& names) {
    return draw_symbols(scene, set, circles, names);
  };
  MapResult result = map_page(ground, content, wish, fonts);
  result.alike = colours.alike;
  return result;
}

}  // namespace grens
