// Units are dissolved each into itself, so that their fills are made of the same arcs as the
// borders; regions have been dissolved already.
#include "map/number_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_set>

#include "map/class_text.hpp"
#include "map/palette.hpp"

namespace grens {
namespace {

/// The colour of class k of n: spread over the ramp, without its darkest end, on which borders
/// cannot be seen, unless all are needed.
Colour ramp_colour(const std::vector<Colour>& ramp, std::size_t k, std::size_t n) {
  const std::size_t last = ramp.size() - (n + 2 <= ramp.size() ? 2 : 1);
  return ramp[n == 1 ? last / 2 : std::min(k, n - 1) * last / (n - 1)];
}

std::vector<Colour> class_colours(const std::vector<NumberClass>& classes,
                                  const std::vector<Colour>& ramp) {
  std::size_t farthest = 0;
  for (const NumberClass& one : classes) {
    farthest = std::max(farthest, static_cast<std::size_t>(std::abs(one.side)));
  }
  std::vector<Colour> colours;
  for (std::size_t k = 0; k < classes.size(); ++k) {
    const int side = classes[k].side;
    colours.push_back(side == 0 ? ramp_colour(ramp, k, classes.size())
                                : diverging_fill(side, static_cast<int>(farthest)));
  }
  return colours;
}

Hatch no_data(double scale) { return {rgb(0x9A9A9A), 0.15 * scale, 1.3 * scale}; }

/// Units or regions that a map is about, as their numbers divide them.
struct Classed {
  std::vector<NumberClass> classes;
  std::vector<Colour> colours;                      ///< by class
  std::vector<std::string> texts;                   ///< by class
  std::vector<std::optional<std::size_t>> of_area;  ///< its class
  std::vector<bool> near;                           ///< by area: the map is about it
  std::size_t unknown = 0;

