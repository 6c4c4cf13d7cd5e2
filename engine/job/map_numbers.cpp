// A column is text as the layer has it; a cell counts when all of it is one number.
#include "job/map_numbers.hpp"

#include <fmt/format.h>

#include "map/fonts.hpp"
#include "regions/real_number.hpp"
#include "regions/text.hpp"
#include "regions/unknown_figure.hpp"

namespace grens {
namespace {

std::optional<double> number_in(std::string_view cell) {
  cell = trimmed(cell);
  if (cell.starts_with('+')) cell.remove_prefix(1);
  const std::optional<double> value = real_number(cell);
  if (!value) return std::nullopt;
  return *value + 0.0;  // minus zero is zero
}

void say_missing(const WorkLayer& work, const UnitNumbers& numbers, const std::string& what,
                 Notices& notices) {
  std::vector<std::string> units;
  for (std::size_t u = 0; u < numbers.numbers.size(); ++u) {
    if (!numbers.numbers[u]) units.push_back(work.codes[u]);
  }
  if (units.empty()) return;
  const std::size_t count = units.size();
  notices.warn(
      "no-number",
      fmt::format("{} no number in {}, and {} drawn as without data",
                  spoken_count(count, "unit has", "units have"), what, count == 1 ? "is" : "are"),
      count, std::move(units));
}

}  // namespace

UnitNumbers numbers_of_column(const WorkLayer& work, const std::string& column, Notices& notices) {
  UnitNumbers numbers;
  numbers.what = printable_text(column);
  for (const std::string& cell : work.source.layer.columns.at(column)) {
    numbers.numbers.push_back(says_unknown(trimmed(cell)) ? std::nullopt : number_in(cell));
  }
  say_missing(work, numbers, in_quotes(column), notices);
  return numbers;
}

UnitNumbers people_per_km2(const WorkLayer& work, Language language, Notices& notices) {
  UnitNumbers numbers;
  numbers.what = in_language(language, "inhabitants per km²", "inwoners per km²");
  numbers.year = work.population.year;
  for (std::size_t u = 0; u < work.codes.size(); ++u) {
    const auto& persons = work.population.persons[u];
    const double km2 = work.measures.unit_area[u] / 1e6;
    numbers.numbers.push_back(persons && km2 > 0
                                  ? std::optional<double>(static_cast<double>(*persons) / km2)
                                  : std::nullopt);
  }
  say_missing(work, numbers, "people or area", notices);
  return numbers;
}

}  // namespace grens
