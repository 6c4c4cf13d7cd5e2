#pragma once
#include <cstddef>
#include <vector>

namespace grens {

/// How numbers are divided into classes.
enum class Breaks {
  kQuantiles,  ///< about as many in each
  kNatural,    ///< where they lie apart: least squares within the classes (Fisher, Jenks)
  kEqual       ///< steps of the same size
};

/// One class of numbers.
struct NumberClass {
  double least = 0;  ///< the smallest and the largest number in it
  double most = 0;
  std::size_t count = 0;
};

/// Divides numbers (finite) into at most `classes` classes, in ascending order. Equal numbers are
/// never divided and no class is empty, so there may be fewer. O(n log n); natural breaks of more
/// than 2,000 numbers are those of 2,000 evenly chosen from the sorted ones: O(classes * 2000^2).
std::vector<NumberClass> classify(std::vector<double> numbers, std::size_t classes, Breaks how);

/// Which class a number that was classified is in.
std::size_t class_of(const std::vector<NumberClass>& classes, double number);

}  // namespace grens
