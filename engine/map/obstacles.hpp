#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "map/label_layout.hpp"

namespace grens {

/// A circle on the page, mm.
struct PaperCircle {
  Point centre;
  double radius = 0;
};

/// The owner of what is nobody's: all names keep off it.
inline constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

/// What names keep off: a box on the page, and whose it is (a number of the caller's).
struct Obstacle {
  Box box;
  std::size_t owner = 0;
};

/// Boxes that together hold a circle: itself in strips, of which a small one needs only one.
void add_obstacles(const PaperCircle& circle, std::size_t owner, std::vector<Obstacle>& to);

/// Boxes that together hold a line so many mm wide, each of a short piece of it.
void add_obstacles(const std::vector<Point>& line, double width, std::size_t owner,
                   std::vector<Obstacle>& to);

/// Obstacles by where they lie.
class Obstacles {
 public:
  explicit Obstacles(std::vector<Obstacle> obstacles = {});

  const std::vector<Obstacle>& all() const { return obstacles_; }
  /// Whether a place meets one, with its box or its leader. Those of `own` block no leader, and
  /// with `inside` no box. O(obstacles near it).
  bool block(const LabelPlace& place, std::optional<std::size_t> own, bool inside) const;

 private:
  std::vector<Obstacle> obstacles_;
  std::map<std::pair<int, int>, std::vector<std::size_t>> buckets_;
};

}  // namespace grens
