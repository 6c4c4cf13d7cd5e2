#pragma once
#include <cstddef>
#include <optional>

#include "regions/csv.hpp"
#include "regions/fields.hpp"

namespace grens {

/// A place: longitude and latitude in degrees (WGS 84), or x and y of some CRS.
struct Position {
  double x = 0;
  double y = 0;
};

/// The places of a table's rows: its columns `lon` and `lat`, or else `x` and `y`.
class Positions {
 public:
  /// InputError, naming the columns there are, when the table has neither pair.
  explicit Positions(const CsvTable& table);

  bool lonlat() const { return lonlat_; }
  /// The place of a row; none where both cells are empty. InputError that names file and line for
  /// one empty cell, what is no number, and degrees that are no place on Earth.
  std::optional<Position> find(const CsvRow& row) const;
  /// The same; InputError where there is none.
  Position required(const CsvRow& row) const;

 private:
  double number(const CsvRow& row, std::size_t column) const;

  const CsvTable& table_;
  Fields fields_;
  bool lonlat_;
  std::size_t x_;
  std::size_t y_;
};

}  // namespace grens
