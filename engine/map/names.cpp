// Each name is offered in several sizes and numbers of lines, at the places where these have room;
// which of them are taken is the layout's choice. A number is the last resort of a name that must
// be told: its own line in a list below the map.
#include "map/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "map/palette.hpp"
#include "map/point_places.hpp"

namespace grens {
namespace {

struct KindStyle {
  std::array<double, 3> sizes;  ///< pt on A4, the first liked best
  bool bold;
  bool italic;
  Colour colour;
  std::size_t lines;  ///< at most
  int rank;
  bool must_be_told;
};

const KindStyle& style_of(NameKind kind) {
  static constexpr KindStyle kPiece{{7.4, 6.8, 6.2}, true, false, kCutLine, 4, 0, true};
  static constexpr KindStyle kRegion{{8.8, 7.8, 6.8}, true, false, kInk, 4, 1, true};
  static constexpr KindStyle kOver{{7.6, 7, 6.4}, true, true, kOverLine, 4, 2, true};
  static constexpr KindStyle kSpot{{7.4, 6.8, 6.2}, false, false, kInk, 2, 0, true};
  static constexpr KindStyle kGround{{7.4, 6.8, 6.2}, false, true, kFaintInk, 4, 1, true};
  static constexpr KindStyle kUnit{{5.8, 5.3, 4.9}, false, false, kGreyInk, 3, 3, false};
  switch (kind) {
    case NameKind::kPiece:
      return kPiece;
    case NameKind::kRegion:
      return kRegion;
    case NameKind::kOver:
      return kOver;
    case NameKind::kSpot:
      return kSpot;
    case NameKind::kGround:
      return kGround;
    case NameKind::kUnit:
      break;
  }
  return kUnit;
}

/// Names of exceptions and of a second scheme have the colours of their lines.
Colour colour_of(NameKind kind, const MapStyle& style) {
  if (kind == NameKind::kPiece) return style.cut_line.colour;
  return kind == NameKind::kOver ? style.over_line.colour : style_of(kind).colour;
}

/// `scale` times the sizes of A4.
std::vector<Variant> variants_of(const AreaName& name, const MapStyle& look, double scale,
                                 const Fonts& fonts) {
  const KindStyle& kind = style_of(name.kind);
  std::vector<Variant> variants;
  for (std::size_t i = name.pale ? 1 : 0; i < kind.sizes.size(); ++i) {
    const TextStyle style{kind.sizes[i] * scale, kind.bold && !name.pale, kind.italic,
                          ink_on(name.ground, name.pale ? kGreyInk : colour_of(name.kind, look))};
    for (LabelText& text : wrapped(name.text, style, kind.lines, fonts)) {
      const double lines = static_cast<double>(text.lines.size());
      variants.push_back({std::move(text), 2.5 * static_cast<double>(i) + 0.6 * (lines - 1)});
    }
  }
  return variants;
}

CellBlock block_of(const UnitGrid& grid, std::span<const UnitId> units) {
  CellBlock block{grid.columns(), grid.rows(), 0, 0};
  for (const UnitId unit : units) {
    const CellBlock& one = grid.block(unit);
    if (one.empty()) continue;
    block = {std::min(block.left, one.left), std::min(block.top, one.top),
             std::max(block.right, one.right), std::max(block.bottom, one.bottom)};
  }
  return block;
}

constexpr double kFarthestJut = 20;  // mm: no name juts out farther

CellBlock within(const UnitGrid& grid, const CellBlock& block) {
  return {std::max(block.left, 0), std::max(block.top, 0), std::min(block.right, grid.columns()),
          std::min(block.bottom, grid.rows())};
}

/// A name with the forms and places it may take. The last variant of a name that must be told is
/// its number.
struct Offer {
  std::vector<Variant> variants;
  LabelWish wish;
  bool numbered = false;
  std::size_t inside = 0;  ///< so many of the places are wholly inside the area
};

/// What a place costs that leaves a unit without any place for its name.
constexpr double kCoveredUnit = 1.5;
/// What it costs more where units are weighed, for each and by its weight: a smaller name, or one
/// in more lines, is better.
constexpr double kCoveredWeight = 8;

/// By name, for those of units.
std::vector<double> covered_costs(std::span<const AreaName> names, UnitWeights weights) {
  std::vector<double> costs(names.size(), kCoveredUnit);
  if (weights.empty()) return costs;
  const auto weight = [&](std::size_t n) {
    return names[n].kind == NameKind::kUnit
               ? weights[static_cast<std::size_t>(names[n].units.front())]
               : 0;
  };
  double most = 0;
  for (std::size_t n = 0; n < names.size(); ++n) most = std::max(most, weight(n));
  for (std::size_t n = 0; most > 0 && n < names.size(); ++n) {
    costs[n] += kCoveredWeight * weight(n) / most;
  }
  return costs;
}

/// Large names make room for those of units: places in the way of all places of a unit cost more.
void spare_units(std::span<const AreaName> names, UnitWeights weights,
                 std::vector<LabelWish>& wishes) {
  const std::vector<double> covered_cost = covered_costs(names, weights);
  for (std::size_t n = 0; n < names.size(); ++n) {
    if (names[n].kind == NameKind::kUnit) continue;
    for (LabelPlace& place : wishes[n].places) {
      for (std::size_t u = 0; u < names.size(); ++u) {
        if (names[u].kind != NameKind::kUnit || wishes[u].places.empty()) continue;
        const auto& others = wishes[u].places;
        const bool covered =
            std::all_of(others.begin(), others.end(),
                        [&](const LabelPlace& other) { return in_the_way(place, other); });
        if (covered) place.cost += covered_cost[u];
      }
    }
  }
}

bool on_land(const UnitGrid& grid, const AreaMask& land, const Box& box) {
  const Point origin = grid.corner(0, 0);
  const auto cell = [&](double mm) { return static_cast<int>(mm / grid.cell()); };
  const CellBlock block{cell(box.min_x - origin.x), cell(box.min_y - origin.y),
                        cell(box.max_x - origin.x), cell(box.max_y - origin.y)};
  return land.count(block) == (block.right - block.left) * (block.bottom - block.top);
}

void append(std::vector<LabelPlace>& to, std::vector<LabelPlace> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Takes away places that meet an obstacle. Of the first `in_own` those of the name itself do not
/// count.
void keep_off(const Obstacles& obstacles, const AreaName& name, std::size_t in_own, Offer& offer) {
  if (obstacles.all().empty()) return;
  std::vector<LabelPlace> left;
  const auto own = name.spot ? std::optional(name.spot->owner) : std::nullopt;
  std::size_t inside = 0;
  for (std::size_t p = 0; p < offer.wish.places.size(); ++p) {
    const LabelPlace& place = offer.wish.places[p];
    if (obstacles.block(place, own, p < in_own)) continue;
    if (p < offer.inside) ++inside;
    left.push_back(place);
  }
  offer.wish.places = std::move(left);
  offer.inside = inside;
}

Variant number_of(const AreaName& name, const MapStyle& look, double scale, const Fonts& fonts) {
  const Colour ink = ink_on(name.ground, colour_of(name.kind, look));
  return {one_line("00", {7 * scale, true, false, ink}, fonts), 40};
}

/// Offers a number at some places, behind all other forms of the name.
void offer_number(Offer& offer, const Variant& number, std::vector<LabelPlace> places) {
  for (LabelPlace& place : places) place.variant = offer.variants.size();
  append(offer.wish.places, std::move(places));
  offer.variants.push_back(number);
  offer.numbered = true;
}

constexpr double kSpotGap = 0.15;  // mm of A4 between a symbol and the air of its name

Offer offer_of_point(const Scene& scene, const AreaName& name, const Obstacles& obstacles,
                     double larger, const Fonts& fonts) {
  const KindStyle& kind = style_of(name.kind);
  const double s = scene.scale;
  const NameSpot& spot = *name.spot;
  Offer offer;
  offer.wish.rank = kind.rank;
  if (name.text.empty()) return offer;
  if (!spot.only_listed) offer.variants = variants_of(name, scene.style, s * larger, fonts);
  std::vector<LabelPlace>& places = offer.wish.places;
  if (spot.holds_name) places = places_in_circle(spot.symbols.front(), offer.variants);
  const std::size_t in_own = places.size();
  append(places, places_around(spot.symbols, offer.variants, kSpotGap * s));
  append(places, places_farther(spot.symbols, offer.variants, kSpotGap * s, 20 * s, 6));
  const std::vector<Variant> number = {number_of(name, scene.style, s, fonts)};
  std::vector<LabelPlace> numbers = places_around(spot.symbols, number, kSpotGap * s);
  append(numbers, places_farther(spot.symbols, number, kSpotGap * s, 12 * s, 6));
  offer_number(offer, number.front(), std::move(numbers));
  keep_off(obstacles, name, in_own, offer);
  return offer;
}

Offer offer(const Scene& scene, const AreaName& name, std::span<const RegionId> region,
            const AreaMask& land, double larger, const Obstacles& obstacles, const Fonts& fonts) {
  if (name.kind == NameKind::kSpot) return offer_of_point(scene, name, obstacles, larger, fonts);
  const KindStyle& kind = style_of(name.kind);
  const double s = scene.scale;
  Offer offer;
  offer.wish.rank = name.pale ? kind.rank + 2 : kind.rank;
  std::vector<bool> member(scene.ground.coverage().unit_count, false);
  for (const UnitId unit : name.units) member[static_cast<std::size_t>(unit)] = true;
  const AreaMask area(scene.grid, block_of(scene.grid, name.units), [&](UnitId unit) {
    return unit >= 0 && member[static_cast<std::size_t>(unit)];
  });
  if (area.block().empty() || name.text.empty()) return offer;
  offer.variants = variants_of(name, scene.style, s * larger, fonts);
  std::vector<LabelPlace>& places = offer.wish.places;
  if (name.spot) places = places_in_circle(name.spot->symbols.front(), offer.variants);
  const std::size_t in_own = places.size();
  append(places, places_inside(scene.grid, area, offer.variants, 1.5 * s, 24));
  offer.inside = places.size();
  if (name.pale) {
    keep_off(obstacles, name, in_own, offer);
    return offer;
  }
  if (name.spot) append(places, places_around(name.spot->symbols, offer.variants, kSpotGap * s));
  // names may jut out over water and over units of the same region
  const RegionId home = region[static_cast<std::size_t>(name.units.front())];
  const int reach = static_cast<int>(kFarthestJut * s / scene.grid.cell());
  const CellBlock& block = area.block();
  const AreaMask elsewhere(
      scene.grid,
      within(scene.grid,
             {block.left - reach, block.top - reach, block.right + reach, block.bottom + reach}),
      [&](UnitId unit) {
        return unit == kCovered || (unit >= 0 && region[static_cast<std::size_t>(unit)] != home);
      });
  append(places, places_across(scene.grid, area, elsewhere, offer.variants, 0.6, 8, 10));
  if (name.told == Told::kIfRoom || !(kind.must_be_told || name.told == Told::kAlways)) {
    keep_off(obstacles, name, in_own, offer);
    return offer;
  }
  const Point anchor = middle_of(scene.grid, area);
  const std::span<const Variant> all = offer.variants;
  append(places, places_beside(scene.grid, area, land, all, anchor, 25 * s, 16, 6));
  const AreaMask nothing(scene.grid, {}, [](UnitId) { return false; });
  // a region of the second scheme shares its ground with names of the first, others with symbols,
  // and a unit may be hardly larger than its number
  const bool shares =
      name.kind == NameKind::kOver || name.told == Told::kAlways || !obstacles.all().empty();
  const std::size_t numbers = shares ? 40 : 6;
  const std::vector<Variant> number = {number_of(name, scene.style, s, fonts)};
  std::vector<LabelPlace> for_number =
      places_across(scene.grid, area, nothing, number, 0.3, 0, numbers);
  if (!obstacles.all().empty()) {
    append(for_number, places_beside(scene.grid, area, land, number, anchor, 25 * s, 16, 6));
  }
  offer_number(offer, number.front(), std::move(for_number));
  keep_off(obstacles, name, in_own, offer);
  return offer;
}

/// Names of units choose by weight, after those of pieces and regions; what is pale chooses last.
void rank_by_weight(std::span<const AreaName> names, UnitWeights weights,
                    std::vector<LabelWish>& wishes) {
  std::vector<std::size_t> units;
  for (std::size_t n = 0; n < names.size(); ++n) {
    if (names[n].kind == NameKind::kUnit) units.push_back(n);
  }
  const auto weight = [&](std::size_t n) {
    return weights[static_cast<std::size_t>(names[n].units.front())];
  };
  std::stable_sort(units.begin(), units.end(),
                   [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
  const int first = style_of(NameKind::kRegion).rank + 1;
  const int count = static_cast<int>(units.size());
  for (std::size_t n = 0; n < names.size(); ++n) {
    // a region of the second scheme is told before the smallest units
    const bool over = names[n].kind == NameKind::kOver && !names[n].pale;
    if (wishes[n].rank >= first && !over) wishes[n].rank += count;
  }
  for (int i = 0; i < count; ++i) wishes[units[static_cast<std::size_t>(i)]].rank = first + i;
}

}  // namespace

NamesDrawn draw_names(const Scene& scene, std::span<const AreaName> names,
                      std::span<const RegionId> region, UnitWeights weights, double larger,
                      const Obstacles& obstacles, const Fonts& fonts) {
  const AreaMask land(scene.grid, scene.grid.all(),
                      [](UnitId unit) { return unit >= 0 || unit == kCovered; });
  std::vector<Offer> offers;
  std::vector<LabelWish> wishes;
  for (const AreaName& name : names) {
    offers.push_back(offer(scene, name, region, land, larger, obstacles, fonts));
    wishes.push_back(offers.back().wish);
  }
  spare_units(names, weights, wishes);
  if (!weights.empty()) rank_by_weight(names, weights, wishes);
  const auto taken = place_labels(wishes, scene.fit.frame);
  NamesDrawn drawn{{"names", scene.fit.frame}, {}, {}, {}, {}};
  for (std::size_t n = 0; n < names.size(); ++n) {
    if (!taken[n]) {
      drawn.without_place.push_back(n);
      continue;
    }
    const LabelPlace& place = wishes[n].places[*taken[n]];
    drawn.places.push_back(place);
    drawn.placed.push_back(n);
    LabelText text = offers[n].variants[place.variant].text;
    if (offers[n].numbered && place.variant + 1 == offers[n].variants.size()) {
      drawn.listed.push_back(n);
      text = one_line(fmt::format("{}", drawn.listed.size()), text.style, fonts);
    }
    if (place.leader) {
      const auto& [from, to] = *place.leader;
      const Colour colour = text.style.colour;
      drawn.layer.things.emplace_back(Lines{{{from, to}}, {colour, 0.2 * scene.scale}});
      if (names[n].kind != NameKind::kSpot) {  // a dot
        drawn.layer.things.emplace_back(Lines{{{to, to}}, {colour, 0.9 * scene.scale}});
      }
    }
    const Box& box = place.box;
    const Point middle{(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2};
    // the ground's colour around the letters hides lines below them; over water it would show
    // unless it is that of paper, but white letters need it there. The names of units that lie
    // inside cross no line.
    const Colour ground = names[n].ground;
    const bool crosses = names[n].kind != NameKind::kUnit || *taken[n] >= offers[n].inside;
    const bool anywhere = ground == kWhite || text.style.colour == kWhite;
    std::optional<Colour> halo;
    if (crosses && (anywhere || on_land(scene.grid, land, box))) halo = ground;
    for (Words& words : words_at(text, middle, halo)) {
      drawn.layer.things.emplace_back(std::move(words));
    }
  }
  return drawn;
}

}  // namespace grens
