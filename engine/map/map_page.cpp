// The page is laid out once without a list. Where names stand as numbers, it is laid out anew with
// room for their list, until the list fits or has as much as it may get.
#include "map/map_page.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "map/label_text.hpp"
#include "map/palette.hpp"

namespace grens {
namespace {

/// The part of the plane that a map shows: the near units with a margin, or everything.
Box shown_extent(const MapGround& ground, std::span<const std::uint8_t> near) {
  const Box box = ground.extent(near);
  if (near.empty() || box.empty()) return box;
  const double margin = 0.06 * std::max(box.max_x - box.min_x, box.max_y - box.min_y);
  return {box.min_x - margin, box.min_y - margin, box.max_x + margin, box.max_y + margin};
}

/// A part of the layer has more room for names than the whole.
double names_larger(const MapWish& wish) {
  return wish.larger > 0 ? wish.larger : wish.near.empty() ? 1 : 1.2;
}

constexpr Colour kInsetInk = kCutLine;  // the accent of the locator
constexpr double kOutline = 0.7;        // of what an inset shows, on the map, mm of A4
constexpr double kInsetFrame = 0.5;     // and around the inset
constexpr double kLocatorAir = 1.5;     // between a region and the locator

Shape rectangle(const Box& box, std::optional<Colour> fill, std::optional<Stroke> stroke) {
  Shape shape = rectangle(box);
  shape.fill = fill;
  shape.stroke = std::move(stroke);
  return shape;
}

DrawnLayer neat_line(const Scene& scene) {
  DrawnLayer layer{"frame"};
  layer.things.emplace_back(rectangle(scene.fit.frame, {}, Stroke{kInk, 0.25 * scene.scale}));
  return layer;
}

/// Around an inset, with its name and scale at the foot.
DrawnLayer inset_frame(const InsetPlace& place, const std::string& name, Language language,
                       double scale, const Fonts& fonts) {
  DrawnLayer layer{"inset-frame"};
  const Box& caption = place.caption;
  layer.things.emplace_back(rectangle(caption, kWhite, Stroke{kInk, 0.15 * scale}));
  layer.things.emplace_back(rectangle(place.box, {}, Stroke{kInsetInk, kInsetFrame * scale}));
  const TextStyle strong{6.6 * scale, true, false, kInk};
  const TextStyle small{6.6 * scale, false, false, kInk};
  const double baseline = caption.max_y - 1.2 * scale;
  const double left = caption.min_x + 1.2 * scale;
  const double right = caption.max_x - 1.2 * scale;
  const std::string ratio = "1 : " + number_text(place.fit.scale, 0, language);
  const double wide = fonts.width(ratio, small);
  layer.things.emplace_back(Words{ratio, {right - wide, baseline}, wide, small, {}});
  const double room = right - wide - left - 1.5 * scale;
  const std::string text = cut_to_width(name, strong, room, fonts);
  layer.things.emplace_back(Words{text, {left, baseline}, fonts.width(text, strong), strong, {}});
  return layer;
}

/// The map on its page, with what lies over it.
struct Laid {
  PaperFit fit;
  std::vector<Box> boxes{};
  std::vector<InsetPlace> insets{};
};

Laid lay_out(const MapGround& ground, const MapWish& wish, const Footprint& land, const Box& extent,
             const Sheet& sheet, const Fonts& fonts) {
  if (wish.locator.map != nullptr) {
    const Locator& map = *wish.locator.map;
    const FitWithBox found = fit_beside_box(extent, sheet.frame(), land, map.width(), map.height(),
                                            kLocatorAir * sheet.scale());
    return {found.fit, {found.box}, {}};
  }
  if (wish.insets.empty()) return {fit_to_paper(extent, sheet.frame()), {}, {}};
  std::vector<InsetWish> wishes = wish.insets;
  for (InsetWish& inset : wishes) {
    const TextStyle strong{6.6 * sheet.scale(), true, false, kInk};
    inset.caption =
        fonts.width(cut_to_width(inset.name, strong, 60 * sheet.scale(), fonts), strong) +
        20 * sheet.scale();
  }
  FitWithInsets found = fit_with_insets(ground, extent, sheet.frame(), land, wishes, sheet.scale());
  Laid laid{found.fit, {}, std::move(found.insets)};
  for (const InsetPlace& inset : laid.insets) laid.boxes.push_back(inset.box);
  return laid;
}

/// An inset with its own names: of all units in it, and of regions that have units in it.
struct DrawnInset {
  std::vector<DrawnLayer> layers;
  std::vector<LabelPlace> places;
  std::vector<std::size_t> named;  ///< into the names of the map
};

DrawnInset draw_inset(const MapGround& ground, const MapContent& content, const InsetPlace& place,
                      const MapWish& wish, double scale, const Fonts& fonts) {
  const InsetWish& inset = wish.insets[place.wish];
  const Scene scene(ground, place.fit, scale, wish.style);
  std::vector<AreaName> names;
  std::vector<std::size_t> which;
  for (std::size_t n = 0; n < content.names.size(); ++n) {
    const AreaName& name = content.names[n];
    const bool in_it = std::any_of(name.units.begin(), name.units.end(), [&](UnitId unit) {
      return inset.units[static_cast<std::size_t>(unit)] != 0;
    });
    if (!in_it) continue;
    names.push_back(name);
    names.back().told = Told::kIfRoom;
    which.push_back(n);
  }
  const Obstacles obstacles(content.in_the_way ? content.in_the_way(scene)
                                               : std::vector<Obstacle>());
  NamesDrawn drawn = draw_names(scene, names, content.region, wish.weights, 1, obstacles, fonts);
  DrawnInset result;
  result.places = std::move(drawn.places);
  for (const std::size_t n : drawn.placed) result.named.push_back(which[n]);
  DrawnLayer ground_layer{"inset"};
  ground_layer.things.emplace_back(rectangle(place.box, kWhite, {}));
  result.layers.push_back(std::move(ground_layer));
  content.draw(scene, result.layers);
  drawn.layer.id = "inset-names";
  result.layers.push_back(std::move(drawn.layer));
  result.layers.push_back(inset_frame(place, inset.name, wish.text.language, scale, fonts));
  return result;
}

/// No border of the map is so: dashed, in the colour of the frames of insets.
Stroke outline_stroke(double scale) {
  return {kInsetInk, kOutline * scale, {0.9 * scale, 1.5 * scale}};
}

/// The outlines of what the insets show.
DrawnLayer inset_outlines(const Scene& scene, const MapWish& wish,
                          std::span<const InsetPlace> insets) {
  DrawnLayer layer{"inset-outlines", scene.fit.frame};
  const std::vector<Arc>& arcs = scene.ground.coverage().arcs;
  for (const InsetPlace& inset : insets) {
    const std::vector<std::uint8_t>& units = wish.insets[inset.wish].units;
    const auto in_it = [&](UnitId unit) {
      return unit >= 0 && units[static_cast<std::size_t>(unit)] != 0;
    };
    std::vector<std::size_t> outline;
    for (std::size_t i = 0; i < arcs.size(); ++i) {
      if (in_it(arcs[i].left) != in_it(arcs[i].right)) outline.push_back(i);
    }
    layer.things.emplace_back(arc_lines(scene, outline, outline_stroke(scene.scale)));
  }
  return layer;
}

/// The names of a map, each that an inset tells already only where it has room.
std::vector<AreaName> names_of_map(const MapContent& content, const MapWish& wish,
                                   std::span<const DrawnInset> insets) {
  std::vector<AreaName> names = content.names;
  for (const DrawnInset& inset : insets) {
    for (const std::size_t n : inset.named) names[n].told = Told::kIfRoom;
  }
  for (AreaName& name : names) {
    if (name.kind == NameKind::kUnit && wish.every_unit) name.told = Told::kAlways;
  }
  for (AreaName& name :
       names) {  // without text a name is left out, and the others keep their place
    const bool left_out = (name.kind == NameKind::kUnit && !wish.unit_names) ||
                          (name.kind == NameKind::kRegion && !name.pale && !wish.near_names);
    if (!left_out) continue;
    name.text.clear();
    name.units_told = 0;
  }
  return names;
}

DrawnLayer name_links(const NamesDrawn& drawn, std::span<const AreaName> names,
                      std::span<const RegionId> region, const MapWish& wish) {
  DrawnLayer layer{"links"};
  for (std::size_t i = 0; i < drawn.placed.size(); ++i) {
    const AreaName& name = names[drawn.placed[i]];
    if (name.kind != NameKind::kRegion || name.units.empty()) continue;
    const RegionId r = region[static_cast<std::size_t>(name.units.front())];
    if (r < 0 || wish.links[static_cast<std::size_t>(r)].empty()) continue;
    layer.things.emplace_back(Link{drawn.places[i].box, wish.links[static_cast<std::size_t>(r)]});
  }
  return layer;
}

void tell_names(const NamesDrawn& drawn, const NumberedList& list, double room,
                std::span<const AreaName> names, std::span<const DrawnInset> insets,
                MapResult& result) {
  std::vector<std::size_t> unnamed = drawn.without_place;
  for (std::size_t i = 0; i < drawn.listed.size(); ++i) {
    if (!list.fits(i, room)) unnamed.push_back(drawn.listed[i]);
  }
  result.places = drawn.places;
  std::set<std::size_t> in_insets;
  for (const DrawnInset& inset : insets) {
    in_insets.insert(inset.named.begin(), inset.named.end());
    result.places.insert(result.places.end(), inset.places.begin(), inset.places.end());
  }
  for (const AreaName& name : names) result.units_named += name.units_told;
  for (const std::size_t n : unnamed) {
    if (in_insets.contains(n) || names[n].text.empty()) continue;
    result.units_named -= names[n].units_told;
    if (names[n].kind == NameKind::kSpot) result.symbols.unnamed.push_back(names[n].text);
    const bool of_region = names[n].kind == NameKind::kRegion || names[n].kind == NameKind::kOver ||
                           names[n].kind == NameKind::kGround;
    if (of_region && !names[n].pale) {
      result.unnamed_regions.push_back(names[n].text);
    }
  }
}

void tell_insets(const Laid& laid, const MapWish& wish, MapResult& result) {
  result.boxes = laid.boxes;
  std::vector<bool> placed(wish.insets.size(), false);
  for (const InsetPlace& inset : laid.insets) {
    placed[inset.wish] = true;
    if (inset.covers_land) result.over_land.push_back(wish.insets[inset.wish].name);
  }
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (!placed[i]) result.without_room.push_back(wish.insets[i].name);
  }
}

}  // namespace

