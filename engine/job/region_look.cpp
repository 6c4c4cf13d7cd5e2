// The colours are those that a map of the regions has.
#include "job/region_look.hpp"

#include "audit/neighbours.hpp"
#include "map/colouring.hpp"
#include "map/style.hpp"

namespace grens {
namespace {

std::uint32_t hex(Colour colour) {
  return static_cast<std::uint32_t>(colour.red << 16 | colour.green << 8 | colour.blue);
}

std::vector<LayerLook::Category> categories_of(const WorkLayer& work, const SchemeLabels& labels) {
  const MapStyle style;
  const std::size_t count = labels.regions.size();
  const Colouring colouring =
      colour_graph(count, neighbour_pairs(work, labels), style.regions.size());
  std::vector<LayerLook::Category> categories;
  for (std::size_t r = 0; r < count; ++r) {
    const RegionInfo& region = labels.regions[r];
    categories.push_back({region.code, region.name.empty() ? region.code : region.name,
                          hex(style.regions[colouring.colour[r]])});
  }
  return categories;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> neighbour_pairs(const WorkLayer& work,
                                                                 const SchemeLabels& labels) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (const Neighbours& pair : find_neighbours(work.audit(), labels.region)) {
    if (pair.b < 0) continue;
    pairs.emplace_back(static_cast<std::size_t>(pair.a), static_cast<std::size_t>(pair.b));
  }
  return pairs;
}

LayerLook region_look(const WorkLayer& work, const SchemeLabels& labels) {
  const MapStyle style;
  LayerLook look;
  look.name = "grens";
  look.description = "Regions by code; neighbours differ";
  look.field = "code";
  look.label_field = "name";
  look.line = hex(style.region_line.colour);
  look.line_width = style.region_line.width;
  look.font = style.font;
  look.categories = [&work, &labels] { return categories_of(work, labels); };
  return look;
}

}  // namespace grens
