#pragma once
#include <optional>
#include <span>
#include <vector>

#include "map/page.hpp"
#include "map/words.hpp"

namespace grens {

/// How large circles are: the area of each is in proportion to its number, as measured, without
/// making up for how the eye takes small circles for larger than they are (Flannery's correction).
class CircleScale {
 public:
  /// The largest of `numbers` (positive) gets a radius of 9 mm on A4; less where so many are large
  /// that all circles together would take more than a fifth of the page.
  CircleScale(std::span<const double> numbers, const PageSize& page);

  /// mm; 0 for 0.
  double radius(double number) const;
  /// Up to three round numbers (1, 2 or 5 times a power of ten), the largest first, for the key:
  /// below 1 only where there are fractions. Empty without numbers.
  const std::vector<double>& key() const { return key_; }

 private:
  double largest_ = 0;
  double radius_ = 0;
  std::vector<double> key_;
};

/// A round number as the language writes it, with as many decimals as it has.
std::string round_number_text(double number, Language language);

}  // namespace grens
