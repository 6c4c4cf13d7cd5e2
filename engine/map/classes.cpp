// Each rule gives the places in the sorted numbers where a class begins; then places are moved to
// the first of equal numbers, and what is empty goes. Natural breaks: the best division of the
// first i numbers into k classes is one of the first j into k - 1, and a class of the rest
// (W. Fisher, On grouping for maximum homogeneity, 1958). With a middle the numbers below it and
// the others are divided each by themselves.
#include "map/classes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "base/error.hpp"
#include "regions/real_number.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr std::size_t kMostForNatural = 2000;
constexpr double kInfinite = std::numeric_limits<double>::infinity();
constexpr double kLargest = std::numeric_limits<double>::max();
using Sorted = std::span<const double>;

std::vector<double> equal_starts(Sorted sorted, std::size_t classes) {
  std::vector<double> starts;
  const auto count = static_cast<double>(classes);
  const double step = sorted.back() / count - sorted.front() / count;
  for (std::size_t k = 0; k < classes; ++k) {
    starts.push_back(sorted.front() + static_cast<double>(k) * step);
  }
  return starts;
}

std::vector<double> quantile_starts(Sorted sorted, std::size_t classes) {
  std::vector<double> starts;
  for (std::size_t k = 0; k < classes; ++k) starts.push_back(sorted[k * sorted.size() / classes]);
  return starts;
}

std::vector<double> natural_starts(Sorted all, std::size_t classes) {
  std::vector<double> numbers;
  const std::size_t count = std::min(all.size(), kMostForNatural);
  for (std::size_t i = 0; i < count; ++i) numbers.push_back(all[i * all.size() / count]);
  // sums of the numbers and of their squares, around the middle one to keep digits
  const double middle = numbers[count / 2];
  std::vector<double> sum(count + 1, 0), squares(count + 1, 0);
  for (std::size_t i = 0; i < count; ++i) {
    sum[i + 1] = sum[i] + (numbers[i] - middle);
    squares[i + 1] = squares[i] + (numbers[i] - middle) * (numbers[i] - middle);
  }
  const auto spread = [&](std::size_t from, std::size_t to) {
    const double total = sum[to] - sum[from];
    return squares[to] - squares[from] - total * total / static_cast<double>(to - from);
  };
  std::vector<double> best(count + 1, kInfinite);
  best[0] = 0;
  std::vector<std::vector<std::size_t>> begin;
  const std::size_t most = std::min(classes, count);
  for (std::size_t k = 0; k < most; ++k) {
    std::vector<double> next(count + 1, kInfinite);
    begin.emplace_back(count + 1, 0);
    for (std::size_t to = k + 1; to <= count; ++to) {
      for (std::size_t from = k; from < to; ++from) {
        const double cost = best[from] + spread(from, to);
        if (cost < next[to]) {
          next[to] = cost;
          begin.back()[to] = from;
        }
      }
    }
    best = std::move(next);
  }
  std::vector<double> starts;
  std::size_t to = count;
  for (std::size_t k = most; k-- > 0;) {
    to = begin[k][to];
    starts.push_back(numbers[to]);
  }
  std::reverse(starts.begin(), starts.end());
  return starts;
}

/// The numbers from one place to before another.
std::size_t first_from(Sorted sorted, double place) {
  return static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), place) -
                                  sorted.begin());
}

/// Classes that begin at `starts`, but for the empty ones.
std::vector<NumberClass> filled_classes(Sorted sorted, const std::vector<double>& starts) {
  std::vector<NumberClass> result;
  for (std::size_t k = 0; k < starts.size(); ++k) {
    const std::size_t first = k == 0 ? 0 : first_from(sorted, starts[k]);
    const std::size_t last =
        k + 1 < starts.size() ? first_from(sorted, starts[k + 1]) : sorted.size();
    if (first >= last) continue;
    result.push_back({sorted[first], sorted[last - 1], last - first});
  }
  return result;
}

/// Classes between bounds, empty ones too; the first and the last also hold what is outside.
std::vector<NumberClass> classes_between(Sorted sorted, const std::vector<double>& bounds) {
  std::vector<NumberClass> result;
  for (std::size_t k = 0; k + 1 < bounds.size(); ++k) {
    const std::size_t first = k == 0 ? 0 : first_from(sorted, bounds[k]);
    const std::size_t last =
        k + 2 < bounds.size() ? first_from(sorted, bounds[k + 1]) : sorted.size();
    result.push_back({bounds[k], bounds[k + 1], last - first});
  }
  return result;
}

