// Dissolves the schemes, finds out what the page has to say of them, and leaves the drawing to the
// map.
#include "job/map_job.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "audit/cross_border.hpp"
#include "audit/neighbours.hpp"
#include "base/error.hpp"
#include "job/dissolve_job.hpp"
#include "job/map_credit.hpp"
#include "job/map_extent.hpp"
#include "job/map_numbers.hpp"
#include "map/cairo_page.hpp"
#include "map/cross_map.hpp"
#include "map/svg_page.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

std::vector<std::string> printable_unit_names(const WorkLayer& work) {
  std::vector<std::string> names;
  for (const Unit& unit : work.source.layer.units) {
    std::string name = printable_text(unit.name);
    if (name.empty() && work.tables) {
      name = printable_text(unit_name(*work.tables, unit.code, work.fit.date));
    }
    names.push_back(name.empty() ? printable_text(unit.code) : name);
  }
  return names;
}

MapScheme scheme_of_map(const WorkLayer& work, const SchemeLayer& layer) {
  MapScheme scheme{layer.labels, layer.land, {}, {}};
  for (const RegionInfo& region : layer.labels.regions) {
    scheme.names.push_back(printable_text(region.name));
  }
  for (const Neighbours& pair : find_neighbours(work.audit(), layer.labels.region)) {
    if (pair.b < 0) continue;
    scheme.neighbours.emplace_back(static_cast<std::size_t>(pair.a),
                                   static_cast<std::size_t>(pair.b));
  }
  return scheme;
}

/// "43 police districts (12 of them joined in 3)"; of an extent those that lie in it.
std::string counted_regions(const SchemeLabels& labels, const MapExtent& extent,
                            Language language) {
  std::vector<bool> shown(labels.regions.size(), extent.units.empty());
  for (std::size_t u = 0; u < extent.units.size(); ++u) {
    const RegionId r = labels.region[u];
    if (extent.units[u] != 0 && r >= 0) shown[static_cast<std::size_t>(r)] = true;
  }
  std::size_t count = 0;
  std::size_t joined = 0;
  std::size_t composites = 0;
  for (std::size_t r = 0; r < labels.regions.size(); ++r) {
    const RegionInfo& region = labels.regions[r];
    if (!shown[r]) continue;
    count += region.composite ? region.members.size() : 1;
    if (!region.composite) continue;
    joined += region.members.size();
    ++composites;
  }
  std::string text =
      counted(static_cast<std::int64_t>(count), scheme_noun(labels.scheme, language), language);
  if (composites == 0) return text;
  return text + fmt::format(fmt::runtime(in_language(language, " ({} of them joined in {})",
                                                     " (waarvan {} samengevoegd tot {})")),
                            joined, composites);
}

/// " · 1 January 2022"; " of 2022 · safety regions of 1 January 2019" for units of another year.
std::string day_text(const YearFit& fit, const std::vector<SchemeLayer>& layers,
                     Language language) {
  if (!fit.year) return "";
  const std::string day = date_text(fit.date, language);
  if (!fit.units_year) return " · " + day;
  const std::string of = in_language(language, " of ", " van ");
  const std::string regions =
      layers.size() == 1 ? printable_text(scheme_noun(layers.front().labels.scheme, language).many)
                         : in_language(language, "regions", "regio’s");
  return fmt::format("{}{} · {}{}{}", of, *fit.units_year, regions, of, day);
}

SheetText sheet_text(const WorkLayer& work, const MapOrder& order,
                     const std::vector<SchemeLayer>& layers, const MapPlane& plane,
                     const MapExtent& extent, const std::string& numbers,
                     const std::string& credit) {
  const Language language = order.language;
  SheetText text;
  text.language = language;
  text.title = printable_text(order.title);
  if (text.title.empty()) {
    text.title = scheme_noun(layers.front().labels.scheme, language).many;
    if (layers.size() > 1) {
      text.title += in_language(language, " and ", " en ") +
                    scheme_noun(layers.back().labels.scheme, language).many;
    }
    if (!numbers.empty()) text.title = numbers;
    text.title = printable_text(text.title);
    if (work.fit.year && numbers.empty()) text.title += fmt::format(" {}", *work.fit.year);
    text.title = extent.units.empty() ? with_capital(text.title)
                                      : printable_text(extent.name) + ": " + text.title;
  }
  for (const SchemeLayer& layer : layers) {
    text.subtitle += counted_regions(layer.labels, extent, language) + " · ";
  }
  const auto units = extent.units.empty() ? static_cast<std::ptrdiff_t>(work.codes.size())
                                          : std::count(extent.units.begin(), extent.units.end(), 1);
  text.subtitle = printable_text(text.subtitle) + " " +
                  counted(units, unit_noun(work.codes, language), language);
  text.subtitle += day_text(work.fit, layers, language);
  if (work.source.layer.approximate) {
    text.subtitle +=
        in_language(language, " · approximate boundaries", " · grenzen bij benadering");
  }
  text.foot.push_back(in_language(language, "Source: ", "Bron: ") + credit);
  text.foot.push_back(in_language(language, "Projection: ", "Projectie: ") +
                      printable_text(plane.name()));
  if (work.source.layer.approximate) {
    text.foot.push_back(in_language(language, "Boundaries are approximate: not for measuring",
                                    "Grenzen zijn bij benadering: niet om aan te meten"));
  }
  return text;
}

