// The range says how many decimals matter; classes of skewed numbers may need more, so decimals
// are added while two ends of a class that differ read alike.
#include "map/class_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace grens {
namespace {

constexpr int kMostDecimals = 8;
constexpr int kMoreDecimals = 3;  // beyond those that the range asks for
constexpr double kHuge = 1e15;

/// 10^-decimals is about a hundredth of the range; fewer where the numbers have no more.
int decimals_for(std::span<const double> numbers) {
  if (numbers.empty()) return 0;
  const auto [least, most] = std::minmax_element(numbers.begin(), numbers.end());
  double range = std::min(*most - *least, std::numeric_limits<double>::max());
  if (range == 0) range = *most == 0 ? 1 : std::abs(*most);
  const int needed =
      std::clamp(static_cast<int>(std::ceil(2 - std::log10(range))), 0, kMostDecimals);
  for (int decimals = 0; decimals < needed; ++decimals) {
    const double power = std::pow(10, decimals);
    const bool enough = std::all_of(numbers.begin(), numbers.end(), [&](double number) {
      return std::abs(number - std::round(number * power) / power) <= range * 1e-6;
    });
    if (enough) return decimals;
  }
  return needed;
}

/// "1.2e-9", "2e300".
std::string with_exponent(double number, Language language) {
  std::string text = fmt::format("{:.1e}", number);
  std::size_t exponent = text.find('e');
  if (text[exponent - 1] == '0') {
    text.erase(exponent - 2, 2);
    exponent -= 2;
  }
  const std::size_t digits = text.find_first_not_of('0', exponent + 2);
  text.erase(exponent + 2, digits - exponent - 2);
  if (text[exponent + 1] == '+') text.erase(exponent + 1, 1);
  if (language == Language::kDutch) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string text_of(double number, int decimals, Language language) {
  const double size = std::abs(number);
  if (size >= kHuge) return with_exponent(number, language);
  if (number != 0 && size < 0.95 * std::pow(10, -decimals)) {
    const int own = 1 - static_cast<int>(std::floor(std::log10(size)));
    if (own > kMostDecimals) return with_exponent(number, language);
    decimals = own;
  }
  return number_text(number, decimals, language);
}

/// Whether two different ends of a class, or of neighbours with bounds, read alike.
bool reads_alike(std::span<const NumberClass> classes, int decimals) {
  return std::any_of(classes.begin(), classes.end(), [&](const NumberClass& one) {
    return one.least != one.most && text_of(one.least, decimals, Language::kEnglish) ==
                                        text_of(one.most, decimals, Language::kEnglish);
  });
}

}  // namespace

std::vector<std::string> class_texts(std::span<const NumberClass> classes, Breaks how,
                                     std::span<const double> numbers, Language language) {
  std::vector<double> bounds;
  if (has_bounds(how)) {
    for (const NumberClass& one : classes) {
      for (const double bound : {one.least, one.most}) {
        if (std::isfinite(bound)) bounds.push_back(bound);
      }
    }
    numbers = bounds;
  }
  int decimals = decimals_for(numbers);
  const int most = std::min(decimals + kMoreDecimals, kMostDecimals);
  while (decimals < most && reads_alike(classes, decimals)) ++decimals;
  std::vector<std::string> texts;
  for (const NumberClass& one : classes) {
    const std::string least = text_of(one.least, decimals, language);
    const std::string most_text = text_of(one.most, decimals, language);
    if (std::isinf(one.least) && std::isinf(one.most)) {
      texts.push_back(in_language(language, "all", "alle"));
    } else if (std::isinf(one.least)) {
      texts.push_back(in_language(language, "under ", "minder dan ") + most_text);
    } else if (std::isinf(one.most)) {
      texts.push_back(least + in_language(language, " or more", " of meer"));
    } else {
      texts.push_back(least == most_text ? least : least + " – " + most_text);
    }
  }
  return texts;
}

}  // namespace grens