std::vector<NumberClass> classes_by_rule(Sorted sorted, std::size_t classes, Breaks how) {
  if (sorted.empty()) return {};
  return filled_classes(sorted, how == Breaks::kQuantiles ? quantile_starts(sorted, classes)
                                : how == Breaks::kNatural ? natural_starts(sorted, classes)
                                                          : equal_starts(sorted, classes));
}

/// Steps of the same size on either side of the middle, as far as the farther end; a class keeps
/// its distance from the middle when one nearer to it is empty.
std::vector<NumberClass> equal_classes_around(Sorted sorted, double middle, std::size_t half) {
  const double reach = std::max(middle - sorted.front(), sorted.back() - middle);
  if (reach == 0) return {{middle, middle, sorted.size(), 1}};
  const auto start = [&](int step) { return middle + reach * (step / static_cast<double>(half)); };
  std::vector<NumberClass> result;
  const int most = static_cast<int>(half);
  for (int step = -most; step < most; ++step) {
    const std::size_t first = step == -most ? 0 : first_from(sorted, start(step));
    const std::size_t last = step + 1 == most
                                 ? sorted.size()
                                 : first_from(sorted, step == -1 ? middle : start(step + 1));
    if (first >= last) continue;
    result.push_back({sorted[first], sorted[last - 1], last - first, step < 0 ? step : step + 1});
  }
  return result;
}

std::vector<NumberClass> classes_around(Sorted sorted, double middle, std::size_t half,
                                        Breaks how) {
  if (how == Breaks::kEqual) return equal_classes_around(sorted, middle, half);
  const std::size_t parting = first_from(sorted, middle);
  std::vector<NumberClass> result = classes_by_rule(sorted.first(parting), half, how);
  for (std::size_t k = 0; k < result.size(); ++k) {
    result[k].side = static_cast<int>(k) - static_cast<int>(result.size());
  }
  const std::vector<NumberClass> above = classes_by_rule(sorted.subspan(parting), half, how);
  for (std::size_t k = 0; k < above.size(); ++k) {
    result.push_back(above[k]);
    result.back().side = static_cast<int>(k) + 1;
  }
  return result;
}

/// Tells classes with bounds, one of which is the middle, on which side of it they are.
void tell_sides(std::vector<NumberClass>& classes, double middle) {
  const int below = static_cast<int>(
      std::count_if(classes.begin(), classes.end(),
                    [middle](const NumberClass& one) { return one.most <= middle; }));
  for (std::size_t k = 0; k < classes.size(); ++k) {
    const int from_middle = static_cast<int>(k) - below;
    classes[k].side = from_middle < 0 ? from_middle : from_middle + 1;
  }
}

/// Steps of `units` times a power of ten. Bounds are divided by powers of ten and not multiplied by
/// their inverse, so that they are the numbers that a person would write.
struct RoundStep {
  double units;
  int power;
  double middle;
  double bound(double i) const {
    const double scale = std::pow(10, std::abs(power));
    return middle + (power < 0 ? i * units / scale : i * units * scale);
  }
};

/// The bounds around `least` and `most`; none where doubles are too coarse for the step.
std::vector<double> bounds_of_step(const RoundStep& step, double least, double most) {
  constexpr double kMostSteps = 1e15;
  const double size = RoundStep{step.units, step.power, 0}.bound(1);
  double first = std::floor((least - step.middle) / size);
  double last = std::ceil((most - step.middle) / size);
  if (!(size > 0) || !(std::abs(first) < kMostSteps && std::abs(last) < kMostSteps)) return {};
  while (step.bound(first) > least) --first;
  while (step.bound(first + 1) <= least) ++first;
  while (step.bound(last) < most) ++last;
  while (step.bound(last - 1) >= most && last - 1 > first) --last;
  if (last <= first) last = first + 1;
  if (last - first > kMostClasses + kMostOnASide) return {};
  std::vector<double> bounds;
  for (double i = first; i <= last; ++i) bounds.push_back(step.bound(i));
  return std::isfinite(bounds.front()) && std::isfinite(bounds.back()) ? bounds
                                                                       : std::vector<double>{};
}

}  // namespace

