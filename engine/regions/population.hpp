#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "regions/tables.hpp"

namespace grens {

/// People for each unit of a layer; none where that is unknown.
struct UnitPopulation {
  std::vector<std::optional<std::int64_t>> persons;  ///< in the order of the layer
  std::optional<int> year;  ///< of the figures; none: not known, as of a layer's own figures
};

/// What a population can be: 0 to a trillion. CBS writes negative numbers (-99997, -99999998) for
/// unknown, and anything else is no count of people.
inline constexpr bool is_population(std::int64_t persons) {
  return persons >= 0 && persons <= 1'000'000'000'000;
}

/// People of `units` (codes) in the layout of 1 January of `year`, from population.csv:
/// - figures of that year, when the table has any; else
/// - of the nearest earlier year, carried forward by the changes since: who merged or was renamed
///   is added up, who took in a part of a split unit is unknown; else
/// - of the nearest later year, for units that no change touches in between.
/// A unit that the figures lack is unknown; a neighbourhood never takes its municipality's.
/// O(rows + changes + units), up to sorting.
UnitPopulation table_population(const RegionTables& tables, std::span<const std::string> units,
                                int year);

/// A sum of people that says what it does not know.
struct PopulationSum {
  std::int64_t at_least = 0;         ///< people of the known units
  std::size_t known = 0;             ///< units whose people are known
  std::vector<std::string> unknown;  ///< codes of the others, in the order they came

  /// Adds a unit. A number that `is_population` denies is unknown.
  void add(const std::string& unit, std::optional<std::int64_t> persons);

  /// Nothing is known: never to be written as 0.
  bool is_unknown() const { return known == 0; }
  /// Whether it is the people of all units that were added.
  bool is_exact() const { return known > 0 && unknown.empty(); }
};

/// "17081507", "at least 17081507" or "unknown".
std::string to_string(const PopulationSum& sum);

}  // namespace grens
