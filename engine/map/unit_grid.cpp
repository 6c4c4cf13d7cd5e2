// Each unit is filled row by row between the places where its rings cross the middle of the row.
// Cells of an area are summed up from the upper left, so that four sums give the count of a block.
#include "map/unit_grid.hpp"

#include <algorithm>
#include <cmath>

namespace grens {

UnitGrid::UnitGrid(const RingSet& rings, std::size_t unit_count, std::span<const Point> plane,
                   std::span<const Box> boxes, const PaperFit& fit, double cell)
    : origin_{fit.frame.min_x, fit.frame.min_y},
      cell_(cell),
      columns_(std::max(1, static_cast<int>((fit.frame.max_x - fit.frame.min_x) / cell))),
      rows_(std::max(1, static_cast<int>((fit.frame.max_y - fit.frame.min_y) / cell))),
      units_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), kOutside),
      blocks_(unit_count) {
  std::vector<std::pair<int, double>> crossings;
  for (std::size_t r = 0; r < rings.size(); ++r) {
    const std::size_t first = rings.starts[r];
    const std::size_t last = is_shown(boxes[r], fit) ? rings.starts[r + 1] : first;
    Point before = last > first ? fit.to_paper(plane[last - 1]) : Point{};
    for (std::size_t i = first; i < last; ++i) {
      const Point here = fit.to_paper(plane[i]);
      // rows whose middle lies in [low, high)
      const double low = (std::min(before.y, here.y) - origin_.y) / cell_ - 0.5;
      const double high = (std::max(before.y, here.y) - origin_.y) / cell_ - 0.5;
      const double from = std::max(std::ceil(low), 0.0);
      const double to = std::min(std::ceil(high), static_cast<double>(rows_));
      for (double row = from; row < to; ++row) {
        const double y = origin_.y + (row + 0.5) * cell_;
        const double x = before.x + (y - before.y) / (here.y - before.y) * (here.x - before.x);
        crossings.emplace_back(static_cast<int>(row), (x - origin_.x) / cell_ - 0.5);
      }
      before = here;
    }
    if (r + 1 == rings.size() || rings.unit[r + 1] != rings.unit[r]) fill(rings.unit[r], crossings);
  }
}

void UnitGrid::cover(const Box& box) {
  const auto cell = [&](double mm, int most) {
    return std::clamp(static_cast<int>(std::floor(mm / cell_)), 0, most);
  };
  const int left = cell(box.min_x - origin_.x, columns_);
  const int right = cell(box.max_x - origin_.x + cell_, columns_);
  const int bottom = cell(box.max_y - origin_.y + cell_, rows_);
  for (int row = cell(box.min_y - origin_.y, rows_); row < bottom; ++row) {
    const auto start = units_.begin() + static_cast<std::ptrdiff_t>(row) * columns_;
    std::fill(start + left, start + right, kCovered);
  }
}

void UnitGrid::fill(UnitId unit, std::vector<std::pair<int, double>>& crossings) {
  std::sort(crossings.begin(), crossings.end());
  CellBlock block{columns_, rows_, 0, 0};
  for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
    const int row = crossings[i].first;
    const double limit = columns_;
    const int from = static_cast<int>(std::clamp(std::ceil(crossings[i].second), 0.0, limit));
    const int to = static_cast<int>(std::clamp(std::ceil(crossings[i + 1].second), 0.0, limit));
    if (from >= to) continue;
    const auto start = units_.begin() + static_cast<std::ptrdiff_t>(row) * columns_;
    std::fill(start + from, start + to, unit);
    block = {std::min(block.left, from), std::min(block.top, row), std::max(block.right, to),
             std::max(block.bottom, row + 1)};
  }
  blocks_[static_cast<std::size_t>(unit)] = block;
  crossings.clear();
}

int AreaMask::count(CellBlock part) const {
  part = {std::max(part.left, block_.left), std::max(part.top, block_.top),
          std::min(part.right, block_.right), std::min(part.bottom, block_.bottom)};
  if (part.empty() || sums_.empty()) return 0;
  const auto sum = [&](int column, int row) {
    return sums_[static_cast<std::size_t>(row - block_.top) * stride_ +
                 static_cast<std::size_t>(column - block_.left)];
  };
  return sum(part.right, part.bottom) - sum(part.left, part.bottom) - sum(part.right, part.top) +
         sum(part.left, part.top);
}

}  // namespace grens
