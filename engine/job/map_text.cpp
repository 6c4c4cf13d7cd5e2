// The title says what is drawn, the subtitle how much of it and of when, the foot where it is from.
#include "job/map_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "map/fonts.hpp"

namespace grens {
namespace {

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

/// Whether a code says more than the name that it was made from.
bool is_official(const std::string& code) {
  return std::any_of(code.begin(), code.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
}

}  // namespace

std::string region_subtitle(const MapSubject& subject, const RegionInfo& region) {
  const WorkLayer& work = subject.work;
  const Language language = subject.order.language;
  const Noun noun = scheme_noun(subject.layers.front().labels.scheme, language);
  std::string text = with_capital(noun.one);
  if (region.composite) {
    text = counted(static_cast<std::int64_t>(region.members.size()), noun, language) +
           in_language(language, ", joined", ", samengevoegd");
  } else if (is_official(region.code) && region.code != region.name) {
    text += " " + region.code;
  }
  if (!region.parent_name.empty()) text += " · " + region.parent_name;
  if (!subject.what.empty()) text += " · " + subject.what;
  text = printable_text(text) + day_text(work.fit, subject.layers, language);
  if (!region.units_outside.empty()) {
    text += " · " +
            counted(static_cast<std::int64_t>(region.units_outside.size()),
                    unit_noun(work.codes, language), language) +
            in_language(language, " outside the layer", " buiten de laag");
  }
  if (work.source.layer.approximate) {
    text += in_language(language, " · approximate boundaries", " · grenzen bij benadering");
  }
  return text;
}

SheetText sheet_text(const MapSubject& subject, const MapExtent& extent) {
  const auto& [work, order, layers, plane, what, credit] = subject;
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
    if (!what.empty()) text.title = what;
    text.title = printable_text(text.title);
    if (work.fit.year && what.empty()) text.title += fmt::format(" {}", *work.fit.year);
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
  if (!order.style.note.empty()) text.foot.push_back(order.style.note);
  return text;
}

}  // namespace grens
