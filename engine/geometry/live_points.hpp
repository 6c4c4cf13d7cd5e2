#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "geometry/point.hpp"

namespace grens {

/// Points that go one by one, and can be looked for by place as long as they are there.
class LivePoints {
 public:
  /// Starts with the points that have a byte other than 0 in `there`. Keeps the span: `points` must
  /// outlive it. O(n log n), and quick to ask where points that follow each other are near each
  /// other, as along a line.
  LivePoints(std::span<const Point> points, std::span<const std::uint8_t> there);

  /// Takes away one that is there.
  void remove(std::size_t i);

  /// The position of a point in the closed triangle (a segment, when its corners are in line)
  /// that is at none of its corners; none when there is no such point. Which of several, is not
  /// to be relied on. Exact. O(log n) for a triangle about as large as points lie apart.
  std::optional<std::size_t> in_triangle(const Point& a, const Point& b, const Point& c) const;

 private:
  static constexpr std::size_t kBlock = 16;

  /// A node of the tree: blocks below it that have points left. Its first child follows it.
  struct Node {
    Box box;
    std::uint32_t blocks = 0;
    std::uint32_t second = 0;  ///< the other child; of a leaf: its block
    std::uint32_t parent = 0;
    bool leaf = false;
  };

  void build(std::span<std::uint32_t> blocks, std::span<const Box> boxes, std::uint32_t parent);

  std::span<const Point> points_;
  std::vector<std::uint16_t> there_;    // by block: a bit for each point
  std::vector<std::uint32_t> leaf_of_;  // by block: its node
  std::vector<Node> nodes_;
};

}  // namespace grens
