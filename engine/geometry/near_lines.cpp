// Lines are cut into stretches of a few segments, and the boxes of these go into an R-tree.
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

/// Squared.
double distance_to_segment(const Point& p, const Point& a, const Point& b) {
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

NearLines::NearLines(const std::vector<std::span<const Point>>& lines, const MetreScale& scale)
    : stretches_(cut(lines)), scale_(scale), index_(boxes_of(stretches_)) {}

double NearLines::distance(const Point& p, double most) const {
  const double x = most / scale_.x;
  const double y = most / scale_.y;
  const Point place = scale_.scaled(p);
  double best = std::numeric_limits<double>::infinity();
  index_.for_each_meeting({p.x - x, p.y - y, p.x + x, p.y + y}, [&](std::size_t s) {
    const std::span<const Point> stretch = stretches_[s];
    for (std::size_t i = 0; i + 1 < stretch.size(); ++i) {
      best = std::min(best, distance_to_segment(place, scale_.scaled(stretch[i]),
                                                scale_.scaled(stretch[i + 1])));
    }
  });
  return best <= most * most ? std::sqrt(best) : std::numeric_limits<double>::infinity();
}

}  // namespace grens
