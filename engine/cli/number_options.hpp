#pragma once
#include <CLI/App.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "job/map_measures.hpp"
#include "job/map_order.hpp"

namespace grens {

/// What a person says of the numbers that fill a map.
struct NumberOptions {
  std::string value;
  std::string figures;
  std::optional<double> per_people;
  bool density = false;
  std::string measure;
  std::optional<std::size_t> classes;
  std::vector<std::string> breaks;  ///< given one by one or with commas; empty: as is usual
  std::optional<double> middle;
};

/// Declares --value, --figures, --per-people, --density, --measure, --classes, --breaks and
/// --middle.
void add_number_options(CLI::App& app, NumberOptions& options);

/// Puts what they say into an order, whose `over` is known. UsageError for what cannot be meant
/// together, and for classes of no numbers.
void order_numbers(const NumberOptions& options, MapOrder& order);

}  // namespace grens