  bool lacks(std::size_t area) const { return near[area] && !of_area[area]; }
  Colour fill(std::size_t area) const {
    return of_area[area] ? colours[*of_area[area]] : near[area] ? kWhite : kNoRegionFill;
  }
};

/// By area whether a map is about it; `area` by unit: the one that it is in, negative for none.
std::vector<bool> near_areas(std::size_t count, std::span<const RegionId> area,
                             std::span<const std::uint8_t> near) {
  std::vector<bool> result(count, false);
  for (std::size_t u = 0; u < area.size(); ++u) {
    if (area[u] >= 0 && is_near(near, static_cast<UnitId>(u))) {
      result[static_cast<std::size_t>(area[u])] = true;
    }
  }
  return result;
}

Classed classed(const AreaNumbers& numbers, std::span<const RegionId> area,
                std::span<const std::uint8_t> near, const MapWish& wish) {
  Classed result;
  result.near = near_areas(numbers.numbers.size(), area, near);
  std::vector<double> known;
  for (std::size_t a = 0; a < numbers.numbers.size(); ++a) {
    if (!result.near[a]) continue;
    if (numbers.numbers[a]) {
      known.push_back(*numbers.numbers[a]);
    } else {
      ++result.unknown;
    }
  }
  result.classes = classify(known, numbers.rule);
  result.colours = class_colours(result.classes, wish.style.numbers);
  result.texts = class_texts(result.classes, numbers.rule.how, known, wish.text.language);
  for (std::size_t a = 0; a < numbers.numbers.size(); ++a) {
    const bool has_class = numbers.numbers[a] && result.near[a];
    result.of_area.push_back(
        has_class ? std::optional(class_of(result.classes, *numbers.numbers[a])) : std::nullopt);
  }
  return result;
}

/// Leaves only areas with near units in their classes.
void show_near(Classed& classed, std::span<const RegionId> area,
               std::span<const std::uint8_t> near) {
  classed.near = near_areas(classed.near.size(), area, near);
  for (std::size_t a = 0; a < classed.near.size(); ++a) {
    if (!classed.near[a]) classed.of_area[a].reset();
  }
}

std::vector<KeyEntry> key_of(const Classed& classed, const AreaNumbers& numbers, const Noun& areas,
                             const MapWish& wish) {
  const Language language = wish.text.language;
  const auto counted = [&](const std::string& text, std::size_t count) {
    return fmt::format("{} ({})", text, number_text(static_cast<double>(count), 0, language));
  };
  const std::string edges =
      has_bounds(numbers.rule.how) && classed.classes.size() > 1
          ? in_language(language, "; a number on a bound is in the class that begins there",
                        "; een getal op een grens hoort bij de klasse die daar begint")
          : "";
  std::vector<KeyEntry> key;
  key.push_back(
      {{},
       {},
       {},
       fmt::format("{}{} ({} {}{}{}{})", with_capital(numbers.what),
                   numbers.year ? fmt::format(", {}", *numbers.year) : "",
                   in_language(language, "in brackets: number of", "tussen haakjes: aantal"),
                   areas.many, edges, numbers.aside.empty() ? "" : "; ", numbers.aside)});
  for (std::size_t k = 0; k < classed.classes.size(); ++k) {
    key.push_back(
        {{}, classed.colours[k], {}, counted(classed.texts[k], classed.classes[k].count)});
  }
  if (classed.unknown > 0) {
    key.push_back({{},
                   kWhite,
                   no_data(page_scale(wish.page)),
                   counted(in_language(language, "no data", "geen gegevens"), classed.unknown)});
  }
  return key;
}

DrawnLayer unit_fills(const Scene& scene, const Dissolved& units, const Classed& classed) {
  DrawnLayer layer{"units", scene.fit.frame};
  for (std::size_t u = 0; u < units.regions.size(); ++u) {
    const auto this_one = [u](UnitId unit) { return unit == static_cast<UnitId>(u); };
    Shape shape;
    shape.rings = units.regions[u].broken ? rings_as_read(scene, this_one)
                                          : scene.arcs.rings(units.regions[u].parts);
    if (!in_frame(scene, shape.rings)) continue;
    shape.fill = classed.fill(u);
    if (classed.lacks(u)) shape.hatch = no_data(scene.scale);
    shape.stroke = Stroke{*shape.fill, kFillRim * scene.scale};
    shape.id = scene.ground.layer().units[u].code;
    shape.title = scene.ground.names()[u];
    layer.things.emplace_back(std::move(shape));
  }
  return layer;
}

/// The fills of the regions, those without a number hatched.
DrawnLayer hatched_region_fills(const Scene& scene, const MapScheme& scheme, const Classed& classed,
                                std::span<const Colour> fills) {
  std::unordered_set<std::string> lacking;
  for (std::size_t r = 0; r < fills.size(); ++r) {
    if (classed.lacks(r)) lacking.insert(scheme.labels.regions[r].code);
  }
  DrawnLayer layer = region_fills(scene, scheme, fills);
  for (auto& thing : layer.things) {
    Shape* shape = std::get_if<Shape>(&thing);
    if (shape != nullptr && lacking.contains(shape->id)) shape->hatch = no_data(scene.scale);
  }
  return layer;
}

}  // namespace

MapResult number_map(const MapGround& ground, const MapScheme& scheme, const AreaNumbers& numbers,
                     const MapWish& wish, const Fonts& fonts) {
  const Language language = wish.text.language;
  std::vector<RegionId> itself;
  Dissolved units;
  if (!numbers.by_region) {
    itself.resize(numbers.numbers.size());
    std::iota(itself.begin(), itself.end(), 0);
    units = dissolve(ground.coverage(), itself, itself.size());
  }
  const std::span<const RegionId> area = numbers.by_region ? scheme.labels.region : itself;
  const std::span<const std::uint8_t> all;
  Classed by_class = classed(numbers, area, wish.same_classes ? all : wish.near, wish);
  if (wish.same_classes) show_near(by_class, area, wish.near);
  std::vector<Colour> fills;
  for (std::size_t a = 0; a < numbers.numbers.size(); ++a) fills.push_back(by_class.fill(a));

  MapContent content;
  content.key = key_of(by_class, numbers,
                       numbers.by_region ? scheme_noun(scheme.labels.scheme, language)
                                         : unit_noun_of(ground, language),
                       wish);
  const std::vector<Colour> white(scheme.labels.regions.size(), kWhite);
  content.names =
      region_and_unit_names(ground, scheme, numbers.by_region ? fills : white, wish.near);
  if (!numbers.by_region) {
    for (AreaName& name : content.names) {
      if (name.kind == NameKind::kUnit) {
        name.ground = fills[static_cast<std::size_t>(name.units.front())];
      } else if (name.pale) {
        name.ground = kNoRegionFill;
      }
    }
  } else if (!scheme.labels.without_region.empty()) {
    content.key.push_back(
        {{}, kNoRegionFill, {}, in_language(language, "no region", "geen regio")});
  }
  content.region = scheme.labels.region;
  content.draw = [&](const Scene& scene, std::vector<DrawnLayer>& layers) {
    layers.push_back(numbers.by_region ? hatched_region_fills(scene, scheme, by_class, fills)
                                       : unit_fills(scene, units, by_class));
    layers.push_back(border_lines(scene, scheme.labels.region, wish.near));
  };
  return map_page(ground, content, wish, fonts);
}

}  // namespace grens
