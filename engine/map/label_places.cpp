// Boxes are tried at every cell; the mask's table of sums says at once how much of a box is inside,
// and by halving how far it could grow on all sides. Of places close together the best one stays.
#include "map/label_places.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace grens {
namespace {

constexpr double kRoomThatCounts = 4;  // mm: more room around a label is no better
constexpr double kLeaderCost = 0.9;    // of a mm of leader

struct CellSize {
  int columns;
  int rows;
};

CellSize cells_of(const UnitGrid& grid, const LabelText& text) {
  const auto cells = [&](double mm) {
    return std::max(1, static_cast<int>(std::ceil((mm + 2 * kLabelAir) / grid.cell())));
  };
  return {cells(text.width), cells(text.height)};
}

CellBlock grown(const CellBlock& block, int by) {
  return {block.left - by, block.top - by, block.right + by, block.bottom + by};
}

bool is_full(const AreaMask& area, const CellBlock& block) {
  return area.count(block) == (block.right - block.left) * (block.bottom - block.top);
}

/// By how many cells a block that is full can grow on all sides, up to `most`.
int room_around(const AreaMask& area, const CellBlock& block, int most) {
  int fits = 0;
  while (fits < most) {
    const int half = (fits + most + 1) / 2;
    if (is_full(area, grown(block, half))) {
      fits = half;
    } else {
      most = half - 1;
    }
  }
  return fits;
}

Point middle(const Box& box) { return {(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2}; }

Box box_of(const UnitGrid& grid, const CellBlock& block, const LabelText& text) {
  const Point low = grid.corner(block.left, block.top);
  const Point high = grid.corner(block.right, block.bottom);
  const Point centre{(low.x + high.x) / 2, (low.y + high.y) / 2};
  const double across = text.width / 2 + kLabelAir;
  const double up = text.height / 2 + kLabelAir;
  return {centre.x - across, centre.y - up, centre.x + across, centre.y + up};
}

/// Keeps the best place of each square of the page, then the best of these.
class Sieve {
 public:
  explicit Sieve(double spread) : spread_(spread) {}
  void add(const LabelPlace& place) {
    const Point at = middle(place.box);
    const std::pair key(static_cast<int>(std::floor(at.x / spread_)),
                        static_cast<int>(std::floor(at.y / spread_)));
    const auto [old, fresh] = best_.try_emplace(key, place);
    if (!fresh && place.cost < old->second.cost) old->second = place;
  }
  void give(std::size_t most, std::vector<LabelPlace>& to) {
    std::vector<LabelPlace> places;
    for (const auto& [key, place] : best_) places.push_back(place);
    std::stable_sort(places.begin(), places.end(),
                     [](const LabelPlace& a, const LabelPlace& b) { return a.cost < b.cost; });
    places.resize(std::min(most, places.size()));
    to.insert(to.end(), places.begin(), places.end());
  }

 private:
  double spread_;
  std::map<std::pair<int, int>, LabelPlace> best_;
};

double distance(const Point& a, const Point& b) {
  return std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

/// Where a leader leaves a text: the point nearest to `anchor` of its lines, with their air.
Point leader_start(const LabelText& text, const Point& centre, const Point& anchor) {
  const double step = kLeading * text.style.size * kPoint;
  const double first = text.height - step * static_cast<double>(text.lines.size() - 1);
  Point best;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    const double top = centre.y - text.height / 2 + step * static_cast<double>(i);
    const double across = text.widths[i] / 2 + kLabelAir;
    const Point nearest{std::clamp(anchor.x, centre.x - across, centre.x + across),
                        std::clamp(anchor.y, top - kLabelAir, top + first + kLabelAir)};
    if (distance(nearest, anchor) >= least) continue;
    least = distance(nearest, anchor);
    best = nearest;
  }
  return best;
}

/// How much of a line lies over land that is not the area's: 0 to 1.
double foreign_share(const UnitGrid& grid, const AreaMask& area, const AreaMask& land,
                     const Point& from, const Point& to) {
  constexpr int kSamples = 16;
  const Point origin = grid.corner(0, 0);
  int foreign = 0;
  for (int i = 0; i < kSamples; ++i) {
    const double t = (i + 0.5) / kSamples;
    const auto column = static_cast<int>((from.x + t * (to.x - from.x) - origin.x) / grid.cell());
    const auto row = static_cast<int>((from.y + t * (to.y - from.y) - origin.y) / grid.cell());
    const CellBlock cell{column, row, column + 1, row + 1};
    foreign += land.count(cell) - area.count(cell);
  }
  return static_cast<double>(foreign) / kSamples;
}

/// Every block of a size whose middle lies in `around`.
template <typename Visit>
void for_blocks(const CellBlock& around, const CellSize& size, int step, const Visit& visit) {
  for (int top = around.top - size.rows / 2; top < around.bottom - size.rows / 2; top += step) {
    for (int left = around.left - size.columns / 2; left < around.right - size.columns / 2;
         left += step) {
      visit(CellBlock{left, top, left + size.columns, top + size.rows});
    }
  }
}

}  // namespace

std::vector<LabelPlace> places_inside(const UnitGrid& grid, const AreaMask& area,
                                      std::span<const Variant> variants, double spread,
                                      std::size_t most) {
  std::vector<LabelPlace> places;
  const Point heart = middle_of(grid, area);
  const int room = std::max(1, static_cast<int>(kRoomThatCounts / grid.cell()));
  for (std::size_t v = 0; v < variants.size(); ++v) {
    Sieve sieve(spread);
    for_blocks(area.block(), cells_of(grid, variants[v].text), 1, [&](const CellBlock& block) {
      if (!is_full(area, block)) return;
      const Box box = box_of(grid, block, variants[v].text);
      const double around = room_around(area, block, room) * grid.cell();
      sieve.add({box,
                 variants[v].cost + kRoomThatCounts - around + 0.1 * distance(middle(box), heart),
                 v});
    });
    sieve.give(most, places);
  }
  return places;
}

std::vector<LabelPlace> places_across(const UnitGrid& grid, const AreaMask& area,
                                      const AreaMask& shy, std::span<const Variant> variants,
                                      double share, double penalty, std::size_t most) {
  std::vector<LabelPlace> places;
  const Point heart = middle_of(grid, area);
  for (std::size_t v = 0; v < variants.size(); ++v) {
    const CellSize size = cells_of(grid, variants[v].text);
    Sieve sieve(1.2);
    for_blocks(area.block(), size, 1, [&](const CellBlock& block) {
      const int inside = area.count(block);
      const double part = static_cast<double>(inside) / (size.columns * size.rows);
      if (part < share || shy.count(block) > 0) return;
      const int column = (block.left + block.right) / 2;
      const int row = (block.top + block.bottom) / 2;
      if (area.count({column, row, column + 1, row + 1}) == 0) return;
      const Box box = box_of(grid, block, variants[v].text);
      sieve.add({box,
                 variants[v].cost + penalty + 10 * (1 - part) + 0.1 * distance(middle(box), heart),
                 v});
    });
    sieve.give(most, places);
  }
  return places;
}

std::vector<LabelPlace> places_beside(const UnitGrid& grid, const AreaMask& area,
                                      const AreaMask& land, std::span<const Variant> variants,
                                      const Point& anchor, double farthest, double penalty,
                                      std::size_t most) {
  std::vector<LabelPlace> places;
  const Point origin = grid.corner(0, 0);
  const auto cell = [&](double mm) { return static_cast<int>(mm / grid.cell()); };
  const CellBlock around{cell(anchor.x - origin.x - farthest), cell(anchor.y - origin.y - farthest),
                         cell(anchor.x - origin.x + farthest),
                         cell(anchor.y - origin.y + farthest)};
  for (std::size_t v = 0; v < variants.size(); ++v) {
    Sieve sieve(4);
    for_blocks(around, cells_of(grid, variants[v].text), 2, [&](const CellBlock& block) {
      if (block.left < 0 || block.top < 0 || block.right > grid.columns() ||
          block.bottom > grid.rows() || land.count(grown(block, 1)) > 0) {
        return;
      }
      const Box box = box_of(grid, block, variants[v].text);
      const Point from = leader_start(variants[v].text, middle(box), anchor);
      const double length = distance(from, anchor);
      if (length > farthest) return;
      const double foreign = length * foreign_share(grid, area, land, from, anchor);
      sieve.add({box, variants[v].cost + penalty + kLeaderCost * (length + foreign), v,
                 Leader{from, anchor}});
    });
    sieve.give(most, places);
  }
  return places;
}

Point middle_of(const UnitGrid& grid, const AreaMask& area) {
  const CellBlock& block = area.block();
  CellBlock best = block;
  int most = -1;
  for (int row = block.top; row < block.bottom; ++row) {
    for (int column = block.left; column < block.right; ++column) {
      const CellBlock here{column, row, column + 1, row + 1};
      // only what would beat the best so far is looked at more closely
      if (!is_full(area, grown(here, most + 1))) continue;
      most = room_around(area, here, std::max(block.right - block.left, block.bottom - block.top));
      best = here;
    }
  }
  const Point low = grid.corner(best.left, best.top);
  const Point high = grid.corner(best.right, best.bottom);
  return {(low.x + high.x) / 2, (low.y + high.y) / 2};
}

}  // namespace grens
