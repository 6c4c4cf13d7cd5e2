// Pages are numbered before they are drawn, so that each knows where the others are. What pages say
// of themselves is gathered and said once.
#include "job/map_atlas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "job/map_text.hpp"
#include "map/cairo_page.hpp"
#include "map/page_parts.hpp"
#include "map/sheet.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr const char* kCover = "cover";
constexpr double kLargerNames = 1.35;
constexpr double kLocatorSize = 36;  // mm of A4, the longer side

class AtlasMaker {
 public:
  AtlasMaker(const WorkLayer& work, const MapOrder& order, const Fonts& fonts, Notices& notices)
      : work_(work),
        order_(order),
        fonts_(fonts),
        maker_(work, order, fonts, notices),
        locator_(maker_.ground(), maker_.scheme(), kLocatorSize * page_scale(order.page),
                 page_scale(order.page)),
        units_(units_by_region(labels())) {
    for (const std::size_t r : by_name()) {
      if (maker_.ground().extent(near(r)).empty()) {
        landless_.push_back(r);
      } else {
        shown_.push_back(r);
      }
    }
    const std::size_t count = labels().regions.size();
    links_.resize(count);
    for (const std::size_t r : shown_) links_[r] = labels().regions[r].code;
    find_list_pages();
  }

  Atlas make(Notices& notices, const Progress& progress) {
    Atlas atlas;
    const MapWish cover = cover_wish();
    MapResult result = maker_.page(cover);
    result.drawing.id = kCover;
    MapResult all;
    all.alike = result.alike;
    tell_later(result, all);
    const std::string title = result.drawing.title;
    atlas.pages.push_back(std::move(result.drawing));
    for (std::size_t i = 0; i < list_pages_; ++i) atlas.pages.push_back(list_page(i));
    for (const std::size_t r : shown_) {
      if (progress) {
        const double done = static_cast<double>(atlas.regions) / static_cast<double>(shown_.size());
        progress(0.6 + 0.35 * done, "drawing pages");
      }
      MapResult page = maker_.page(region_wish(r));
      page.drawing.id = links_[r];
      atlas.units += page.units;
      atlas.units_named += page.units_named;
      ++atlas.regions;
      tell_later(page, all);
      atlas.pages.push_back(std::move(page.drawing));
    }
    for (std::size_t i = 0; i < atlas.pages.size(); ++i) add_folio(atlas.pages, i, title);
    say_result(all, notices);
    say_landless(notices);
    return atlas;
  }

 private:
  const SchemeLabels& labels() const { return maker_.layer().labels; }
  Language language() const { return order_.language; }
  std::string words(std::string_view english, std::string_view dutch) const {
    return in_language(language(), english, dutch);
  }

  /// Regions in the order of their names, of equal ones in that of their codes.
  std::vector<std::size_t> by_name() const {
    std::vector<std::string> keys;
    for (const std::string& name : maker_.scheme().names) {
      keys.push_back(folded(name));
      // 's-Hertogenbosch goes with the S, whatever its apostrophe is
      for (const std::string_view mark : {"'", "’", "‘"}) {
        if (keys.back().starts_with(mark)) keys.back().erase(0, mark.size());
      }
    }
    std::vector<std::size_t> order(keys.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    return order;
  }

  std::vector<std::uint8_t> near(std::size_t region) const {
    std::vector<std::uint8_t> near(work_.codes.size(), 0);
    for (const UnitId unit : units_[region]) near[static_cast<std::size_t>(unit)] = 1;
    return near;
  }

  /// Where the list of pages goes: on the cover when it takes no more than a quarter of it.
  void find_list_pages() {
    const double width = Sheet::width(order_.page);
    const double scale = page_scale(order_.page);
    const std::size_t entries = shown_.size() + landless_.size();
    const double height = page_list_height(entries, width, scale);
    // a map of cases has a table as well
    if (height <= order_.page.height / (order_.over.empty() ? 4 : 10)) return;
    const Sheet sheet(order_.page, {}, {}, 0, fonts_);
    const Box& frame = sheet.frame();
    per_list_page_ = page_list_fits(width, frame.max_y - frame.min_y, scale);
    list_pages_ = (entries + per_list_page_ - 1) / per_list_page_;
  }

  std::size_t first_region_page() const { return 2 + list_pages_; }

  std::vector<PageEntry> entries() const {
    std::vector<PageEntry> entries;
    const auto name = [&](std::size_t r) { return maker_.scheme().names[r]; };
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      entries.push_back(
          {name(shown_[i]), fmt::format("{}", first_region_page() + i), links_[shown_[i]]});
    }
    for (const std::size_t r : landless_) entries.push_back({name(r), "–", ""});
    return entries;
  }

  MapWish cover_wish() const {
    MapWish wish = maker_.wish({});
    wish.unit_names = false;
    wish.links = links_;
    if (list_pages_ == 0) wish.pages = entries();
    return wish;
  }

  Drawing list_page(std::size_t i) const {
    SheetText text = maker_.wish({}).text;
    Drawing drawing{order_.page, words("Pages", "Pagina’s"),
                    std::string(language_code(language()))};
    if (list_pages_ > 1) drawing.title += fmt::format(" ({} / {})", i + 1, list_pages_);
    text.subtitle = text.title;
    text.title = drawing.title;
    const Sheet sheet(order_.page, text, {}, 0, fonts_);
    const std::vector<PageEntry> all = entries();
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(i * per_list_page_);
    const auto last =
        i + 1 < list_pages_ ? first + static_cast<std::ptrdiff_t>(per_list_page_) : all.end();
    const Box& frame = sheet.frame();
    drawing.layers.push_back(draw_page_list({first, last}, {frame.min_x, frame.min_y},
                                            frame.max_x - frame.min_x, sheet.scale(), fonts_));
    drawing.layers.push_back(sheet.furniture({}));
    drawing.id = fmt::format("pages {}", i + 1);
    return drawing;
  }

