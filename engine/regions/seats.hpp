#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "regions/csv.hpp"

namespace grens {

/// An office from which a region is served.
struct Seat {
  std::string region;  ///< code
  std::string name;    ///< of the region; where the table has none, its code
  std::string place;   ///< where the office is, in words; may be empty
  std::string unit;    ///< code of the unit that it stands in; empty: its position tells
  double x = 0;        ///< in the layer's CRS, or longitude in degrees
  double y = 0;        ///< in the layer's CRS, or latitude in degrees
  std::size_t line = 0;
};

/// A table of seats. A region may have several.
struct SeatTable {
  std::string file;
  bool lonlat = true;       ///< positions are longitude and latitude (WGS 84)
  std::vector<Seat> seats;  ///< in the order of the file, at least one
};

/// Reads a table of seats: the columns `region` (or else `code`), and `lon` and `lat` in degrees
/// (WGS 84), or else `x` and `y` in the CRS of the layer; and where it has them `name` (of the
/// region), `place` and `unit`. Further columns are not read. Throws InputError that names file and
/// line for a column that is missing, a cell that is empty or no number, a position that is none on
/// Earth, a region that is called by two names, and a table without seats.
SeatTable parse_seats(const CsvTable& table);

}  // namespace grens
