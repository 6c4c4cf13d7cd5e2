// Arcs that are a border in one layer only are looked at, each by itself: either the lineage of the
// units says that all of it is gone or new, or it is cut into the stretches far from the other
// layer's borders. Stretches are then collected by pair of units.
#include "audit/moved_borders.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "audit/along.hpp"
#include "base/parallel.hpp"
#include "geometry/near_lines.hpp"

namespace grens {
namespace {

using Line = std::vector<Point>;

constexpr double kShortestStep = 10;  // m

/// An arc that is a border in one layer only.
struct OneSided {
  std::size_t arc = 0;
  bool gone = true;
  BorderCause cause = BorderCause::kMoved;
  bool certain = false;  // the lineage says it: distances need not be looked at
  UnitId left = kOutside;
  UnitId right = kOutside;
  std::vector<Line> lines;
};

class Finder {
 public:
  Finder(const Overlaid& layers, const Lineage& lineage, const Measurer& measurer, double tolerance)
      : layers_(layers),
        lineage_(lineage),
        measurer_(measurer),
        tolerance_(tolerance),
        near_a_(layers.borders_of_a(), layers.layer.scale),
        near_b_(layers.borders_of_b(), layers.layer.scale) {}

  MovedBorders run() {
    std::vector<OneSided> arcs = one_sided_arcs();
    parallel_for(arcs.size(), 16, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) cut(arcs[i]);
    });
    MovedBorders found;
    std::map<std::tuple<bool, BorderCause, UnitId, UnitId>, MovedBorder> pairs;
    for (OneSided& arc : arcs) {
      for (Line& line : arc.lines) {
        const double length = measurer_.length(line);
        if (!arc.certain && length < tolerance_) {
          found.short_lines.add(length);
          continue;
        }
        MovedBorder& border = pairs[{!arc.gone, arc.cause, arc.left, arc.right}];
        border.gone = arc.gone;
        border.cause = arc.cause;
        border.left = arc.left;
        border.right = arc.right;
        border.length += length;
        border.lines.push_back(std::move(line));
      }
    }
    for (auto& [key, border] : pairs) found.borders.push_back(std::move(border));
    std::stable_sort(
        found.borders.begin(), found.borders.end(), [](const MovedBorder& x, const MovedBorder& y) {
          return std::tuple(!x.gone, x.cause, -x.length) < std::tuple(!y.gone, y.cause, -y.length);
        });
    return found;
  }

 private:
  std::vector<OneSided> one_sided_arcs() const {
    std::vector<OneSided> arcs;
    for (std::size_t arc = 0; arc < layers_.layer.coverage.arcs.size(); ++arc) {
      const Overlaid::Sides a = layers_.sides_in_a(arc);
      const Overlaid::Sides b = layers_.sides_in_b(arc);
      if (a.differ() == b.differ()) continue;
      OneSided found;
      found.arc = arc;
      found.gone = a.differ();
      const Overlaid::Sides& sides = found.gone ? a : b;
      found.left = std::min(sides.left, sides.right);
      found.right = std::max(sides.left, sides.right);
      if (found.left == kOutside) {
        std::swap(found.left, found.right);
        found.cause = BorderCause::kOuter;
      } else if (found.gone) {
        judge_gone(found, b.left);
      } else {
        judge_new(found, a.left);
      }
      arcs.push_back(std::move(found));
    }
    return arcs;
  }

  /// `around`: the unit of B on both sides.
  void judge_gone(OneSided& arc, UnitId around) const {
    if (around == kOutside || !lineage_.follows(arc.left, around) ||
        !lineage_.follows(arc.right, around)) {
      return;
    }
    arc.certain = lineage_.whole(arc.left) && lineage_.whole(arc.right);
    arc.cause = arc.certain ? BorderCause::kMerged : BorderCause::kSplit;
  }

  /// `around`: the unit of A on both sides.
  void judge_new(OneSided& arc, UnitId around) const {
    if (around == kOutside || !lineage_.follows(around, arc.left) ||
        !lineage_.follows(around, arc.right)) {
      return;
    }
    const auto only_from = [&](UnitId unit) {
      return lineage_.before[static_cast<std::size_t>(unit)].size() == 1;
    };
    arc.cause = BorderCause::kSplit;
    arc.certain = only_from(arc.left) && only_from(arc.right);
  }

  void cut(OneSided& arc) const {
    const auto points = layers_.layer.coverage.arc_points(static_cast<std::int32_t>(arc.arc));
    if (arc.certain) {
      arc.lines.emplace_back(points.begin(), points.end());
      return;
    }
    const NearLines& other = arc.gone ? near_b_ : near_a_;
    const double step = std::max(tolerance_, kShortestStep);
    bool far_before = false;
    walk_in_steps(points, layers_.layer.scale, step, [&](const Point& from, const Point& to) {
      const Point middle{(from.x + to.x) / 2, (from.y + to.y) / 2};
      const bool far = other.distance(middle, tolerance_) > tolerance_;
      if (far && !far_before) arc.lines.push_back({from});
      if (far) arc.lines.back().push_back(to);
      far_before = far;
    });
  }

  const Overlaid& layers_;
  const Lineage& lineage_;
  const Measurer& measurer_;
  double tolerance_;
  NearLines near_a_;
  NearLines near_b_;
};

}  // namespace

std::string_view to_string(BorderCause cause) {
  switch (cause) {
    case BorderCause::kMerged:
      return "merged";
    case BorderCause::kSplit:
      return "split";
    case BorderCause::kMoved:
      return "moved";
    case BorderCause::kOuter:
      return "outer border or gap";
  }
  return "";
}

MovedBorders find_moved_borders(const Overlaid& layers, const Lineage& lineage,
                                const Measurer& measurer, double tolerance) {
  return Finder(layers, lineage, measurer, tolerance).run();
}

}  // namespace grens
