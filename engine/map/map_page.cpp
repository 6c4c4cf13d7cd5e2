// The page is laid out once without a list. Where names stand as numbers, it is laid out anew with
// room for their list, until the list fits or has as much as it may get.
#include "map/map_page.hpp"

#include <algorithm>

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
double names_larger(std::span<const std::uint8_t> near) { return near.empty() ? 1 : 1.2; }

DrawnLayer neat_line(const Scene& scene) {
  const Box& f = scene.fit.frame;
  DrawnLayer layer{"frame"};
  layer.things.emplace_back(
      Shape{{{{f.min_x, f.min_y}, {f.max_x, f.min_y}, {f.max_x, f.max_y}, {f.min_x, f.max_y}}},
            {},
            {},
            Stroke{kInk, 0.25 * scene.scale}});
  return layer;
}

void tell_names(const NamesDrawn& drawn, const NumberedList& list, double room,
                std::span<const AreaName> names, MapResult& result) {
  std::vector<std::size_t> unnamed = drawn.without_place;
  for (std::size_t i = 0; i < drawn.listed.size(); ++i) {
    if (!list.fits(i, room)) unnamed.push_back(drawn.listed[i]);
  }
  result.places = drawn.places;
  for (const AreaName& name : names) result.units_named += name.units_told;
  for (const std::size_t n : unnamed) {
    result.units_named -= names[n].units_told;
    const bool of_region = names[n].kind == NameKind::kRegion || names[n].kind == NameKind::kOver;
    if (of_region && !names[n].pale) {
      result.unnamed_regions.push_back(names[n].text);
    }
  }
}

}  // namespace

double most_table(const PageSize& page) { return page.height / 4; }

MapResult map_page(const MapGround& ground, const MapContent& content, const MapWish& wish,
                   const Fonts& fonts) {
  const Box extent = shown_extent(ground, wish.near);
  const double table = content.table ? content.table->height() : 0;
  const double most_list = wish.page.height / 3 - table;
  for (double room = 0;;) {
    const Sheet sheet(wish.page, wish.text, content.key, table + room, fonts);
    const Scene scene(ground, fit_to_paper(extent, sheet.frame()), sheet.scale());
    NamesDrawn drawn = draw_names(scene, content.names, content.region, wish.weights,
                                  names_larger(wish.near), fonts);
    std::vector<std::string> listed;
    for (const std::size_t n : drawn.listed) listed.push_back(content.names[n].text);
    const Box& strip = sheet.strip();
    const NumberedList list(listed, strip.max_x - strip.min_x, sheet.scale(), fonts);
    if (list.height() > room && room < most_list) {
      room = std::min(list.height(), most_list);
      continue;
    }
    MapResult result;
    result.scale = scene.fit.scale;
    tell_names(drawn, list, room, content.names, result);
    result.drawing = {wish.page, wish.text.title, std::string(language_code(wish.text.language))};
    std::vector<DrawnLayer>& layers = result.drawing.layers;
    content.draw(scene, layers);
    layers.push_back(std::move(drawn.layer));
    if (!wish.near.empty()) layers.push_back(neat_line(scene));
    if (content.table) layers.push_back(content.table->draw({strip.min_x, strip.min_y}));
    layers.push_back(list.draw({strip.min_x, strip.min_y + table}, room));
    layers.push_back(sheet.furniture(scene.fit));
    return result;
  }
}

}  // namespace grens
