// Points on the same tenth of a millimetre are a stack, drawn as one; stacks that touch are a
// group, found through a coarse grid, and have one name.
#include "map/symbols.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/union_find.hpp"
#include "map/palette.hpp"

namespace grens {
namespace {

constexpr double kSamePlace = 0.1;      // mm
constexpr std::size_t kToldOnMap = 3;   // names of a group that stand on the map itself
constexpr std::size_t kToldInList = 8;  // and in the list
constexpr double kCircleRim = 0.2;      // mm of A4
constexpr double kAir = 0.1;            // mm of A4 around a symbol

/// Where a symbol stands, which points it is, and how large.
struct Stack {
  Point at;
  std::vector<std::size_t> points;
  double radius = 0;
};

std::vector<Stack> stacks_of(const Scene& scene, const SymbolSet& set, const CircleScale& circles,
                             SymbolTally& tally) {
  std::vector<Stack> stacks;
  std::map<std::pair<double, double>, std::size_t> at_place;
  for (std::size_t p = 0; p < set.points.size(); ++p) {
    const Point at = scene.fit.to_paper(set.points[p].at);
    if (!scene.fit.frame.contains(at)) {
      ++tally.outside;
      continue;
    }
    ++tally.drawn;
    const auto [known, fresh] = at_place.try_emplace(
        std::pair(std::round(at.x / kSamePlace), std::round(at.y / kSamePlace)), stacks.size());
    if (fresh) stacks.push_back({at, {}, kDotRadius * scene.scale});
    Stack& stack = stacks[known->second];
    stack.points.push_back(p);
    if (set.circles) {
      const double radius = circles.radius(set.points[p].number);
      stack.radius = stack.points.size() == 1 ? radius : std::max(stack.radius, radius);
    }
  }
  return stacks;
}

/// Stacks that are closer than two dots, by the first of them.
std::map<std::size_t, std::vector<std::size_t>> groups_of(const std::vector<Stack>& stacks,
                                                          double closest) {
  UnionFind sets(stacks.size());
  std::map<std::pair<int, int>, std::vector<std::size_t>> cells;
  for (std::size_t s = 0; s < stacks.size(); ++s) {
    const int column = static_cast<int>(std::floor(stacks[s].at.x / closest));
    const int row = static_cast<int>(std::floor(stacks[s].at.y / closest));
    for (int c = column - 1; c <= column + 1; ++c) {
      for (int r = row - 1; r <= row + 1; ++r) {
        const auto cell = cells.find({c, r});
        if (cell == cells.end()) continue;
        for (const std::size_t other : cell->second) {
          const double apart =
              std::hypot(stacks[other].at.x - stacks[s].at.x, stacks[other].at.y - stacks[s].at.y);
          if (apart < closest) sets.unite(other, s);
        }
      }
    }
    cells[{column, row}].push_back(s);
  }
  std::map<std::size_t, std::vector<std::size_t>> groups;
  for (std::size_t s = 0; s < stacks.size(); ++s) groups[sets.find(s)].push_back(s);
  return groups;
}

/// What a group is called, and by how many names.
struct GroupName {
  std::string text;
  std::size_t names = 0;
};

GroupName name_of_group(const SymbolSet& set, const std::vector<Stack>& stacks,
                        const std::vector<std::size_t>& group) {
  std::vector<std::pair<std::string, std::size_t>> names;  // with how many are called so
  std::map<std::string, std::size_t> position;
  for (const std::size_t s : group) {
    for (const std::size_t p : stacks[s].points) {
      const std::string& name = set.points[p].name;
      if (name.empty()) continue;
      const auto [known, fresh] = position.try_emplace(name, names.size());
      if (fresh) names.emplace_back(name, 0);
      ++names[known->second].second;
    }
  }
  GroupName result{"", names.size()};
  for (std::size_t n = 0; n < std::min(names.size(), kToldInList); ++n) {
    result.text += (n > 0 ? ", " : "") + names[n].first;
    if (names[n].second > 1) result.text += fmt::format(" ({})", names[n].second);
  }
  if (names.size() > kToldInList) {
    result.text += fmt::format(", + {}", names.size() - kToldInList);
  }
  return result;
}

Circle symbol(const Point& at, double radius, bool circles, double scale, std::string title) {
  Circle circle{at, radius, circles ? kCircleFill : kSymbol, {}, "", std::move(title)};
  if (circles) circle.stroke = Stroke{kSymbol, kCircleRim * scale};
  return circle;
}

/// Large circles lie below small ones; of equal ones the earlier.
std::vector<std::size_t> largest_first(const std::vector<double>& radii) {
  std::vector<std::size_t> order(radii.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return radii[a] > radii[b]; });
  return order;
}

/// A unit's place: the cell farthest from its edge, and without cells nothing.
std::optional<Point> heart_of(const Scene& scene, UnitId unit) {
  const CellBlock& block = scene.grid.block(unit);
  if (block.empty()) return std::nullopt;
  const AreaMask area(scene.grid, block, [unit](UnitId other) { return other == unit; });
  return middle_of(scene.grid, area);
}

/// One that is smaller than a cell stands at the middle of its box.
Point place_of(const Scene& scene, UnitId unit) {
  if (const auto heart = heart_of(scene, unit)) return *heart;
  std::vector<std::uint8_t> chosen(scene.ground.names().size(), 0);
  chosen[static_cast<std::size_t>(unit)] = 1;
  const Box box = scene.ground.extent(chosen);
  return scene.fit.to_paper({(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2});
}

SymbolsDrawn unit_circles(const Scene& scene, const SymbolSet& set, const CircleScale& scale,
                          std::vector<AreaName>& names) {
  SymbolsDrawn drawn;
  drawn.layer = {"circles", scene.fit.frame};
  std::map<UnitId, NameSpot> spots;
  std::vector<Point> places;
  std::vector<double> radii;
  for (std::size_t p = 0; p < set.points.size(); ++p) {
    places.push_back(place_of(scene, set.units[p]));
    radii.push_back(scale.radius(set.points[p].number));
  }
  for (const std::size_t p : largest_first(radii)) {
    if (!scene.fit.frame.contains(places[p])) {
      ++drawn.tally.outside;
      continue;
    }
    ++drawn.tally.drawn;
    const UnitId unit = set.units[p];
    const auto owner = static_cast<std::size_t>(unit);
    drawn.layer.things.emplace_back(
        symbol(places[p], radii[p], true, scene.scale, scene.ground.names()[owner]));
    const PaperCircle circle{places[p], radii[p] + kCircleRim / 2 * scene.scale};
    add_obstacles(circle, owner, drawn.obstacles);
    spots[unit] = {{circle}, owner, true, false};
  }
  for (AreaName& name : names) {
    const auto spot = name.kind == NameKind::kUnit ? spots.find(name.units.front()) : spots.end();
    if (spot != spots.end()) name.spot = spot->second;
  }
  return drawn;
}

}  // namespace

SymbolsDrawn draw_symbols(const Scene& scene, const SymbolSet& set, const CircleScale& circles,
                          std::vector<AreaName>& names) {
  if (set.of_units) return unit_circles(scene, set, circles, names);
  SymbolsDrawn drawn;
  drawn.layer = {set.circles ? "circles" : "points", scene.fit.frame};
  drawn.over_names = !set.circles;
  const double s = scene.scale;
  const std::vector<Stack> stacks = stacks_of(scene, set, circles, drawn.tally);
  const double rim = (set.circles ? kCircleRim / 2 : kDotRim) * s;
  const double closest = 2 * (kDotRadius + kDotRim) * s;
  std::vector<GroupName> group_names(stacks.size());
  for (const auto& [first, group] : groups_of(stacks, closest)) {
    AreaName name;
    name.kind = NameKind::kSpot;
    name.ground = kWhite;
    const GroupName told = name_of_group(set, stacks, group);
    name.text = told.text;
    name.spot = NameSpot{{}, first, set.circles, told.names > kToldOnMap};
    for (const std::size_t st : group) {
      const PaperCircle circle{stacks[st].at, stacks[st].radius + rim};
      add_obstacles({circle.centre, circle.radius + kAir * s}, first, drawn.obstacles);
      name.spot->symbols.push_back(circle);
    }
    std::stable_sort(
        name.spot->symbols.begin(), name.spot->symbols.end(),
        [](const PaperCircle& a, const PaperCircle& b) { return a.radius > b.radius; });
    if (!name.text.empty()) drawn.names.push_back(std::move(name));
  }
  std::vector<double> radii;
  for (const Stack& stack : stacks) radii.push_back(stack.radius);
  const auto title = [&](const Stack& stack) { return set.points[stack.points.front()].name; };
  if (!set.circles) {  // all rims lie below all dots
    for (const Stack& stack : stacks) {
      drawn.layer.things.emplace_back(Circle{stack.at, stack.radius + rim, kWhite});
    }
  }
  for (const std::size_t st : largest_first(radii)) {
    const Stack& stack = stacks[st];
    drawn.layer.things.emplace_back(symbol(stack.at, stack.radius, set.circles, s, title(stack)));
  }
  return drawn;
}

}  // namespace grens
