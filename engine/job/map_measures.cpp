// A region that the layer has a part of has no number: that of the part would be taken for it.
#include "job/map_measures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <numbers>

#include "job/map_numbers.hpp"
#include "map/words.hpp"

namespace grens {
namespace {

constexpr double kSquareKilometre = 1e6;

std::string words_of(Measure measure, Language language) {
  switch (measure) {
    case Measure::kPopulation:
      return in_language(language, "inhabitants", "inwoners");
    case Measure::kArea:
      return in_language(language, "area in km²", "oppervlakte in km²");
    case Measure::kDensity:
      return in_language(language, "inhabitants per km²", "inwoners per km²");
    case Measure::kCompactness:
      return in_language(language, "compactness (Polsby-Popper; 1 is a circle)",
                         "compactheid (Polsby-Popper; 1 is een cirkel)");
    case Measure::kOutsideMain:
      break;
  }
  return in_language(language, "inhabitants outside the main piece (%)",
                     "inwoners buiten het hoofddeel (%)");
}

std::optional<double> people(const PopulationSum& sum) {
  if (!sum.is_exact()) return std::nullopt;
  return static_cast<double>(sum.at_least);
}

std::optional<double> outside_main(const CrossBorder& cross, std::size_t region) {
  const Division& division = cross.a[region];
  if (!division.unplaced.empty() || !division.unplaced_outside.empty()) return std::nullopt;
  if (division.pieces.size() == 1) return 0;  // whoever lives there
  const auto all = people(division.population);
  if (!all || *all == 0 || division.pieces.empty() || !division.by_people || !division.main_known) {
    return std::nullopt;
  }
  const auto main = people(cross.pieces[division.pieces.front()].population);
  if (!main) return std::nullopt;
  return 100 * (*all - *main) / *all;
}

std::optional<double> measured(const SchemeLayer& layer, std::size_t region, Measure measure,
                               const CrossBorder* cross) {
  if (measure == Measure::kOutsideMain) return outside_main(*cross, region);
  if (!layer.labels.regions[region].units_outside.empty()) return std::nullopt;
  const WrittenMeasures& written = layer.written[region];
  const auto persons = people(layer.measures.regions[region].population);
  switch (measure) {
    case Measure::kPopulation:
      return persons;
    case Measure::kDensity:
      if (!persons || !(written.area > 0)) return std::nullopt;
      return *persons / (written.area / kSquareKilometre);
    case Measure::kCompactness:
      if (!(written.area > 0) || !(written.perimeter > 0)) return std::nullopt;
      return 4 * std::numbers::pi * written.area / (written.perimeter * written.perimeter);
    default:
      break;
  }
  if (!(written.area > 0)) return std::nullopt;
  return written.area / kSquareKilometre;
}

}  // namespace

std::optional<Measure> measure_called(std::string_view name) {
  const auto found = std::find(std::begin(kMeasureNames), std::end(kMeasureNames), name);
  if (found == std::end(kMeasureNames)) return std::nullopt;
  return static_cast<Measure>(found - std::begin(kMeasureNames));
}

AreaNumbers measured_regions(const WorkLayer& work, const SchemeLayer& layer, Measure measure,
                             const CrossBorder* cross, Language language,
                             std::span<const std::uint8_t> near, Notices& notices) {
  AreaNumbers numbers;
  numbers.what = words_of(measure, language);
  numbers.by_region = true;
  const bool of_people = measure != Measure::kArea && measure != Measure::kCompactness;
  if (of_people) numbers.year = work.population.year;
  for (std::size_t r = 0; r < layer.labels.regions.size(); ++r) {
    numbers.numbers.push_back(measured(layer, r, measure, cross));
  }
  say_missing(work, layer.labels, numbers,
              fmt::format("--measure {}", kMeasureNames[static_cast<std::size_t>(measure)]), near,
              notices);
  return numbers;
}

void divide_by_people(const WorkLayer& work, const SchemeLayer& layer, double per,
                      Language language, std::span<const std::uint8_t> near, AreaNumbers& numbers,
                      Notices& notices) {
  AreaNumbers lost = numbers;
  for (std::size_t a = 0; a < numbers.numbers.size(); ++a) {
    std::optional<double>& number = numbers.numbers[a];
    lost.numbers[a] = 0;
    if (!number) continue;
    std::optional<double> persons;
    if (numbers.by_region) {
      persons = measured(layer, a, Measure::kPopulation, nullptr);
    } else if (const auto of_unit = work.population.persons[a]) {
      persons = static_cast<double>(*of_unit);
    }
    number = persons && *persons > 0 ? std::optional(*number / *persons * per) : std::nullopt;
    if (!number) lost.numbers[a].reset();
  }
  say_missing(work, layer.labels, lost, "the people that figures are divided by", near, notices);
  numbers.what +=
      " per " + number_text(per, 0, language) + in_language(language, " inhabitants", " inwoners");
  if (work.population.year && work.population.year != numbers.year) {
    numbers.aside += (numbers.aside.empty() ? "" : "; ") +
                     fmt::format("{} {}", in_language(language, "inhabitants of", "inwoners van"),
                                 *work.population.year);
  }
}

}  // namespace grens
