// Obstacles lie in a coarse grid of buckets; a place looks into those that its box and leader
// reach.
#include "map/obstacles.hpp"

#include <algorithm>
#include <cmath>

namespace grens {
namespace {

constexpr double kBucket = 10;  // mm
constexpr double kStrip = 1;    // mm: strips of a large circle are about so high

template <typename Visit>
void for_buckets(const Box& box, const Visit& visit) {
  const auto number = [](double mm) { return static_cast<int>(std::floor(mm / kBucket)); };
  for (int x = number(box.min_x); x <= number(box.max_x); ++x) {
    for (int y = number(box.min_y); y <= number(box.max_y); ++y) visit(std::pair(x, y));
  }
}

}  // namespace

void add_obstacles(const PaperCircle& circle, std::size_t owner, std::vector<Obstacle>& to) {
  const auto& [centre, radius] = circle;
  const int strips = radius < 2 * kStrip ? 1 : 2 * static_cast<int>(std::ceil(radius / kStrip));
  for (int i = 0; i < strips; ++i) {
    const double top = radius * (2.0 * i / strips - 1);
    const double bottom = radius * (2.0 * (i + 1) / strips - 1);
    const double nearest = strips == 1 ? 0 : std::min(std::abs(top), std::abs(bottom));
    const double across = std::sqrt(std::max(0.0, radius * radius - nearest * nearest));
    to.push_back(
        {{centre.x - across, centre.y + top, centre.x + across, centre.y + bottom}, owner});
  }
}

void add_obstacles(const std::vector<Point>& line, double width, std::size_t owner,
                   std::vector<Obstacle>& to) {
  const double half = width / 2;
  Box box;
  const auto put = [&] {
    to.push_back({{box.min_x - half, box.min_y - half, box.max_x + half, box.max_y + half}, owner});
  };
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Point& from = line[i - 1];
    const Point& to_point = line[i];
    const double length = std::hypot(to_point.x - from.x, to_point.y - from.y);
    const int steps = std::max(1, static_cast<int>(std::ceil(length / kStrip)));
    for (int step = 0; step <= steps; ++step) {
      const double part = static_cast<double>(step) / steps;
      const Point at{from.x + part * (to_point.x - from.x), from.y + part * (to_point.y - from.y)};
      Box larger = box;
      larger.add(at);
      // pieces stay short, so that little beside the line is taken
      if (!box.empty() &&
          std::max(larger.max_x - larger.min_x, larger.max_y - larger.min_y) > 2 * kStrip) {
        put();
        const double before = std::max(0.0, static_cast<double>(step - 1)) / steps;
        box = {};
        box.add(Point{from.x + before * (to_point.x - from.x),
                      from.y + before * (to_point.y - from.y)});
        box.add(at);
      } else {
        box = larger;
      }
    }
  }
  if (!box.empty()) put();
}

Obstacles::Obstacles(std::vector<Obstacle> obstacles) : obstacles_(std::move(obstacles)) {
  for (std::size_t o = 0; o < obstacles_.size(); ++o) {
    for_buckets(obstacles_[o].box, [&](const auto& key) { buckets_[key].push_back(o); });
  }
}

bool Obstacles::block(const LabelPlace& place, std::optional<std::size_t> own, bool inside) const {
  if (obstacles_.empty()) return false;
  Box reach = place.box;
  if (place.leader) {
    reach.add(place.leader->from);
    reach.add(place.leader->to);
  }
  LabelPlace box_only;
  box_only.box = place.box;
  bool blocked = false;
  for_buckets(reach, [&](const std::pair<int, int>& key) {
    const auto bucket = buckets_.find(key);
    if (blocked || bucket == buckets_.end()) return;
    blocked = std::any_of(bucket->second.begin(), bucket->second.end(), [&](std::size_t o) {
      LabelPlace obstacle;
      obstacle.box = obstacles_[o].box;
      const bool mine = own && obstacles_[o].owner == *own;
      return mine ? !inside && in_the_way(box_only, obstacle) : in_the_way(place, obstacle);
    });
  });
  return blocked;
}

}  // namespace grens
