// Radii go with the square root of the number.
#include "map/circle_scale.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "map/sheet.hpp"

namespace grens {
namespace {

constexpr double kLargestRadius = 9;  // mm on A4
constexpr double kMostOfPage = 0.2;   // that all circles may take
constexpr double kKeyStep = 4;        // from one circle of the key to the next, at least

}  // namespace

CircleScale::CircleScale(std::span<const double> numbers, const PageSize& page) {
  if (numbers.empty()) return;
  largest_ = *std::max_element(numbers.begin(), numbers.end());
  const double in_largest =
      std::accumulate(numbers.begin(), numbers.end(), 0.0,
                      [&](double sum, double number) { return sum + number / largest_; });
  const double most = kMostOfPage * page.width * page.height;
  radius_ =
      std::min(kLargestRadius * page_scale(page), std::sqrt(most / (std::acos(-1.0) * in_largest)));
  const bool whole = std::all_of(numbers.begin(), numbers.end(),
                                 [](double number) { return number == std::floor(number); });
  double number = round_bar(largest_);
  for (int i = 0; i < 3 && (number >= 1 || !whole); ++i) {
    key_.push_back(number);
    number = round_bar(number / kKeyStep);
  }
}

double CircleScale::radius(double number) const {
  return largest_ > 0 ? radius_ * std::sqrt(number / largest_) : 0;
}

std::string round_number_text(double number, Language language) {
  const int decimals = static_cast<int>(-std::floor(std::log10(number) + 1e-9));
  return decimals > 6 ? fmt::format("{:g}", number)
                      : number_text(number, std::max(decimals, 0), language);
}

}  // namespace grens
