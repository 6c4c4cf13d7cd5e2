// Lines are cut into stretches of a few segments, and the boxes of these go into an R-tree. For the
// nearest of all, ever wider boxes are searched until one holds a segment within its own reach.
#include "geometry/near_lines.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace grens {
namespace {

constexpr std::size_t kStretch = 16;  // segments

std::vector<std::span<const Point>> cut(const std::vector<std::span<const Point>>& lines) {
  std::vector<std::span<const Point>> stretches;
  for (const std::span<const Point> line : lines) {
    for (std::size_t first = 0; first + 1 < line.size(); first += kStretch) {
      stretches.push_back(line.subspan(first, std::min(kStretch + 1, line.size() - first)));
    }
  }
  return stretches;
}

std::vector<Box> boxes_of(const std::vector<std::span<const Point>>& stretches) {
  std::vector<Box> boxes;
  for (const std::span<const Point> stretch : stretches) {
    boxes.emplace_back();
    for (const Point& p : stretch) boxes.back().add(p);
  }
  return boxes;
}

double square_distance(const Point& p, const Point& a, const Point& b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double square = dx * dx + dy * dy;
  const double along =
      square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0.0;
  const double x = a.x + along * dx - p.x;
  const double y = a.y + along * dy - p.y;
  return x * x + y * y;
}

}  // namespace

double distance_to_segment(const Point& p, const Point& a, const Point& b) {
  return std::sqrt(square_distance(p, a, b));
}

NearLines::NearLines(const std::vector<std::span<const Point>>& lines, const MetreScale& scale)
    : stretches_(cut(lines)), scale_(scale), index_(boxes_of(stretches_)) {
  for (const std::span<const Point> line : stretches_) {
    for (const Point& point : line) extent_.add(point);
  }
}

NearSegment NearLines::nearest_within(const Point& p, double most) const {
  const double x = most / scale_.x;
  const double y = most / scale_.y;
  const Point place = scale_.scaled(p);
  constexpr double kFar = std::numeric_limits<double>::infinity();
  NearSegment found{{}, {}, kFar};
  index_.for_each_meeting({p.x - x, p.y - y, p.x + x, p.y + y}, [&](std::size_t s) {
    const std::span<const Point> stretch = stretches_[s];
    for (std::size_t i = 0; i + 1 < stretch.size(); ++i) {
      const Point a = scale_.scaled(stretch[i]);
      const Point b = scale_.scaled(stretch[i + 1]);
      const double square = square_distance(place, a, b);
      if (square < found.distance) found = {a, b, square};
    }
  });
  found.distance = found.distance <= most * most ? std::sqrt(found.distance) : kFar;
  return found;
}

NearSegment NearLines::nearest(const Point& p, double guess) const {
  constexpr double kWider = 4;
  constexpr double kLeast = 1e-3;  // m
  if (stretches_.empty()) return nearest_within(p, 0);
  Box all = extent_;
  all.add(p);
  const double most =
      std::hypot((all.max_x - all.min_x) * scale_.x, (all.max_y - all.min_y) * scale_.y) + kLeast;
  for (double reach = std::max(guess, kLeast);; reach *= kWider) {
    const NearSegment found = nearest_within(p, std::min(reach, most));
    if (reach >= most || std::isfinite(found.distance)) return found;
  }
}

}  // namespace grens
