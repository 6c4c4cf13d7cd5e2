// find_mismatches looks at what has nothing on one side; so it is given just the arcs that are
// open, with units for faces, and asked at several distances.
#include "coverage/border_defects.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "coverage/mismatch.hpp"
#include "coverage/tolerance.hpp"

namespace grens {
namespace {

constexpr double kParallel = 0.75;
constexpr double kMost = 0.98;

using UnitPair = std::pair<UnitId, UnitId>;

/// Both directions of a pair of units.
struct Sides {
  const Facing* a = nullptr;
  const Facing* b = nullptr;
  double length() const {
    return std::max(a != nullptr ? a->length : 0, b != nullptr ? b->length : 0);
  }
};

using Pairs = std::map<UnitPair, Sides>;

Pairs by_pair(const Mismatches& mismatches) {
  Pairs pairs;
  for (const Facing& facing : mismatches.pairs) {
    Sides& sides = pairs[std::minmax(facing.unit, facing.other)];
    (sides.a == nullptr ? sides.a : sides.b) = &facing;
  }
  return pairs;
}

double length_of(const Pairs& pairs, const UnitPair& pair) {
  const auto at = pairs.find(pair);
  return at == pairs.end() ? 0 : at->second.length();
}

void add_lines(const Coverage& open, const Facing* facing, DefectLines& lines) {
  if (facing == nullptr) return;
  bool first = true;
  std::uint32_t last = 0;
  for (const std::uint32_t i : facing->at) {
    if (first || i != last + 1) lines.push_back({open.points[i]});
    lines.back().push_back(open.points[i + 1]);
    first = false;
    last = i;
  }
}

/// What faces at smaller and smaller distances, as far as it is asked for.
class Ladder {
 public:
  Ladder(const Coverage& open, const Measurer& measurer) : open_(open), measurer_(measurer) {}

  /// What faces each other within a distance.
  const Pairs& at(double metres) {
    const auto [rung, missing] = rungs_.try_emplace(metres);
    if (missing) {
      rung->second.mismatches = find_mismatches(open_, measurer_, metres);
      rung->second.pairs = by_pair(rung->second.mismatches);
    }
    return rung->second.pairs;
  }

  /// The smallest step up to `metres` at which nearly all of `length` is there. From wide to
  /// narrow, since nearly all pairs need no more than a step or two, and narrow ones cost more.
  double smallest(const UnitPair& pair, double length, double metres) {
    std::vector<double> steps;
    for (double step = next_step(0); step < metres; step = next_step(step)) steps.push_back(step);
    double found = metres;
    while (!steps.empty() && length_of(at(steps.back()), pair) >= kMost * length) {
      found = steps.back();
      steps.pop_back();
    }
    return found;
  }

 private:
  struct Rung {
    Mismatches mismatches;
    Pairs pairs;  // points into `mismatches`
  };

  const Coverage& open_;
  const Measurer& measurer_;
  std::map<double, Rung> rungs_;
};

}  // namespace

Coverage open_border(const FaceLayer& layer, const std::vector<std::uint8_t>& settled) {
  constexpr UnitId kSettled = -7;
  const auto label = [&](std::int32_t face) {
    if (face < 0) return kOutside;
    const auto f = static_cast<std::size_t>(face);
    if (!layer.faces[f].units.empty()) return layer.faces[f].units.front();
    return settled[f] != 0 ? kSettled : kOutside;
  };
  Coverage open;
  open.nodes = layer.coverage.nodes;
  for (std::size_t i = 0; i < layer.coverage.arcs.size(); ++i) {
    Arc arc = layer.coverage.arcs[i];
    arc.left = label(arc.left);
    arc.right = label(arc.right);
    if ((arc.left == kOutside ? arc.right : arc.left) < 0) continue;
    if (arc.left != kOutside && arc.right != kOutside) continue;
    const auto points = layer.coverage.arc_points(static_cast<std::int32_t>(i));
    arc.first = static_cast<std::uint32_t>(open.points.size());
    open.points.insert(open.points.end(), points.begin(), points.end());
    open.arcs.push_back(arc);
  }
  return open;
}

void add_facing_borders(const FaceLayer& layer, const std::vector<std::uint8_t>& narrow,
                        const Measurer& measurer, double tolerance, std::vector<Defect>& defects) {
  const auto add = [&](DefectKind kind, const Coverage& open, const UnitPair& pair,
                       const Sides& sides, double step) {
    Defect defect;
    defect.kind = kind;
    defect.units = {pair.first, pair.second};
    defect.place = sides.a->place;
    defect.length = sides.length();
    defect.tolerance = step;
    DefectLines lines;
    add_lines(open, sides.a, lines);
    add_lines(open, sides.b, lines);
    defect.shape = std::move(lines);
    defects.push_back(std::move(defect));
  };
  std::set<UnitPair> wrong;
  if (tolerance > 0) {
    const Coverage open = open_border(layer, narrow);
    Ladder ladder(open, measurer);
    const Pairs& twice = ladder.at(2 * tolerance);
    for (const auto& [pair, sides] : ladder.at(tolerance)) {
      if (sides.length() < kParallel * length_of(twice, pair)) continue;
      wrong.insert(pair);
      add(DefectKind::kMismatchedBorder, open, pair, sides,
          ladder.smallest(pair, sides.length(), tolerance));
    }
  }
  const std::vector<std::uint8_t> all_settled(layer.faces.size(), 1);
  const Coverage outer = open_border(layer, all_settled);
  Ladder ladder(outer, measurer);
  for (const auto& [pair, sides] : ladder.at(std::max(tolerance, kFacingTolerance))) {
    if (!wrong.contains(pair)) add(DefectKind::kNarrowWater, outer, pair, sides, 0);
  }
}

}  // namespace grens
