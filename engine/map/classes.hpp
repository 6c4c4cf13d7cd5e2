#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace grens {

/// How numbers are divided into classes.
enum class Breaks {
  kQuantiles,  ///< about as many in each
  kNatural,    ///< where they lie apart: least squares within the classes (Fisher, Jenks)
  kEqual,      ///< steps of the same size
  kPretty,     ///< steps of the same, round size from a round number on
  kGiven       ///< at bounds that a person names
};

/// The most classes that a reader can tell apart, and the most on one side of a middle.
inline constexpr std::size_t kMostClasses = 7;
inline constexpr std::size_t kMostOnASide = 4;

/// What a person says of classes.
struct ClassRule {
  Breaks how = Breaks::kQuantiles;
  std::size_t classes = 5;       ///< at most so many; kPretty: about; kGiven: as the bounds say
  std::vector<double> bounds{};  ///< of kGiven: ascending, between the classes
  /// A number at which classes part into those below it and those from it on, half of `classes`
  /// (rounded up) on either side. Of kGiven it has to be among `bounds`.
  std::optional<double> middle{};
};

/// Whether classes have bounds of their own: then empty ones stay, so that two maps compare.
inline bool has_bounds(Breaks how) { return how == Breaks::kPretty || how == Breaks::kGiven; }

/// One class of numbers.
struct NumberClass {
  /// The smallest and the largest number in it. With bounds these: a number on a bound is in the
  /// class that begins there, only the last pretty class has its largest too; the first and the
  /// last class of kGiven are open (infinite).
  double least = 0;
  double most = 0;
  std::size_t count = 0;
  int side = 0;  ///< from the middle outwards: -1, -2 ... below it, 1, 2 ... above; 0: no middle
};

/// Divides numbers (finite) into classes, in ascending order; none when there are no numbers. Equal
/// numbers are never divided. Without bounds no class is empty, so there may be fewer than asked
/// for. O(n log n); natural breaks of more than 2,000 numbers are those of 2,000 evenly chosen from
/// the sorted ones: O(classes * 2000^2).
std::vector<NumberClass> classify(std::vector<double> numbers, const ClassRule& rule);

/// Which class a number that was classified is in.
std::size_t class_of(const std::vector<NumberClass>& classes, double number);

/// Round bounds from the largest that is not above `least` to the smallest that is not below
/// `most`, in steps of 1, 2, 2.5 or 5 times a power of ten such that there are about `classes`
/// classes and at most kMostClasses; with a middle, counted from there and at most kMostOnASide on
/// either side. With `whole` steps are whole numbers. At least two bounds.
std::vector<double> pretty_bounds(double least, double most, std::size_t classes,
                                  std::optional<double> middle, bool whole = false);

/// What --breaks says: `quantiles`, `natural`, `equal`, `pretty`, or ascending bounds
/// `100,500,1000`. UsageError for anything else.
ClassRule class_rule(const std::string& text);

}  // namespace grens
