// Units are dissolved each into itself, so that their fills are made of the same arcs as the
// borders.
#include "map/number_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace grens {
namespace {

/// The colour of class k of n: spread over the ramp, without its darkest end, on which borders
/// cannot be seen, unless all are needed.
Colour ramp_colour(std::size_t k, std::size_t n) {
  const std::size_t last = n <= 5 ? 5 : kNumberFills.size() - 1;
  return kNumberFills[n == 1 ? 2 : k * last / (n - 1)];
}

/// As many decimals as the numbers have, but no more than they need to differ.
int decimals_for(const std::vector<double>& numbers) {
  if (numbers.empty()) return 0;
  const auto [least, most] = std::minmax_element(numbers.begin(), numbers.end());
  const double range = *most > *least ? *most - *least : std::max(std::abs(*most), 1.0);
  const int needed = std::clamp(static_cast<int>(std::ceil(2 - std::log10(range))), 0, 4);
  for (int decimals = 0; decimals < needed; ++decimals) {
    const double power = std::pow(10, decimals);
    const bool enough = std::all_of(numbers.begin(), numbers.end(), [&](double number) {
      return std::abs(number * power - std::round(number * power)) < 1e-6;
    });
    if (enough) return decimals;
  }
  return needed;
}

Hatch no_data(double scale) { return {rgb(0x9A9A9A), 0.15 * scale, 1.3 * scale}; }

/// The classes of the units that a map is about, and which unit is in which.
struct Classed {
  std::vector<NumberClass> classes;
  std::vector<std::optional<std::size_t>> of_unit;
  int decimals = 0;
  std::size_t unknown = 0;
};

Classed classed(const UnitNumbers& numbers, std::span<const std::uint8_t> near) {
  Classed result;
  std::vector<double> known;
  for (std::size_t u = 0; u < numbers.numbers.size(); ++u) {
    if (!is_near(near, static_cast<UnitId>(u))) continue;
    if (numbers.numbers[u]) {
      known.push_back(*numbers.numbers[u]);
    } else {
      ++result.unknown;
    }
  }
  result.decimals = decimals_for(known);
  result.classes = classify(std::move(known), numbers.classes, numbers.breaks);
  for (std::size_t u = 0; u < numbers.numbers.size(); ++u) {
    const bool has_class = numbers.numbers[u] && is_near(near, static_cast<UnitId>(u));
    result.of_unit.push_back(
        has_class ? std::optional(class_of(result.classes, *numbers.numbers[u])) : std::nullopt);
  }
  return result;
}

std::vector<KeyEntry> key_of(const Classed& classed, const UnitNumbers& numbers, const Noun& units,
                             const MapWish& wish) {
  const Language language = wish.text.language;
  const auto counted = [&](const std::string& text, std::size_t count) {
    return fmt::format("{} ({})", text, number_text(static_cast<double>(count), 0, language));
  };
  std::vector<KeyEntry> key;
  key.push_back(
      {{},
       {},
       {},
       fmt::format("{}{} ({} {})", with_capital(numbers.what),
                   numbers.year ? fmt::format(", {}", *numbers.year) : "",
                   in_language(language, "in brackets: number of", "tussen haakjes: aantal"),
                   units.many)});
  for (std::size_t k = 0; k < classed.classes.size(); ++k) {
    const NumberClass& one = classed.classes[k];
    const std::string least = number_text(one.least, classed.decimals, language);
    const std::string most = number_text(one.most, classed.decimals, language);
    key.push_back({{},
                   ramp_colour(k, classed.classes.size()),
                   {},
                   counted(least == most ? least : least + " – " + most, one.count)});
  }
  if (classed.unknown > 0) {
    key.push_back({{},
                   kWhite,
                   no_data(page_scale(wish.page)),
                   counted(in_language(language, "no data", "geen gegevens"), classed.unknown)});
  }
  return key;
}

DrawnLayer unit_fills(const Scene& scene, const Dissolved& units, const Classed& classed,
                      std::span<const Colour> fills, std::span<const std::uint8_t> near) {
  DrawnLayer layer{"units", scene.fit.frame};
  for (std::size_t u = 0; u < fills.size(); ++u) {
    const auto this_one = [u](UnitId unit) { return unit == static_cast<UnitId>(u); };
    Shape shape;
    shape.rings = units.regions[u].broken ? rings_as_read(scene, this_one)
                                          : scene.arcs.rings(units.regions[u].parts);
    if (!in_frame(scene, shape.rings)) continue;
    shape.fill = fills[u];
    if (!classed.of_unit[u] && is_near(near, static_cast<UnitId>(u))) {
      shape.hatch = no_data(scene.scale);
    }
    shape.stroke = Stroke{fills[u], kFillRim * scene.scale};
    shape.id = scene.ground.layer().units[u].code;
    shape.title = scene.ground.names()[u];
    layer.things.emplace_back(std::move(shape));
  }
  return layer;
}

}  // namespace

MapResult number_map(const MapGround& ground, const MapScheme& scheme, const UnitNumbers& numbers,
                     const MapWish& wish, const Fonts& fonts) {
  Classed by_class =
      classed(numbers, wish.same_classes ? std::span<const std::uint8_t>() : wish.near);
  for (std::size_t u = 0; u < by_class.of_unit.size(); ++u) {
    if (!is_near(wish.near, static_cast<UnitId>(u))) by_class.of_unit[u].reset();
  }
  std::vector<Colour> fills;
  for (std::size_t u = 0; u < numbers.numbers.size(); ++u) {
    const auto& in_class = by_class.of_unit[u];
    fills.push_back(in_class ? ramp_colour(*in_class, by_class.classes.size())
                    : is_near(wish.near, static_cast<UnitId>(u)) ? kWhite
                                                                 : kNoRegionFill);
  }
  std::vector<RegionId> itself(fills.size());
  std::iota(itself.begin(), itself.end(), 0);
  const Dissolved units = dissolve(ground.coverage(), itself, itself.size());

  MapContent content;
  content.key = key_of(by_class, numbers, unit_noun_of(ground, wish.text.language), wish);
  const std::vector<Colour> white(scheme.labels.regions.size(), kWhite);
  content.names = region_and_unit_names(ground, scheme, white, wish.near);
  for (AreaName& name : content.names) {
    if (name.kind == NameKind::kUnit) {
      name.ground = fills[static_cast<std::size_t>(name.units.front())];
    } else if (name.pale) {
      name.ground = kNoRegionFill;
    }
  }
  content.region = scheme.labels.region;
  content.draw = [&](const Scene& scene, std::vector<DrawnLayer>& layers) {
    layers.push_back(unit_fills(scene, units, by_class, fills, wish.near));
    layers.push_back(border_lines(scene, scheme.labels.region, wish.near));
  };
  return map_page(ground, content, wish, fonts);
}

}  // namespace grens
