#pragma once
#include <cmath>
#include <cstddef>
#include <random>
#include <vector>

#include "geometry/polygon.hpp"
#include "geometry/rings.hpp"
#include "support/grid.hpp"

namespace grens::testing {

/// `side` x `side` units of about 1 km with wavy borders that neighbours share exactly: lines of
/// `inner` points between nodes. The ring of a unit is its lower, right, upper and left line.
struct WavyGrid {
  std::size_t side = 0;
  std::size_t inner = 0;
  std::vector<std::vector<Point>> units;  ///< a ring each, counter-clockwise, not closed

  RingSet rings() const {
    RingSet rings;
    for (std::size_t u = 0; u < units.size(); ++u) {
      add_unit(rings, static_cast<UnitId>(u), {{units[u], {}}});
    }
    return rings;
  }
  /// Positions in a unit's ring of the points inside line `line` (0 lower, 1 right, 2 upper, 3
  /// left).
  std::size_t first_inside(std::size_t line) const { return line * (inner + 1) + 1; }
  /// Whether another unit lies across that line.
  bool inside_border(std::size_t unit, std::size_t line) const {
    const std::size_t row = unit / side;
    const std::size_t column = unit % side;
    return line == 0   ? row > 0
           : line == 1 ? column + 1 < side
           : line == 2 ? row + 1 < side
                       : column > 0;
  }
};

inline WavyGrid wavy_grid(std::mt19937& random, std::size_t side, std::size_t inner) {
  std::uniform_real_distribution<double> off(-60, 60);
  const auto at = [](std::size_t i) { return 1000.0 * static_cast<double>(i); };
  std::vector<Point> nodes;
  for (std::size_t row = 0; row <= side; ++row) {
    for (std::size_t column = 0; column <= side; ++column) {
      nodes.push_back({150000 + at(column) + off(random), 450000 + at(row) + off(random)});
    }
  }
  const auto line = [&](const Point& a, const Point& b) {
    std::vector<Point> points;
    for (std::size_t i = 1; i <= inner; ++i) {
      const double t = static_cast<double>(i) / static_cast<double>(inner + 1);
      points.push_back(
          {a.x + t * (b.x - a.x) + off(random) / 3, a.y + t * (b.y - a.y) + off(random) / 3});
    }
    return points;
  };
  const std::size_t wide = side + 1;
  std::vector<std::vector<Point>> across(wide * side), up(wide * side);  // by their first node
  for (std::size_t row = 0; row <= side; ++row) {
    for (std::size_t column = 0; column < side; ++column) {
      across[row * side + column] =
          line(nodes[row * wide + column], nodes[row * wide + column + 1]);
    }
  }
  for (std::size_t row = 0; row < side; ++row) {
    for (std::size_t column = 0; column <= side; ++column) {
      up[row * wide + column] = line(nodes[row * wide + column], nodes[(row + 1) * wide + column]);
    }
  }
  WavyGrid grid{side, inner, {}};
  for (std::size_t row = 0; row < side; ++row) {
    for (std::size_t column = 0; column < side; ++column) {
      std::vector<Point> ring;
      const auto add = [&](const Point& node, const std::vector<Point>& points, bool backwards) {
        ring.push_back(node);
        if (backwards) {
          ring.insert(ring.end(), points.rbegin(), points.rend());
        } else {
          ring.insert(ring.end(), points.begin(), points.end());
        }
      };
      add(nodes[row * wide + column], across[row * side + column], false);
      add(nodes[row * wide + column + 1], up[row * wide + column + 1], false);
      add(nodes[(row + 1) * wide + column + 1], across[(row + 1) * side + column], true);
      add(nodes[(row + 1) * wide + column], up[row * wide + column], true);
      grid.units.push_back(std::move(ring));
    }
  }
  return grid;
}

}  // namespace grens::testing
