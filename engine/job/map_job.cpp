// Dissolves the schemes, finds out what the page has to say of them, and leaves the drawing to the
// map.
#include "job/map_job.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "job/map_change.hpp"
#include "job/map_credit.hpp"
#include "job/map_measures.hpp"
#include "job/map_numbers.hpp"
#include "job/map_points.hpp"
#include "job/map_text.hpp"
#include "job/region_look.hpp"
#include "map/cairo_page.hpp"
#include "map/cross_map.hpp"
#include "map/svg_page.hpp"
#include "map/symbol_map.hpp"
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
  scheme.neighbours = neighbour_pairs(work, layer.labels);
  return scheme;
}

/// A drawing needs a region to draw.
void need_regions(const WorkLayer& work, const SchemeLabels& labels, const MapOrder& order) {
  if (!labels.regions.empty()) return;
  const std::string& file = work.source.sources.front().path;
  if (order.scheme.empty()) {
    throw NothingToDraw(
        fmt::format("{}: the column {} is empty throughout: take another one with --by", file,
                    in_quotes(order.by)));
  }
  const std::string day =
      work.fit.year ? " on " + date_text(work.fit.date, Language::kEnglish) : "";
  throw NothingToDraw(fmt::format("{}: {} has no region{}: draw another scheme, or another --year",
                                  file, in_quotes(labels.scheme), day));
}

/// The schemes of a map, the first filled, the second laid over it.
std::vector<SchemeLayer> layers_of(const WorkLayer& work, const MapOrder& order, Notices& notices) {
  DissolveWish regions;
  if (!order.scheme.empty()) regions.schemes.push_back(order.scheme);
  if (!order.by.empty()) regions.columns.push_back(order.by);
  if (!order.over.empty()) regions.schemes.push_back(order.over);
  std::vector<SchemeLayer> layers = dissolve_layers(work, regions, notices);
  for (const SchemeLayer& layer : layers) need_regions(work, layer.labels, order);
  return layers;
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

/// Tables in which years can be compared: those of the layer, unless it carries regions of another
/// year.
const RegionTables& tables_of_change(const WorkLayer& work, const MapOrder& order) {
  if (order.tables != nullptr) return *order.tables;
  if (work.tables && !work.fit.units_year) return *work.tables;
  throw NothingToDraw("a map of change needs the units of its later year here");
}

/// Of an extent only the circles of its units.
SymbolSet shown_symbols(const SymbolSet& all, std::span<const std::uint8_t> near) {
  if (!all.of_units || near.empty()) return all;
  SymbolSet shown = all;
  shown.points.clear();
  shown.units.clear();
  for (std::size_t p = 0; p < all.units.size(); ++p) {
    if (near[static_cast<std::size_t>(all.units[p])] == 0) continue;
    shown.points.push_back(all.points[p]);
    shown.units.push_back(all.units[p]);
  }
  return shown;
}

void say_symbols(const SymbolTally& symbols, Notices& notices) {
  if (symbols.outside > 0) {
    notices.warn("point-outside",
                 fmt::format("{} beyond the frame of the map and not drawn",
                             spoken_count(symbols.outside, "symbol lies", "symbols lie")),
                 symbols.outside);
  }
  if (!symbols.unnamed.empty()) {
    notices.warn("no-room-for-name",
                 fmt::format("there is no room on the page for the name of {}: take a larger "
                             "--page, or --extent REGION",
                             listed(symbols.unnamed)),
                 symbols.unnamed.size());
  }
}

}  // namespace

MapMaker::MapMaker(const WorkLayer& work, const MapOrder& order, const Fonts& fonts,
                   Notices& notices)
    : work_(work),
      order_(order),
      fonts_(fonts),
      layers_(layers_of(work, order, notices)),
      plane_(work.source.crs, work.source.extent, work.measurer->flat()),
      ground_(work.source.layer, work.coverage, plane_, printable_unit_names(work)) {
  if (ground_.extent().empty()) {
    throw NothingToDraw(fmt::format("{}: no unit has a geometry, so there is nothing to draw",
                                    work.source.sources.front().path));
  }
  for (const SchemeLayer& layer : layers_) schemes_.push_back(scheme_of_map(work, layer));
  if (!order.over.empty()) {
    cross_ = cross_border(work.audit(), layers_[0].labels, layers_[1].labels);
  }
  numbers_ = numbers(notices);
  if (numbers_) numbers_->rule = order.classes;
  if (order.since) change_ = find_change(work, tables_of_change(work, order), order, notices);
  if (!order.points.empty()) {
    symbols_ = points_of_file(work, order, plane_, notices);
  } else if (!order.circles.empty()) {
    symbols_ = circles_of_units(work, order, notices);
  }
  credit_ = credit(work, other_files(order), order.source, notices);
}

