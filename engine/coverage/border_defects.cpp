// find_mismatches looks at what has nothing on one side; so it is given just the arcs that are open,
// with units for faces, and asked at several distances.
#include "coverage/border_defects.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "coverage/face_defects.hpp"
#include "coverage/mismatch.hpp"

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

std::map<UnitPair, Sides> by_pair(const Mismatches& mismatches) {
  std::map<UnitPair, Sides> pairs;
  for (const Facing& facing : mismatches.pairs) {
    Sides& sides = pairs[std::minmax(facing.unit, facing.other)];
    (sides.a == nullptr ? sides.a : sides.b) = &facing;
  }
  return pairs;
}

double length_of(const std::map<UnitPair, Sides>& pairs, const UnitPair& pair) {
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

  /// The smallest step up to `metres` at which nearly all of `length` is there.
  double smallest(const UnitPair& pair, double length, double metres) {
    double found = metres;
    for (double step = next_step(0); step < metres; step = next_step(step)) {
      if (length_of(at(step).pairs, pair) < kMost * length) continue;
      found = step;
      break;
    }
    return found;
  }

 private:
  struct Rung {
    Mismatches mismatches;
    std::map<UnitPair, Sides> pairs;  // points into `mismatches`
  };
  const Rung& at(double step) {
    const auto [rung, missing] = rungs_.try_emplace(step);
    if (missing) {
      rung->second.mismatches = find_mismatches(open_, measurer_, step);
      rung->second.pairs = by_pair(rung->second.mismatches);
    }
    return rung->second;
  }

  const Coverage& open_;
  const Measurer& measurer_;
  std::map<double, Rung> rungs_;
};

}  // namespace

Coverage open_border(const FaceLayer& layer, const std::vector<std::uint8_t>& narrow) {
  constexpr UnitId kSettled = -7;
  const auto label = [&](std::int32_t face) {
    if (face < 0) return kOutside;
    const auto f = static_cast<std::size_t>(face);
    if (!layer.faces[f].units.empty()) return layer.faces[f].units.front();
    return narrow[f] != 0 ? kSettled : kOutside;
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

void add_facing_borders(const Coverage& open, const Measurer& measurer, double tolerance,
                        std::vector<Defect>& defects) {
  const Mismatches wide = find_mismatches(open, measurer, std::max(tolerance, kFacingTolerance));
  if (wide.pairs.empty()) return;
  Mismatches close;
  Mismatches twice;
  if (tolerance > 0) {
    close = find_mismatches(open, measurer, tolerance);
    twice = find_mismatches(open, measurer, 2 * tolerance);
  }
  const auto close_pairs = by_pair(close);
  const auto twice_pairs = by_pair(twice);
  Ladder ladder(open, measurer);
  for (const auto& [pair, sides] : by_pair(wide)) {
    const double length = length_of(close_pairs, pair);
    const bool wrong = length > 0 && length >= kParallel * length_of(twice_pairs, pair);
    const Sides& told = wrong ? close_pairs.at(pair) : sides;
    Defect defect;
    defect.kind = wrong ? DefectKind::kMismatchedBorder : DefectKind::kNarrowWater;
    defect.units = {pair.first, pair.second};
    defect.place = told.a->place;
    defect.length = told.length();
    if (wrong) defect.tolerance = ladder.smallest(pair, length, tolerance);
    DefectLines lines;
    add_lines(open, told.a, lines);
    add_lines(open, told.b, lines);
    defect.shape = std::move(lines);
    defects.push_back(std::move(defect));
  }
}

}  // namespace grens
