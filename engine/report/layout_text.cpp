// First what the file is, then what it has that the year has not, and what it lacks.
#include <fmt/format.h>

#include <algorithm>

#include "regions/text.hpp"
#include "report/change_words.hpp"
#include "report/titles.hpp"
#include "report/years_report.hpp"

namespace grens {
namespace {

constexpr std::size_t kMost = 15;  // of a list, unless all are asked for

std::string units_text(const std::vector<CodeName>& units) {
  std::vector<std::string> words;
  for (const CodeName& unit : units) words.push_back(called(unit));
  return spoken_list(words);
}

/// "2023 to 2026", "2019 and 2020", "2015".
std::string years_range(const std::vector<int>& years) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < years.size();) {
    std::size_t end = i + 1;
    while (end < years.size() && years[end] == years[end - 1] + 1) ++end;
    if (end - i > 2) {
      parts.push_back(fmt::format("{} to {}", years[i], years[end - 1]));
    } else {
      for (std::size_t j = i; j < end; ++j) parts.push_back(std::to_string(years[j]));
    }
    i = end;
  }
  return spoken_list(parts);
}

std::string strange_line(const StrangeUnit& strange, int year) {
  std::string out = called(strange.unit);
  if (strange.codes > 1) out += fmt::format(", {}", spoken_count(strange.codes, "code", "codes"));
  if (!strange.known()) return out + ": no year has this code";
  out += strange.ended ? ": ended on " + to_string(*strange.ended)
                       : ": there only since " + to_string(*strange.began);
  if (strange.lies_in.empty()) return out;
  return out + fmt::format("; in {} its land is in {}", year, units_text(strange.lies_in));
}

std::string missing_line(const MissingUnit& missing) {
  if (missing.instead.empty()) return called(missing.unit);
  return fmt::format("{}: the file has {} instead", called(missing.unit),
                     units_text(missing.instead));
}

template <typename Item, typename Line>
std::string list_of(const std::vector<Item>& items, const std::string& heading, bool full,
                    const Line& line) {
  if (items.empty()) return "";
  std::string out = '\n' + heading + ":\n";
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!full && i == kMost && items.size() > kMost + 1) {
      return out + fmt::format("  and {} more (all with -v)\n", items.size() - i);
    }
    out += "  " + line(items[i]) + '\n';
  }
  return out;
}

std::string verdict(const LayoutCheck& check, int year) {
  if (!check.fits) {
    return fmt::format("its codes fit no year to 95%; the nearest is {}, which knows {} of {}.",
                       year, spoken_count(static_cast<std::int64_t>(check.known)),
                       spoken_count(check.codes, "code", "codes"));
  }
  const Title unit = unit_title(check.layout);
  const std::string years =
      check.same_years.empty() ? std::to_string(year) : years_range(check.same_years);
  if (!check.exact()) {
    return fmt::format("{} of {} are of {}, which has {}.",
                       spoken_count(static_cast<std::int64_t>(check.known)),
                       spoken_count(check.codes, "code", "codes"), years,
                       spoken_count(check.layout.size(), unit.one, unit.many));
  }
  const bool all = check.present == check.layout.size();
  const std::string in_codes =
      check.codes == check.present
          ? ""
          : fmt::format(" (in {})", spoken_count(check.codes, "code", "codes"));
  return fmt::format(
      "{} {} of {}{}, {}.",
      all ? fmt::format("all {}", check.present)
          : fmt::format("{} of the {}", check.present, check.layout.size()),
      unit.many, years, in_codes,
      all ? "and no other" : "all that lie in the regions that it touches, and no other");
}

}  // namespace

std::string layout_text(const LayoutCheck& check, const std::string& file, bool full) {
  const int year = check.fit.date.year;
  std::string out = fmt::format("{}: {}\n", shown(file, 200), verdict(check, year));
  std::vector<int> as_well;  // beside the years of the same layout
  const std::vector<int>& same = check.same_years;
  for (const int other : check.fit.equal_years) {
    if (std::find(same.begin(), same.end(), other) == same.end()) as_well.push_back(other);
  }
  if (!as_well.empty()) {
    out += fmt::format("The file is a part of the country, and {} {} just as well.\n",
                       years_range(as_well), as_well.size() == 1 ? "fits" : "fit");
  }
  out += list_of(check.strange, fmt::format("Not of {}", year), full,
                 [&](const StrangeUnit& unit) { return strange_line(unit, year); });
  out += list_of(check.missing, fmt::format("Of {}, and not in the file", year), full,
                 [&](const MissingUnit& unit) { return missing_line(unit); });
  return out;
}

}  // namespace grens
