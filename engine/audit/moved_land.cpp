// Every face knows its unit in A and in B; where the second does not follow from the first, the
// land has moved. For the tolerance, border that both layers should have is walked in steps, and
// each step asks how far the other layer's border is.
#include "audit/moved_land.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "audit/along.hpp"
#include "base/parallel.hpp"
#include "geometry/near_lines.hpp"

namespace grens {
namespace {

constexpr double kReach = 1000;  // m; farther away is another border
constexpr double kStep = 50;     // m
constexpr double kMost = 0.99;   // of the border

/// By face: 1 where its land moved, was lost or gained.
std::vector<std::uint8_t> changed_faces(const Overlaid& layers, const Lineage& lineage) {
  std::vector<std::uint8_t> changed(layers.a.size());
  for (std::size_t f = 0; f < changed.size(); ++f) {
    const UnitId a = layers.a[f];
    const UnitId b = layers.b[f];
    if (a == kOutside && b == kOutside) continue;
    changed[f] = a == kOutside || b == kOutside || !lineage.follows(a, b) ? 1 : 0;
  }
  return changed;
}

void sort_by_area(std::vector<MovedFace>& faces) {
  std::sort(faces.begin(), faces.end(), [](const MovedFace& x, const MovedFace& y) {
    return x.area != y.area ? x.area > y.area : x.face < y.face;
  });
}

struct Step {
  double distance;  // m; infinite beyond kReach
  double length;    // m
};

/// Border of A that B should have as well: between units that go on whole, and not as one.
bool goes_on(const Overlaid::Sides& sides, const Lineage& lineage) {
  if (sides.left < 0 || sides.right < 0 || !sides.differ()) return false;
  if (!lineage.whole(sides.left) || !lineage.whole(sides.right)) return false;
  return lineage.after[static_cast<std::size_t>(sides.left)] !=
         lineage.after[static_cast<std::size_t>(sides.right)];
}

std::vector<Step> steps_of_border(const Overlaid& layers, const Lineage& lineage) {
  const Coverage& lines = layers.layer.coverage;
  const MetreScale& scale = layers.layer.scale;
  const NearLines later(layers.borders_of_b(), scale);
  std::vector<std::vector<Step>> found(lines.arcs.size());
  parallel_for(found.size(), 64, [&](std::size_t begin, std::size_t end) {
    for (std::size_t arc = begin; arc < end; ++arc) {
      if (!goes_on(layers.sides_in_a(arc), lineage)) continue;
      const bool shared = layers.sides_in_b(arc).differ();
      const auto points = lines.arc_points(static_cast<std::int32_t>(arc));
      walk_in_steps(points, scale, kStep, [&](const Point& from, const Point& to) {
        const Point middle{(from.x + to.x) / 2, (from.y + to.y) / 2};
        found[arc].push_back({shared ? 0 : later.distance(middle, kReach),
                              std::hypot((to.x - from.x) * scale.x, (to.y - from.y) * scale.y)});
      });
    }
  });
  std::vector<Step> steps;
  for (const auto& list : found) steps.insert(steps.end(), list.begin(), list.end());
  return steps;
}

}  // namespace

MovedLand find_moved_land(const Overlaid& layers, const Lineage& lineage, double tolerance) {
  const std::vector<std::uint8_t> changed = changed_faces(layers, lineage);
  std::vector<std::uint8_t> narrow(changed.size());
  parallel_for(changed.size(), 64, [&](std::size_t begin, std::size_t end) {
    for (std::size_t f = begin; f < end; ++f) {
      if (changed[f] != 0 && is_narrow(layers.layer, f, tolerance)) narrow[f] = 1;
    }
  });
  MovedLand land;
  for (std::size_t f = 0; f < changed.size(); ++f) {
    const MovedFace face{layers.a[f], layers.b[f], f, layers.layer.faces[f].measured};
    const bool outer = face.from == kOutside || face.to == kOutside;
    if (!outer) land.shared[{face.from, face.to}] += face.area;
    if (changed[f] == 0) continue;
    if (narrow[f] != 0) {
      (outer ? land.outer_slivers : land.moved_slivers).add(face.area);
    } else {
      (!outer ? land.moved : face.to == kOutside ? land.lost : land.gained).push_back(face);
    }
  }
  for (auto* faces : {&land.moved, &land.lost, &land.gained}) sort_by_area(*faces);
  return land;
}

FoundTolerance find_moving_tolerance(const Overlaid& layers, const Lineage& lineage) {
  std::vector<Step> steps = steps_of_border(layers, lineage);
  if (steps.empty()) {
    return {next_step(0), "no two neighbouring units of the first layer go on as they were"};
  }
  std::sort(steps.begin(), steps.end(),
            [](const Step& x, const Step& y) { return x.distance < y.distance; });
  double length = 0;
  for (const Step& step : steps) length += step.length;
  double within = 0;
  auto step = steps.begin();
  while (step + 1 != steps.end() && within + step->length < kMost * length) {
    within += step->length;
    ++step;
  }
  if (step->distance > kReach) {
    return {kReach, "the two layers draw the border of units that go on a kilometre apart"};
  }
  const double metres = step->distance < 1e-3 ? next_step(0) : next_step(step->distance);
  return {std::min(metres, kReach),
          fmt::format("{:.0f}% of the {:.0f} km of border between units that go on lies within it "
                      "in both layers",
                      100 * kMost, length / 1000)};
}

}  // namespace grens
