// Boxes of stretches of border come by rising distance from the place, until they are farther than
// what has been found. On the ellipsoid the boxes' plane is true only in the middle of the layer,
// so that a margin is left.
#include "coverage/nearest_land.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/error.hpp"

namespace grens {
namespace {

constexpr std::size_t kSegments = 16;  // in a stretch
constexpr double kMargin = 1.5;        // of a box's distance, on the ellipsoid
constexpr double kNearlyAsNear = 1.05;
constexpr double kRounding = 1e-9;

/// The point of a segment nearest to p; its ends bit for bit.
Point nearest_on(const Point& p, const Point& a, const Point& b, const MetreScale& scale) {
  const double dx = (b.x - a.x) * scale.x;
  const double dy = (b.y - a.y) * scale.y;
  const double square = dx * dx + dy * dy;
  const double along =
      square > 0 ? ((p.x - a.x) * scale.x * dx + (p.y - a.y) * scale.y * dy) / square : 0.0;
  if (along <= 0) return a;
  if (along >= 1) return b;
  return {a.x + along * (b.x - a.x), a.y + along * (b.y - a.y)};
}

double distance(const Point& p, const Point& q, const MetreScale& scale) {
  return std::hypot((q.x - p.x) * scale.x, (q.y - p.y) * scale.y);
}

Box extent_of(const Coverage& coverage) {
  Box box;
  for (const Point& p : coverage.points) box.add(p);
  for (const BadSegment& bad : coverage.bad_segments) {
    box.add(bad.a);
    box.add(bad.b);
  }
  return box;
}

UnitId first_unit(UnitId a, UnitId b) {
  if (a == kOutside || b == kOutside) return std::max(a, b);
  return std::min(a, b);
}

std::vector<Point> ends_of(const std::vector<BadSegment>& segments) {
  std::vector<Point> ends;
  for (const BadSegment& bad : segments) ends.insert(ends.end(), {bad.a, bad.b});
  return ends;
}

template <typename Stretches>
std::vector<Box> boxes_of(const Stretches& stretches, const MetreScale& scale) {
  std::vector<Box> boxes;
  for (const auto& stretch : stretches) {
    boxes.emplace_back();
    for (const Point& p : stretch.line) boxes.back().add(scale.scaled(p));
  }
  return boxes;
}

}  // namespace

NearestLand::NearestLand(const Coverage& coverage, bool outer, const Measurer& measurer)
    : measurer_(measurer), bad_(ends_of(coverage.bad_segments)), index_({}) {
  const Box extent = extent_of(coverage);
  if (extent.empty()) return;
  scale_ = measurer.flat() ? scale_at({0, 0}, 1, measurer) : scale_at_middle(extent, measurer);
  step_ = std::max(extent.max_x - extent.min_x, extent.max_y - extent.min_y) / 1000;
  for (std::size_t i = 0; i < coverage.arcs.size(); ++i) {
    const Arc& arc = coverage.arcs[i];
    if (outer && arc.left != kOutside && arc.right != kOutside) continue;
    const std::span<const Point> line = coverage.arc_points(static_cast<std::int32_t>(i));
    for (std::size_t first = 0; first + 1 < line.size(); first += kSegments) {
      stretches_.push_back({line.subspan(first, std::min(kSegments + 1, line.size() - first)),
                            first_unit(arc.left, arc.right)});
    }
  }
  for (std::size_t i = 0; i < coverage.bad_segments.size(); ++i) {
    const BadSegment& bad = coverage.bad_segments[i];
    UnitId unit = kOutside;
    for (const auto* units : {&bad.forward, &bad.backward}) {
      for (const UnitId one : *units) unit = first_unit(unit, one);
    }
    stretches_.push_back({std::span(bad_).subspan(2 * i, 2), unit});
  }
  index_ = BoxIndex(boxes_of(stretches_, scale_));
}

MetreScale NearestLand::scale_at_place(const Point& p) const {
  if (measurer_.flat()) return scale_;
  return scale_at(p, step_, measurer_);
}

NearestUnit NearestLand::nearest(const Point& p) const try {
  NearestUnit found{kOutside, std::numeric_limits<double>::infinity()};
  const MetreScale scale = scale_at_place(p);
  const double margin = measurer_.flat() ? 1 + kRounding : kMargin;
  index_.by_distance(scale_.scaled(p), [&](std::size_t s, double box) {
    if (box > found.distance * margin) return false;
    const Stretch& stretch = stretches_[s];
    Point best;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i + 1 < stretch.line.size(); ++i) {
      const Point at = nearest_on(p, stretch.line[i], stretch.line[i + 1], scale);
      const double far = distance(p, at, scale);
      if (far < least) {
        least = far;
        best = at;
      }
    }
    if (!measurer_.flat() && least <= found.distance * kNearlyAsNear) {
      const std::array<Point, 2> way{p, best};
      least = measurer_.length(way);
    }
    if (least < found.distance) {
      found = {stretch.unit, least};
    } else if (least == found.distance) {
      found.unit = first_unit(found.unit, stretch.unit);
    }
    return true;
  });
  if (!std::isfinite(found.distance)) return {};
  return found;
} catch (const InputError&) {
  return {};  // too far out to be a place on Earth
}

}  // namespace grens