std::vector<double> pretty_bounds(double least, double most, std::size_t classes,
                                  std::optional<double> middle, bool whole) {
  if (middle) {
    least = std::min(least, *middle);
    most = std::max(most, *middle);
  }
  const bool one = least == most;
  const double range = one ? std::abs(most) : most - least;
  const int power =
      range > 0 ? static_cast<int>(std::floor(std::log10(std::min(range, kLargest)))) : 0;
  if (one) {
    const auto bounds = bounds_of_step({1, power, middle.value_or(0)}, least, most);
    return bounds.empty() ? std::vector<double>{least, most} : bounds;
  }
  std::vector<double> best;
  double off = kInfinite;
  for (int p = power + 1; p >= power - 3; --p) {
    for (const double units : {50.0, 25.0, 20.0, 10.0}) {  // tenths: 2.5 is no whole number
      if (whole && (p < 0 || (p == 0 && units == 25.0))) continue;
      const std::vector<double> bounds =
          bounds_of_step({units, p - 1, middle.value_or(0)}, least, most);
      if (bounds.size() < 2) continue;
      const std::size_t below =
          middle ? static_cast<std::size_t>(std::count_if(
                       bounds.begin(), bounds.end(), [&](double bound) { return bound < *middle; }))
                 : 0;
      const std::size_t count = bounds.size() - 1;
      const bool too_many =
          middle ? below > kMostOnASide || count - below > kMostOnASide : count > kMostClasses;
      const double distance = std::abs(static_cast<double>(count) - static_cast<double>(classes));
      if (too_many || distance > off) continue;  // of two as near the finer one
      best = bounds;
      off = distance;
    }
  }
  if (best.empty()) {
    best = {least, most};
    if (middle && *middle > least && *middle < most) best = {least, *middle, most};
  }
  return best;
}

std::vector<NumberClass> classify(std::vector<double> numbers, const ClassRule& rule) {
  if (numbers.empty()) return {};
  std::sort(numbers.begin(), numbers.end());
  const std::size_t half = (rule.classes + 1) / 2;
  if (!has_bounds(rule.how)) {
    return rule.middle ? classes_around(numbers, *rule.middle, half, rule.how)
                       : classes_by_rule(numbers, rule.classes, rule.how);
  }
  std::vector<double> bounds;
  if (rule.how == Breaks::kPretty) {
    const bool whole = std::all_of(numbers.begin(), numbers.end(),
                                   [](double number) { return number == std::floor(number); });
    bounds = pretty_bounds(numbers.front(), numbers.back(), rule.middle ? 2 * half : rule.classes,
                           rule.middle, whole);
  } else {
    bounds.push_back(-kInfinite);
    bounds.insert(bounds.end(), rule.bounds.begin(), rule.bounds.end());
    bounds.push_back(kInfinite);
  }
  std::vector<NumberClass> result = classes_between(numbers, bounds);
  if (rule.middle) tell_sides(result, *rule.middle);
  return result;
}

std::size_t class_of(const std::vector<NumberClass>& classes, double number) {
  std::size_t k = 0;
  while (k + 1 < classes.size() && number >= classes[k + 1].least) ++k;
  return k;
}

ClassRule class_rule(const std::string& text) {
  ClassRule rule;
  if (text == "quantiles") return rule;
  rule.how = text == "natural"  ? Breaks::kNatural
             : text == "equal"  ? Breaks::kEqual
             : text == "pretty" ? Breaks::kPretty
                                : Breaks::kGiven;
  if (rule.how != Breaks::kGiven) return rule;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    const auto bound = real_number(trimmed(std::string_view(text).substr(at, comma - at)));
    if (!bound || (!rule.bounds.empty() && *bound <= rule.bounds.back())) {
      throw UsageError(fmt::format(
          "--breaks {} is neither quantiles, natural, equal or pretty nor a list of ascending "
          "bounds such as 100,500,1000",
          in_quotes(text)));
    }
    rule.bounds.push_back(*bound + 0.0);  // minus zero is zero
    at = comma + 1;
  }
  return rule;
}

}  // namespace grens
