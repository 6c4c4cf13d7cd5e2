// A place is told by where it touches the box around the symbols: columns and rows of -1, 0 and 1,
// and halves between them.
#include "map/point_places.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace grens {
namespace {

/// Where the middle of a label lies beside that of the symbols: 1 is beyond their right (lower)
/// edge, 0.5 has the label begin at their middle.
struct Beside {
  double across;
  double down;
  double cost;
};

constexpr std::array<Beside, 12> kSides = {{{1, 0, 0},
                                            {1, -0.5, 0.3},
                                            {1, 0.5, 0.4},
                                            {0, -1, 0.7},
                                            {-1, 0, 0.8},
                                            {0.5, -1, 0.8},
                                            {0, 1, 0.9},
                                            {0.5, 1, 1.0},
                                            {-1, -0.5, 1.0},
                                            {-1, 0.5, 1.1},
                                            {-0.5, -1, 1.2},
                                            {-0.5, 1, 1.3}}};
constexpr int kDirections = 16;
constexpr double kFirstStep = 2.5;   // mm from the symbols to the nearest place with a leader
constexpr double kStepGrows = 1.4;   // from one ring of places to the next
constexpr double kLeaderCost = 0.6;  // of a mm of leader

Box box_around(std::span<const PaperCircle> symbols, double gap) {
  Box box;
  for (const auto& [centre, radius] : symbols) {
    box.add(Point{centre.x - radius - gap, centre.y - radius - gap});
    box.add(Point{centre.x + radius + gap, centre.y + radius + gap});
  }
  return box;
}

Point middle(const Box& box) { return {(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2}; }

Box label_box(const LabelText& text, const Point& at) {
  const double across = text.width / 2 + kLabelAir;
  const double up = text.height / 2 + kLabelAir;
  return {at.x - across, at.y - up, at.x + across, at.y + up};
}

/// From the label to the symbol whose rim is nearest to it.
Leader leader_to(std::span<const PaperCircle> symbols, const Box& label, double gap) {
  Leader best;
  double least = 0;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    const Point& centre = symbols[i].centre;
    const Point from{std::clamp(centre.x, label.min_x, label.max_x),
                     std::clamp(centre.y, label.min_y, label.max_y)};
    const double all = std::hypot(from.x - centre.x, from.y - centre.y);
    const double rim = symbols[i].radius + gap;
    if (i > 0 && all - rim >= least) continue;
    least = all - rim;
    const double part = all > 0 ? rim / all : 0;
    best = {from, {centre.x + part * (from.x - centre.x), centre.y + part * (from.y - centre.y)}};
  }
  return best;
}

}  // namespace

std::vector<LabelPlace> places_around(std::span<const PaperCircle> symbols,
                                      std::span<const Variant> variants, double gap) {
  std::vector<LabelPlace> places;
  const Box around = box_around(symbols, gap);
  const Point heart = middle(around);
  for (std::size_t v = 0; v < variants.size(); ++v) {
    const double across = variants[v].text.width / 2 + kLabelAir;
    const double up = variants[v].text.height / 2 + kLabelAir;
    const auto offset = [](double side, double half_label, double half_symbols) {
      const double whole = std::abs(side) == 1 ? half_label + half_symbols : half_label;
      return side == 0 ? 0 : std::copysign(whole, side);
    };
    for (const Beside& side : kSides) {
      const Point at{heart.x + offset(side.across, across, (around.max_x - around.min_x) / 2),
                     heart.y + offset(side.down, up, (around.max_y - around.min_y) / 2)};
      places.push_back({label_box(variants[v].text, at), variants[v].cost + side.cost, v, {}});
    }
  }
  return places;
}

std::vector<LabelPlace> places_farther(std::span<const PaperCircle> symbols,
                                       std::span<const Variant> variants, double gap,
                                       double farthest, double penalty) {
  std::vector<LabelPlace> places;
  const Box around = box_around(symbols, gap);
  const Point heart = middle(around);
  for (std::size_t v = 0; v < variants.size(); ++v) {
    const double across = variants[v].text.width / 2 + kLabelAir;
    const double up = variants[v].text.height / 2 + kLabelAir;
    for (double step = kFirstStep; step <= farthest; step *= kStepGrows) {
      for (int d = 0; d < kDirections; ++d) {
        const double angle = 2 * std::acos(-1.0) * d / kDirections;
        const double x = std::cos(angle);
        const double y = std::sin(angle);
        const Point at{heart.x + x * (step + across + (around.max_x - around.min_x) / 2),
                       heart.y + y * (step + up + (around.max_y - around.min_y) / 2)};
        LabelPlace place{label_box(variants[v].text, at), 0, v, {}};
        place.leader = leader_to(symbols, place.box, gap);
        const auto& [from, to] = *place.leader;
        place.cost =
            variants[v].cost + penalty + kLeaderCost * std::hypot(from.x - to.x, from.y - to.y);
        places.push_back(place);
      }
    }
  }
  return places;
}

std::vector<LabelPlace> places_in_circle(const PaperCircle& circle,
                                         std::span<const Variant> variants) {
  std::vector<LabelPlace> places;
  constexpr int kSteps = 3;  // from the middle to each side
  for (std::size_t v = 0; v < variants.size(); ++v) {
    for (int row = -kSteps; row <= kSteps; ++row) {
      for (int column = -kSteps; column <= kSteps; ++column) {
        const double x = circle.radius * column / (kSteps + 1.0);
        const double y = circle.radius * row / (kSteps + 1.0);
        const double far_x = std::abs(x) + variants[v].text.width / 2 + kLabelAir;
        const double far_y = std::abs(y) + variants[v].text.height / 2 + kLabelAir;
        if (std::hypot(far_x, far_y) > circle.radius) continue;
        const Point at{circle.centre.x + x, circle.centre.y + y};
        places.push_back(
            {label_box(variants[v].text, at), variants[v].cost + 0.5 * std::hypot(x, y), v, {}});
      }
    }
  }
  return places;
}

}  // namespace grens