/// A drawing needs a region to draw.
void need_regions(const WorkLayer& work, const SchemeLabels& labels, const MapOrder& order) {
  if (!labels.regions.empty()) return;
  const std::string& file = work.source.sources.front().path;
  if (order.scheme.empty()) {
    throw InputError(
        fmt::format("{}: the column {} is empty throughout: take another one with --by", file,
                    in_quotes(order.by)));
  }
  const std::string day =
      work.fit.year ? " on " + date_text(work.fit.date, Language::kEnglish) : "";
  throw InputError(fmt::format("{}: {} has no region{}: draw another scheme, or another --year",
                               file, in_quotes(labels.scheme), day));
}

/// People of the units, 0 where they are not known; areas where no unit has any.
std::vector<double> unit_weights(const WorkLayer& work) {
  std::vector<double> people;
  for (const auto& persons : work.population.persons) {
    people.push_back(static_cast<double>(persons.value_or(0)));
  }
  const bool none = std::all_of(people.begin(), people.end(), [](double p) { return p == 0; });
  return none ? work.measures.unit_area : people;
}

void say_result(const MapResult& result, Notices& notices) {
  if (result.alike > 0) {
    notices.warn(
        "fills-alike",
        fmt::format("{} filled alike: this many regions touch each other that the colours "
                    "run out",
                    spoken_count(result.alike, "pair of neighbours is", "pairs of neighbours are")),
        result.alike);
  }
  if (!result.unnamed_regions.empty()) {
    notices.warn(
        "no-room-for-name",
        fmt::format("there is no room on the page for the name of {}: take a larger --page",
                    listed(result.unnamed_regions)),
        result.unnamed_regions.size());
  }
}

}  // namespace

MapResult make_map(const WorkLayer& work, const MapOrder& order, const Fonts& fonts,
                   Notices& notices) {
  DissolveWish regions;
  if (!order.scheme.empty()) regions.schemes.push_back(order.scheme);
  if (!order.by.empty()) regions.columns.push_back(order.by);
  if (!order.over.empty()) regions.schemes.push_back(order.over);
  const std::vector<SchemeLayer> layers = dissolve_layers(work, regions, notices);
  for (const SchemeLayer& layer : layers) need_regions(work, layer.labels, order);
  const MapPlane plane(work.source.crs, work.source.extent, work.measurer->flat());
  const MapGround ground(work.source.layer, work.coverage, plane, printable_unit_names(work));
  if (ground.extent().empty()) {
    throw InputError(fmt::format("{}: no unit has a geometry, so there is nothing to draw",
                                 work.source.sources.front().path));
  }
  std::optional<UnitNumbers> numbers;
  if (order.density) numbers = people_per_km2(work, order.language, notices);
  if (!order.value.empty()) numbers = numbers_of_column(work, order.value, notices);
  if (numbers) {
    numbers->classes = order.classes;
    numbers->breaks = order.breaks;
  }
  MapWish wish;
  wish.page = order.page;
  MapExtent extent;
  if (!order.extent.empty()) extent = find_extent(work, labels_of(layers), order.extent);
  wish.near = extent.units;
  if (!wish.near.empty()) wish.weights = unit_weights(work);
  wish.text = sheet_text(work, order, layers, plane, extent, numbers ? numbers->what : "",
                         credit(work, order.source, notices));
  const MapScheme scheme = scheme_of_map(work, layers.front());
  MapResult result;
  if (numbers) {
    result = number_map(ground, scheme, *numbers, wish, fonts);
  } else if (order.over.empty()) {
    result = region_map(ground, scheme, wish, fonts);
  } else {
    const CrossBorder cross = cross_border(work.audit(), layers[0].labels, layers[1].labels);
    result = cross_map(ground, scheme, scheme_of_map(work, layers[1]), cross, wish, fonts);
  }
  result.units = wish.near.empty()
                     ? work.codes.size()
                     : static_cast<std::size_t>(std::count(wish.near.begin(), wish.near.end(), 1));
  say_result(result, notices);
  return result;
}

std::string page_bytes(const Drawing& drawing, PageFormat format, const Fonts& fonts) {
  switch (format) {
    case PageFormat::kPdf:
      return pdf_of(drawing, fonts);
    case PageFormat::kSvg:
      return svg_of(drawing);
    case PageFormat::kPng:
      break;
  }
  return png_of(drawing, fonts);
}

}  // namespace grens
