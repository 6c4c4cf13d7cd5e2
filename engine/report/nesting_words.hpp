#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "audit/all_units.hpp"
#include "report/nesting_moves_report.hpp"

namespace grens {

/// What the terminal, Markdown and JSON tell alike of moves. Only borrows the report.
class NestingWords {
 public:
  using Units = std::vector<std::size_t>;  ///< AllUnits numbers

  /// What units add up to.
  struct Sum {
    std::size_t units = 0;
    std::optional<double> area = 0;  ///< m2; none where the layer lacks one
    PopulationSum people;
  };

  explicit NestingWords(const NestingMovesReport& report)
      : report_(report), moves_(report.moves), units_(report.input, report.a) {}

  const AllUnits& units() const { return units_; }

  /// In a sentence or two: how many regions are divided, and what would move.
  std::string in_all() const;
  /// Why a region cannot be told.
  std::string doubt(RegionId region) const;
  /// "2 municipalities, 25,408 people, 147 km2"; without what is not known, and without the number
  /// of units unless it is wanted.
  std::string figures(const Units& some, bool count_units) const;
  /// "Tholen (GM0716), ... and 3 more".
  std::string names(const Units& some) const;
  /// "police district De Markiezaten", a region of the first scheme.
  std::string called_a(RegionId region) const;
  /// The same of the second.
  std::string called_b(RegionId region) const;
  /// By what a divided region keeps a piece: `people`, `area` or `units`.
  const char* kept_by(const RegionNesting& nesting) const;

  std::size_t count(NestingState state) const;
  Sum sum_of(const Units& some) const;
  Units moved() const;

 private:
  bool all_by_people() const;

  const NestingMovesReport& report_;
  const NestingMoves& moves_;
  AllUnits units_;
};

}  // namespace grens