std::optional<AreaNumbers> MapMaker::numbers(Notices& notices) const {
  if (!order_.density && !order_.measure && order_.value.empty()) return std::nullopt;
  const std::vector<std::uint8_t> near = extent().units;
  if (order_.density) return people_per_km2(work_, order_.language, near, notices);
  if (order_.measure) {
    return measured_regions(work_, layers_[0], *order_.measure, cross_ ? &*cross_ : nullptr,
                            order_.language, near, notices);
  }
  AreaNumbers numbers = order_.figures.empty()
                            ? numbers_of_column(work_, order_.value, near, notices)
                            : numbers_of_file(work_, layers_[0].labels, order_.figures,
                                              order_.value, order_.language, near, notices);
  if (order_.per_people) {
    divide_by_people(work_, layers_[0], *order_.per_people, order_.language, near, numbers,
                     notices);
  }
  return numbers;
}

MapExtent MapMaker::extent() const {
  if (order_.extent.empty()) return {};
  return find_extent(work_, labels_of(layers_), order_.extent);
}

std::string MapMaker::what_changed() const {
  return fmt::format(
      "{} {}, {}–{}", in_language(order_.language, "what moved between", "wat verschoof tussen"),
      scheme_noun(order_.scheme, order_.language).many, change_->since, change_->year);
}

MapSubject MapMaker::subject() const {
  const std::string what = numbers_   ? numbers_->what
                           : symbols_ ? symbols_->what
                           : change_  ? what_changed()
                                      : "";
  return {work_, order_, layers_, plane_, what, credit_};
}

MapWish MapMaker::wish(const MapExtent& extent) const {
  MapWish wish;
  wish.page = order_.page;
  wish.style = order_.style;
  wish.near = extent.units;
  if (!wish.near.empty()) wish.weights = unit_weights(work_);
  wish.text = sheet_text(subject(), extent);
  for (const std::string& inset : order_.insets) {
    MapExtent found = find_joined_extent(work_, labels_of(layers_), inset, "--inset");
    wish.insets.push_back({printable_text(found.name), std::move(found.units)});
  }
  return wish;
}

MapResult MapMaker::page(const MapExtent& extent) const { return page(wish(extent)); }

MapResult MapMaker::page(const MapWish& wish) const {
  MapResult result;
  if (numbers_) {
    result = number_map(ground_, schemes_[0], *numbers_, wish, fonts_);
  } else if (symbols_) {
    result = symbol_map(ground_, schemes_[0], shown_symbols(*symbols_, wish.near), wish, fonts_);
  } else if (change_) {
    result = change_map(ground_, schemes_[0], *change_, wish, fonts_);
  } else if (cross_) {
    result = cross_map(ground_, schemes_[0], schemes_[1], *cross_, wish, fonts_);
  } else {
    result = region_map(ground_, schemes_[0], wish, fonts_);
  }
  result.units = wish.near.empty()
                     ? work_.codes.size()
                     : static_cast<std::size_t>(std::count(wish.near.begin(), wish.near.end(), 1));
  return result;
}

void say_result(const MapResult& result, Notices& notices) {
  say_symbols(result.symbols, notices);
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
  if (!result.without_room.empty()) {
    notices.warn(
        "no-room-for-inset",
        fmt::format("there is no room for a larger map of {}: take a larger --page, or one "
                    "of the other way round",
                    listed(result.without_room)),
        result.without_room.size());
  }
  if (!result.over_land.empty()) {
    notices.warn("inset-over-land",
                 fmt::format("the larger map of {} lies over the land of the map, for there is no "
                             "room beside it",
                             listed(result.over_land)));
  }
}

MapResult make_map(const WorkLayer& work, const MapOrder& order, const Fonts& fonts,
                   Notices& notices) {
  const MapMaker maker(work, order, fonts, notices);
  MapResult result = maker.page(maker.extent());
  say_result(result, notices);
  return result;
}

std::string page_bytes(const Drawing& drawing, PageFormat format, const Fonts& fonts) {
  switch (format) {
    case PageFormat::kPdf:
      return pdf_of(drawing, fonts);
    case PageFormat::kSvg:
      return svg_of(drawing, fonts);
    case PageFormat::kPng:
      break;
  }
  return png_of(drawing, fonts);
}

}  // namespace grens
