// Each rule gives the places in the sorted numbers where a class begins; then places are moved to
// the first of equal numbers, and what is empty goes. Natural breaks: the best division of the
// first i numbers into k classes is one of the first j into k - 1, and a class of the rest
// (W. Fisher, On grouping for maximum homogeneity, 1958).
#include "map/classes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace grens {
namespace {

constexpr std::size_t kMostForNatural = 2000;

std::vector<double> equal_starts(const std::vector<double>& sorted, std::size_t classes) {
  std::vector<double> starts;
  const double step = (sorted.back() - sorted.front()) / static_cast<double>(classes);
  for (std::size_t k = 0; k < classes; ++k) {
    starts.push_back(sorted.front() + static_cast<double>(k) * step);
  }
  return starts;
}

std::vector<double> quantile_starts(const std::vector<double>& sorted, std::size_t classes) {
  std::vector<double> starts;
  for (std::size_t k = 0; k < classes; ++k) starts.push_back(sorted[k * sorted.size() / classes]);
  return starts;
}

std::vector<double> natural_starts(const std::vector<double>& all, std::size_t classes) {
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
  constexpr double kInfinite = std::numeric_limits<double>::infinity();
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

}  // namespace

std::vector<NumberClass> classify(std::vector<double> numbers, std::size_t classes, Breaks how) {
  if (numbers.empty()) return {};
  std::sort(numbers.begin(), numbers.end());
  std::vector<double> starts = how == Breaks::kQuantiles ? quantile_starts(numbers, classes)
                               : how == Breaks::kNatural ? natural_starts(numbers, classes)
                                                         : equal_starts(numbers, classes);
  starts.front() = numbers.front();
  std::vector<NumberClass> result;
  for (std::size_t k = 0; k < starts.size(); ++k) {
    const auto first = std::lower_bound(numbers.begin(), numbers.end(), starts[k]);
    const auto last = k + 1 < starts.size()
                          ? std::lower_bound(numbers.begin(), numbers.end(), starts[k + 1])
                          : numbers.end();
    if (first >= last) continue;
    result.push_back({*first, *(last - 1), static_cast<std::size_t>(last - first)});
  }
  return result;
}

std::size_t class_of(const std::vector<NumberClass>& classes, double number) {
  std::size_t k = 0;
  while (k + 1 < classes.size() && number >= classes[k + 1].least) ++k;
  return k;
}

}  // namespace grens
