// A column of the layer is text as the layer has it; a cell counts when all of it is one number.
// A table is asked for figures on purpose, so there it has to be a number, or unknown.
#include "job/map_numbers.hpp"

#include <fmt/format.h>

#include "job/figures_year.hpp"
#include "map/fonts.hpp"
#include "map/map_page.hpp"
#include "regions/area_figures.hpp"
#include "regions/csv.hpp"
#include "regions/dutch_numbers.hpp"
#include "regions/real_number.hpp"
#include "regions/text.hpp"
#include "regions/unknown_figure.hpp"

namespace grens {
AreaNumbers numbers_of_column(const WorkLayer& work, const std::string& column,
                              std::span<const std::uint8_t> near, Notices& notices) {
  AreaNumbers numbers;
  numbers.what = printable_text(column);
  for (const std::string& cell : work.source.layer.columns.at(column)) {
    numbers.numbers.push_back(says_unknown(trimmed(cell)) ? std::nullopt : cell_number(cell));
  }
  say_missing(work, {}, numbers, in_quotes(column), near, notices);
  return numbers;
}

AreaNumbers numbers_of_file(const WorkLayer& work, const SchemeLabels& labels,
                            const std::string& file, const std::string& value, Language language,
                            std::span<const std::uint8_t> near, Notices& notices) {
  const std::string text = read_text_file(file);
  CsvTable table = parse_csv(text, file);
  read_dutch_numbers(table, text, {{}, {value}, {}, {}}, notices);
  const std::optional<int> year =
      work.tables ? std::optional<int>(work.fit.date.year) : std::nullopt;
  AreaFigures figures =
      read_area_figures(table, value, year, {work.codes, work.outside, labels}, notices);
  AreaNumbers numbers;
  numbers.what = printable_text(value);
  numbers.year = figures.year;
  numbers.by_region = figures.by_region;
  numbers.numbers = std::move(figures.numbers);
  say_other_year(work, labels, language, near, numbers, notices);
  say_missing(work, labels, numbers, in_quotes(value) + " of " + shown(file), near, notices);
  return numbers;
}

AreaNumbers people_per_km2(const WorkLayer& work, Language language,
                           std::span<const std::uint8_t> near, Notices& notices) {
  AreaNumbers numbers;
  numbers.what = in_language(language, "inhabitants per km²", "inwoners per km²");
  numbers.year = work.population.year;
  for (std::size_t u = 0; u < work.codes.size(); ++u) {
    const auto& persons = work.population.persons[u];
    const double km2 = work.measures.unit_area[u] / 1e6;
    numbers.numbers.push_back(persons && km2 > 0
                                  ? std::optional<double>(static_cast<double>(*persons) / km2)
                                  : std::nullopt);
  }
  say_missing(work, {}, numbers, "people or area", near, notices);
  return numbers;
}

void say_missing(const WorkLayer& work, const SchemeLabels& labels, const AreaNumbers& numbers,
                 const std::string& what, std::span<const std::uint8_t> near, Notices& notices) {
  std::vector<bool> shown_areas(numbers.numbers.size(), false);
  for (std::size_t u = 0; u < work.codes.size(); ++u) {
    const auto area = numbers.by_region ? labels.region[u] : static_cast<RegionId>(u);
    if (area >= 0 && is_near(near, static_cast<UnitId>(u))) {
      shown_areas[static_cast<std::size_t>(area)] = true;
    }
  }
  std::vector<std::string> missing;
  for (std::size_t a = 0; a < numbers.numbers.size(); ++a) {
    if (!shown_areas[a] || numbers.numbers[a]) continue;
    missing.push_back(numbers.by_region ? labels.regions[a].code : work.codes[a]);
  }
  if (missing.empty()) return;
  const std::size_t count = missing.size();
  const std::string have = numbers.by_region ? spoken_count(count, "region has", "regions have")
                                             : spoken_count(count, "unit has", "units have");
  notices.warn("no-number",
               fmt::format("{} no number in {}, and {} drawn as without data", have, what,
                           count == 1 ? "is" : "are"),
               count, std::move(missing));
}

}  // namespace grens
