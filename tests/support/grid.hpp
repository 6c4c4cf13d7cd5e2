#pragma once
#include <random>
#include <string>
#include <vector>

#include "geometry/polygon.hpp"
#include "geometry/rings.hpp"

namespace grens::testing {

/// Units drawn as characters, the first row on top: each cell is a square of side 1, '.' is no
/// unit. Letters 'A'.. are units 0..; every cell is a ring of its own.
inline RingSet cells_of(const std::vector<std::string>& rows) {
  RingSet rings;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      if (rows[r][c] == '.') continue;
      const double x = static_cast<double>(c);
      const double y = static_cast<double>(rows.size() - 1 - r);
      std::vector<RawRing> record = {
          {{{x, y}, {x + 1, y}, {x + 1, y + 1}, {x, y + 1}, {x, y}}, false}};
      append_record(record, rows[r][c] - 'A', rings);
    }
  }
  return rings;
}

/// A random grid of `side` x `side` cells with `units` units and some empty cells.
inline std::vector<std::string> random_grid(std::mt19937& random, int side, int units) {
  std::vector<std::string> rows(static_cast<std::size_t>(side));
  std::uniform_int_distribution<int> pick(-1, units - 1);
  for (auto& row : rows) {
    for (int c = 0; c < side; ++c) {
      const int unit = pick(random);
      row += unit < 0 ? '.' : static_cast<char>('A' + unit);
    }
  }
  return rows;
}

/// Adds a unit given by polygons.
inline void add_unit(RingSet& rings, UnitId unit, const MultiPolygon& polygons) {
  std::vector<RawRing> record;
  for (const Polygon& polygon : polygons) {
    record.push_back({polygon.shell, false});
    record.back().points.push_back(polygon.shell.front());
    for (const auto& hole : polygon.holes) {
      record.push_back({hole, true});
      record.back().points.push_back(hole.front());
    }
  }
  append_record(record, unit, rings);
}

}  // namespace grens::testing
