// A map shows one number; classes are checked against it before a file is opened.
#include "cli/number_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/input_options.hpp"

namespace grens {
namespace {

/// How many bounds leave no more classes than can be told apart.
void check_bounds(const ClassRule& rule) {
  if (!rule.middle) {
    if (rule.bounds.size() < kMostClasses) return;
    throw UsageError(fmt::format("--breaks takes up to {} bounds: {} classes can be told apart",
                                 kMostClasses - 1, kMostClasses));
  }
  const auto middle = std::find(rule.bounds.begin(), rule.bounds.end(), *rule.middle);
  if (middle == rule.bounds.end()) {
    throw UsageError(
        fmt::format("--middle {} is not among the bounds of --breaks: add it there", *rule.middle));
  }
  const auto most = static_cast<std::ptrdiff_t>(kMostOnASide - 1);
  if (middle - rule.bounds.begin() > most || rule.bounds.end() - middle - 1 > most) {
    throw UsageError(
        fmt::format("--breaks takes up to {} bounds on either side of --middle: {} "
                    "classes of a side can be told apart",
                    most, kMostOnASide));
  }
}

/// Nobody lives outside the main piece of most regions: quantiles would put the others with them.
std::string usual_breaks(const NumberOptions& options) {
  return measure_called(options.measure) == Measure::kOutsideMain ? "natural" : "quantiles";
}

ClassRule rule_of(const NumberOptions& options) {
  ClassRule rule =
      class_rule(options.breaks.empty() ? usual_breaks(options)
                                        : fmt::format("{}", fmt::join(options.breaks, ",")));
  if (options.middle) {
    if (!std::isfinite(*options.middle)) throw UsageError("--middle takes a number, such as 0");
    rule.middle = *options.middle + 0.0;  // minus zero is zero
    rule.classes = 6;
  }
  if (options.classes) rule.classes = *options.classes;
  if (rule.how != Breaks::kGiven) return rule;
  if (options.classes) {
    throw UsageError("the bounds of --breaks say how many classes there are: leave --classes out");
  }
  check_bounds(rule);
  return rule;
}

}  // namespace

void add_number_options(CLI::App& app, NumberOptions& options) {
  app.add_option("--value", options.value,
                 "Column of numbers that fill the units instead: darker is more")
      ->type_name("COLUMN")
      ->group(group::kWork);
  app.add_option(
         "--figures", options.figures,
         "CSV file with that column, by unit or by region of --scheme, instead of the layer")
      ->type_name("FILE")
      ->group(group::kWork);
  app.add_option(
         "--per-people", options.per_people,
         "These numbers are divided by people, as they are known: per 1000 inhabitants, say")
      ->check(CLI::Range(1.0, 1e9))
      ->type_name("N")
      ->group(group::kWork);
  app.add_flag("--density", options.density, "Inhabitants per km2 fill the units instead")
      ->group(group::kWork);
  app.add_option("--measure", options.measure,
                 "What fills the regions instead: population, area, density, compactness "
                 "(Polsby-Popper), or outside-main: the share of people who live outside the main "
                 "piece of their region, as the scheme of --over divides it")
      ->check(one_of({std::begin(kMeasureNames), std::end(kMeasureNames)}))
      ->type_name("NAME")
      ->group(group::kWork);
  app.add_option("--classes", options.classes, "Classes of these numbers, at most (5)")
      ->check(CLI::Range(std::size_t{1}, kMostClasses))
      ->type_name("N")
      ->group(group::kWork);
  app.add_option("--breaks", options.breaks,
                 "How numbers are divided: quantiles (default; natural for outside-main), natural, "
                 "equal steps, pretty (about "
                 "N classes with round bounds), or bounds such as 100,500,1000")
      ->type_name("HOW")
      ->allow_extra_args(false)  // or it would take FILE too
      ->group(group::kWork);
  app.add_option("--middle", options.middle,
                 "Two colours part at this number, with half of the classes (6) on either side")
      ->type_name("NUMBER")
      ->group(group::kWork);
}

void order_numbers(const NumberOptions& options, MapOrder& order) {
  order.value = options.value;
  order.figures = options.figures;
  order.density = options.density;
  order.measure = measure_called(options.measure);
  const bool outside_main = order.measure == Measure::kOutsideMain;
  if (!order.figures.empty() && order.value.empty()) {
    throw UsageError("--figures is a table: say which column of it to draw with --value");
  }
  order.per_people = options.per_people;
  if (order.per_people && order.value.empty()) {
    throw UsageError("--per-people divides the numbers of a column: name it with --value");
  }
  if (outside_main && order.over.empty()) {
    throw UsageError(
        "--measure outside-main is about two schemes: name the one that divides the regions with "
        "--over");
  }
  const bool cross = !order.over.empty() && !outside_main;
  const int shown = (order.value.empty() ? 0 : 1) + (order.density ? 1 : 0) +
                    (order.measure ? 1 : 0) + (cross ? 1 : 0);
  if (shown > 1) {
    throw UsageError("a map shows one thing: take --value, --density, --measure or --over");
  }
  const bool numbers = shown == 1 && !cross;
  if (!numbers && (options.classes || !options.breaks.empty() || options.middle)) {
    throw UsageError(
        "--classes, --breaks and --middle divide numbers: name some with --value, --density or "
        "--measure");
  }
  order.classes = rule_of(options);
}

}  // namespace grens