  MapWish region_wish(std::size_t r) const {
    const RegionInfo& region = labels().regions[r];
    MapWish wish = maker_.wish({region.name, near(r)});
    wish.text.title = maker_.scheme().names[r];
    wish.text.subtitle = region_subtitle(maker_.subject(), region);
    wish.every_unit = true;
    wish.same_classes = true;
    wish.near_names = false;  // the title says it
    wish.larger = kLargerNames;
    wish.locator = {&locator_, static_cast<RegionId>(r)};
    wish.figures = figures(r);
    wish.links = links_;
    return wish;
  }

  /// People, land, units, density, parts; what is not known is told so.
  std::vector<KeyFigure> figures(std::size_t r) const {
    const RegionMeasures& measures = maker_.layer().measures.regions[r];
    const RegionInfo& region = labels().regions[r];
    const std::string unknown = words("unknown", "onbekend");
    const std::string about = work_.source.layer.approximate ? "± " : "";
    const PopulationSum& people = measures.population;
    const double km2 = measures.unit_area / 1e6;
    const int decimals = km2 < 100 ? 1 : 0;
    std::vector<KeyFigure> figures;
    const std::optional<int> year = work_.population.year;
    figures.push_back({people_text(people, language()),
                       words("inhabitants", "inwoners") +
                           (people.is_unknown() ? ""
                            : year              ? fmt::format(", {}", *year)
                                                : words(", year not told", ", jaar onbekend"))});
    figures.push_back({km2 > 0 ? about + number_text(km2, decimals, language()) : unknown, "km²"});
    const Noun noun = unit_noun(work_.codes, language());
    const std::size_t outside = region.units_outside.size();
    const std::size_t here = units_[r].size();
    const auto count = [&](std::size_t n) {
      return number_text(static_cast<double>(n), 0, language());
    };
    figures.push_back(
        {outside == 0 ? count(here) : count(here) + words(" of ", " van ") + count(here + outside),
         here + outside == 1 ? noun.one : noun.many});
    std::string density = unknown;
    if (!people.is_unknown() && km2 > 0) {
      density = (people.is_exact() ? about : "≥ ") +
                number_text(static_cast<double>(people.at_least) / km2, 0, language());
    }
    figures.push_back({density, words("inhabitants per km²", "inwoners per km²")});
    const auto& parts = measures.contiguity;
    figures.push_back({parts ? count(parts->parts) : unknown, parts_text(parts)});
    return figures;
  }

  /// "parts (2 islands, 1 exclave)".
  std::string parts_text(const std::optional<Contiguity>& parts) const {
    if (!parts) return words("parts", "delen");
    const auto several = [&](std::size_t n, const Noun& noun) {
      return counted(static_cast<std::int64_t>(n), noun, language());
    };
    std::vector<std::string> kinds;
    if (parts->islands > 0) {
      kinds.push_back(
          several(parts->islands, {words("island", "eiland"), words("islands", "eilanden")}));
    }
    if (parts->exclaves > 0) {
      kinds.push_back(
          several(parts->exclaves, {words("exclave", "exclave"), words("exclaves", "exclaves")}));
    }
    std::string noun = parts->parts == 1 ? words("part", "deel") : words("parts", "delen");
    if (kinds.empty()) return noun;
    return fmt::format("{} ({})", noun, fmt::join(kinds, ", "));
  }

  void add_folio(std::vector<Drawing>& pages, std::size_t i, const std::string& title) const {
    Folio folio{title, i + 1, pages.size()};
    if (i > 0) folio.cover = kCover;
    if (i > 0) folio.before = pages[i - 1].id;
    if (i + 1 < pages.size()) folio.after = pages[i + 1].id;
    pages[i].layers.push_back(draw_folio(folio, order_.page, language(), fonts_));
  }

  /// A name without room is told once, however many pages lack it.
  static void tell_later(const MapResult& page, MapResult& all) {
    for (const std::string& name : page.unnamed_regions) {
      auto& names = all.unnamed_regions;
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }

  void say_landless(Notices& notices) const {
    if (landless_.empty()) return;
    std::vector<std::string> names;
    for (const std::size_t r : landless_) names.push_back(labels().regions[r].name);
    notices.warn("no-page",
                 fmt::format("{} no page, for the layer has no geometry of {} units: {}",
                             spoken_count(names.size(), "region has", "regions have"),
                             names.size() == 1 ? "its" : "their", listed(names)),
                 names.size());
  }

  const WorkLayer& work_;
  const MapOrder& order_;
  const Fonts& fonts_;
  MapMaker maker_;
  Locator locator_;
  std::vector<std::vector<UnitId>> units_;  // by region
  std::vector<std::size_t> shown_;          // regions with a page, in the order of these
  std::vector<std::size_t> landless_;
  std::vector<std::string> links_;  // by region
  std::size_t list_pages_ = 0;
  std::size_t per_list_page_ = 0;
};

}  // namespace

Atlas make_atlas(const WorkLayer& work, const MapOrder& order, const Fonts& fonts, Notices& notices,
                 const Progress& progress) {
  return AtlasMaker(work, order, fonts, notices).make(notices, progress);
}

std::string atlas_bytes(const Atlas& atlas, const Fonts& fonts) {
  return pdf_of(atlas.pages, fonts);
}

}  // namespace grens
