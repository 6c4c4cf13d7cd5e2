// Both years become layouts of the tables, which are compared as grens diff compares years. Land
// that moved between regions that the map draws as one is no change of it.
#include "job/figures_year.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "job/diff_job.hpp"
#include "map/fonts.hpp"
#include "map/map_page.hpp"
#include "regions/text.hpp"
#include "regions/year.hpp"

namespace grens {
namespace {

constexpr std::size_t kInKey = 4;  // names

/// Regions that were other areas, and those that may have been.
struct OtherAreas {
  std::set<std::size_t> changed;
  std::set<std::size_t> unsure;
};

/// The comparison of the scheme on 1 January of both years; none where it cannot be made.
std::unique_ptr<Diffed> compared(const WorkLayer& work, const std::string& scheme, int figures) {
  if (!work.tables || work.fit.units_year || work.tables->changes.empty()) return nullptr;
  const std::vector<int> years = table_years(*work.tables);
  const std::vector<std::string>& schemes = work.tables->membership.schemes;
  if (years.empty() || std::min(figures, *work.fit.year) < years.front() ||
      std::find(schemes.begin(), schemes.end(), scheme) == schemes.end()) {
    return nullptr;
  }
  Notices said;  // of years after the last date: nothing changes after it
  std::unique_ptr<Diffed> diffed =
      diff_years(*work.tables, std::min(figures, *work.fit.year), std::max(figures, *work.fit.year),
                 {{scheme}, {}}, said);
  return diffed->diff.schemes.empty() ? nullptr : std::move(diffed);
}

/// The drawn regions that have a region, or one of several (`a+b`).
std::set<std::size_t> drawn(const std::map<std::string, std::size_t>& of_code,
                            const std::string& place) {
  std::set<std::size_t> found;
  if (const auto whole = of_code.find(place); whole != of_code.end()) return {whole->second};
  for (std::size_t start = 0; start <= place.size();) {
    const std::size_t end = std::min(place.find('+', start), place.size());
    const auto one = of_code.find(place.substr(start, end - start));
    if (one != of_code.end()) found.insert(one->second);
    start = end + 1;
  }
  return found;
}

OtherAreas other_areas(const Diffed& diffed, const SchemeLabels& labels) {
  std::map<std::string, std::size_t> of_code;
  for (std::size_t r = 0; r < labels.regions.size(); ++r) {
    of_code[labels.regions[r].code] = r;
    for (const CodeName& member : labels.regions[r].members) of_code[member.code] = r;
  }
  OtherAreas found;
  for (const RegionMove& move : diffed.diff.schemes.front().moves) {
    const auto from = drawn(of_code, move.from.code);
    const auto to = drawn(of_code, move.to.code);
    const bool known = !move.from.code.empty() && !move.to.code.empty();
    if (known && from.size() == 1 && from == to) continue;
    for (const auto* regions : {&from, &to}) {
      (known ? found.changed : found.unsure).insert(regions->begin(), regions->end());
    }
  }
  for (const std::size_t r : found.changed) found.unsure.erase(r);
  return found;
}

/// Regions with a number of which the map shows land.
std::vector<bool> numbered(const SchemeLabels& labels, std::span<const std::uint8_t> near,
                           const AreaNumbers& numbers) {
  std::vector<bool> result(numbers.numbers.size(), false);
  for (std::size_t u = 0; u < labels.region.size(); ++u) {
    const RegionId r = labels.region[u];
    if (r < 0 || !is_near(near, static_cast<UnitId>(u))) continue;
    const auto at = static_cast<std::size_t>(r);
    result[at] = numbers.numbers[at].has_value();
  }
  return result;
}

std::vector<std::string> names_of(const std::set<std::size_t>& regions,
                                  const std::vector<bool>& counts, const SchemeLabels& labels) {
  std::vector<std::string> names;
  for (const std::size_t r : regions) {
    if (counts[r]) names.push_back(labels.regions[r].name);
  }
  return names;
}

std::string in_key(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t n = 0; n < std::min(names.size(), kInKey); ++n) {
    text += (n > 0 ? ", " : "") + printable_text(names[n]);
  }
  return names.size() > kInKey ? text + fmt::format(", + {}", names.size() - kInKey) : text;
}

void add_aside(AreaNumbers& numbers, const std::string& text) {
  numbers.aside += (numbers.aside.empty() ? "" : "; ") + text;
}

}  // namespace

void say_other_year(const WorkLayer& work, const SchemeLabels& labels, Language language,
                    std::span<const std::uint8_t> near, AreaNumbers& numbers, Notices& notices) {
  if (!numbers.by_region || !numbers.year || !work.fit.year || *numbers.year == *work.fit.year) {
    return;
  }
  const std::vector<bool> counts = numbered(labels, near, numbers);
  if (std::find(counts.begin(), counts.end(), true) == counts.end()) return;
  const int then = *numbers.year;
  const int now = *work.fit.year;
  const std::string remedy =
      fmt::format("take a layer of {}, or --year {} for the regions of then", then, then);
  const std::unique_ptr<Diffed> diffed = compared(work, labels.scheme, then);
  if (!diffed) {
    notices.warn("figures-other-year",
                 fmt::format("the figures are of {} and the regions of {}, and it is not known "
                             "whether they are the same areas: {}",
                             then, now, remedy));
    add_aside(numbers,
              fmt::format("{} {}", in_language(language, "regions of", "regio’s van"), now));
    return;
  }
  const OtherAreas found = other_areas(*diffed, labels);
  const std::vector<std::string> changed = names_of(found.changed, counts, labels);
  const std::vector<std::string> unsure = names_of(found.unsure, counts, labels);
  if (!changed.empty()) {
    notices.warn(
        "figures-other-year",
        fmt::format("the figures are of {}, when {} {} than in {}: {}", then, listed(changed),
                    changed.size() == 1 ? "was another area" : "were other areas", now, remedy),
        changed.size());
    add_aside(numbers, fmt::format("{} {}: {}",
                                   in_language(language, "other areas in", "andere gebieden in"),
                                   then, in_key(changed)));
  }
  if (!unsure.empty()) {
    notices.warn("figures-other-year",
                 fmt::format("the figures are of {}, and it is not known whether {} had the area "
                             "of {} then: {}",
                             then, listed(unsure), now, remedy),
                 unsure.size());
    add_aside(numbers,
              fmt::format("{} {}: {}",
                          in_language(language, "area not known in", "gebied niet bekend in"), then,
                          in_key(unsure)));
  }
}

}  // namespace grens
