#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "base/labels.hpp"
#include "geometry/point.hpp"
#include "geometry/rings.hpp"
#include "map/paper.hpp"

namespace grens {

/// A block of cells: columns and rows from `left`, `top` up to, not including, `right`, `bottom`.
struct CellBlock {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
  bool empty() const { return left >= right || top >= bottom; }
};

/// A cell where something stands that names keep off; no unit.
inline constexpr UnitId kCovered = -3;

/// Which unit lies where in the frame of a map, in square cells: enough to find room for names.
class UnitGrid {
 public:
  /// `plane` runs parallel to `rings.points`, `boxes` (in the plane) to the rings. A cell is its
  /// unit's where its middle is (even-odd rule for each unit; of several units the last).
  /// O(n + cells), n the points of rings that reach into the frame.
  UnitGrid(const RingSet& rings, std::size_t unit_count, std::span<const Point> plane,
           std::span<const Box> boxes, const PaperFit& fit, double cell);

  /// Marks cells that a box on the page reaches into as kCovered: nothing has room there.
  void cover(const Box& box);

  int columns() const { return columns_; }
  int rows() const { return rows_; }
  double cell() const { return cell_; }
  UnitId at(int column, int row) const {
    return units_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                  static_cast<std::size_t>(column)];
  }
  /// The block around the cells of a unit; empty when it has none in the frame.
  const CellBlock& block(UnitId unit) const { return blocks_[static_cast<std::size_t>(unit)]; }
  /// The whole grid.
  CellBlock all() const { return {0, 0, columns_, rows_}; }
  /// The upper left corner of a cell on the page.
  Point corner(int column, int row) const {
    return {origin_.x + column * cell_, origin_.y + row * cell_};
  }

 private:
  void fill(UnitId unit, std::vector<std::pair<int, double>>& crossings);

  Point origin_;
  double cell_;
  int columns_;
  int rows_;
  std::vector<UnitId> units_;
  std::vector<CellBlock> blocks_;
};

/// The cells of an area, counted over any block in O(1) by a table of sums.
class AreaMask {
 public:
  /// `inside` says of a unit (or kOutside, kCovered) whether its cells count. O(cells of the
  /// block).
  template <typename Inside>
  AreaMask(const UnitGrid& grid, const CellBlock& block, const Inside& inside) : block_(block) {
    if (block.empty()) return;
    stride_ = static_cast<std::size_t>(block.right - block.left) + 1;
    sums_.assign(stride_ * (static_cast<std::size_t>(block.bottom - block.top) + 1), 0);
    std::size_t sum = stride_ + 1;  // of the first cell; before it a row and a column of noughts
    for (int row = block.top; row < block.bottom; ++row, ++sum) {
      int in_row = 0;
      for (int column = block.left; column < block.right; ++column, ++sum) {
        in_row += inside(grid.at(column, row)) ? 1 : 0;
        sums_[sum] = sums_[sum - stride_] + in_row;
      }
    }
  }

  const CellBlock& block() const { return block_; }
  /// How many cells of the area lie in a block of the grid; those outside this block are none.
  int count(CellBlock part) const;

 private:
  CellBlock block_;
  std::size_t stride_ = 0;
  std::vector<int> sums_;
};

}  // namespace grens