double most_table(const PageSize& page) { return page.height / 4; }

MapResult map_page(const MapGround& ground, const MapContent& content, const MapWish& wish,
                   const Fonts& fonts) {
  const Box extent = shown_extent(ground, wish.near);
  // the land that nothing may lie over: insets show parts of a map, so none of it
  const bool over = wish.locator.map != nullptr || !wish.insets.empty();
  const std::optional<Footprint> land =
      over ? std::optional<Footprint>(std::in_place, ground,
                                      wish.locator.map != nullptr ? std::span(wish.near)
                                                                  : std::span<const std::uint8_t>())
           : std::nullopt;
  const double scale = page_scale(wish.page);
  const double figures = figures_height(wish.figures, scale);
  const double pages = page_list_height(wish.pages.size(), Sheet::width(wish.page), scale);
  const double above = figures + pages;
  const double table = content.table ? content.table->height() : 0;
  const double most_below = content.most_below.value_or(wish.page.height / 3);
  const double most_list = std::max(0.0, most_below - table - pages);
  std::vector<KeyEntry> key = content.key;
  bool tells_insets = wish.locator.map == nullptr && !wish.insets.empty();
  if (tells_insets) {
    key.push_back({outline_stroke(scale),
                   {},
                   {},
                   in_language(wish.text.language, "drawn larger", "groter getekend")});
  }
  for (double room = 0;;) {
    const Sheet sheet(wish.page, wish.text, key, above + table + room, fonts);
    const Laid laid = over ? lay_out(ground, wish, *land, extent, sheet, fonts)
                           : Laid{fit_to_paper(extent, sheet.frame()), {}, {}};
    if (tells_insets && laid.insets.empty()) {  // none has room
      tells_insets = false;
      key.pop_back();
      continue;
    }
    Scene scene(ground, laid.fit, scale, wish.style);
    std::vector<DrawnInset> insets;
    for (const InsetPlace& inset : laid.insets) {
      insets.push_back(draw_inset(ground, content, inset, wish, scale, fonts));
    }
    std::vector<AreaName> names = names_of_map(content, wish, insets);
    SymbolsDrawn symbols;
    if (content.symbols) symbols = content.symbols(scene, names);
    names.insert(names.end(), symbols.names.begin(), symbols.names.end());
    std::vector<Obstacle> in_the_way = symbols.obstacles;
    for (const Box& box : laid.boxes) in_the_way.push_back({box, kNobody});
    for (const Obstacle& obstacle : in_the_way) scene.grid.cover(obstacle.box);
    if (content.in_the_way) {
      // cells below lines stay: an area has to have its middle, however small
      for (const Obstacle& obstacle : content.in_the_way(scene)) in_the_way.push_back(obstacle);
    }
    NamesDrawn drawn = draw_names(scene, names, content.region, wish.weights, names_larger(wish),
                                  Obstacles(in_the_way), fonts);
    std::vector<std::string> listed;
    for (const std::size_t n : drawn.listed) listed.push_back(names[n].text);
    const Box& strip = sheet.strip();
    const double width = strip.max_x - strip.min_x;
    const NumberedList list(listed, width, scale, fonts);
    if (list.height() > room && room < most_list) {
      room = std::min(list.height(), most_list);
      continue;
    }
    MapResult result;
    result.scale = scene.fit.scale;
    result.symbols = symbols.tally;
    tell_names(drawn, list, room, names, insets, result);
    tell_insets(laid, wish, result);
    result.drawing = {wish.page, wish.text.title, std::string(language_code(wish.text.language))};
    std::vector<DrawnLayer>& layers = result.drawing.layers;
    content.draw(scene, layers);
    if (!insets.empty()) layers.push_back(inset_outlines(scene, wish, laid.insets));
    if (content.symbols && !symbols.over_names) layers.push_back(symbols.layer);
    layers.push_back(std::move(drawn.layer));
    if (content.symbols && symbols.over_names) layers.push_back(symbols.layer);
    if (!wish.near.empty()) layers.push_back(neat_line(scene));
    for (DrawnInset& inset : insets) {
      layers.insert(layers.end(), std::make_move_iterator(inset.layers.begin()),
                    std::make_move_iterator(inset.layers.end()));
    }
    if (wish.locator.map != nullptr) {
      layers.push_back(wish.locator.map->draw(wish.locator.region, laid.boxes.front()));
    }
    if (!wish.links.empty()) layers.push_back(name_links(drawn, names, content.region, wish));
    if (figures > 0) {
      layers.push_back(draw_figures(wish.figures, {strip.min_x, strip.min_y}, width, scale, fonts));
    }
    if (pages > 0) {
      layers.push_back(
          draw_page_list(wish.pages, {strip.min_x, strip.min_y + figures}, width, scale, fonts));
    }
    if (content.table) layers.push_back(content.table->draw({strip.min_x, strip.min_y + above}));
    layers.push_back(list.draw({strip.min_x, strip.min_y + above + table}, room));
    layers.push_back(sheet.furniture(scene.fit));
    return result;
  }
}

}  // namespace grens
