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
  /// The points of lines, one line after another; `starts` are the positions of their first points,
  /// ascending from 0. Starts with the points that have a byte other than 0 in `there`. Keeps the
  /// points: they must outlive it. O(n log n).
  LivePoints(std::span<const Point> points, std::span<const std::uint32_t> starts,
             std::span<const std::uint8_t> there);

  /// Takes away one that is there.
  void remove(std::size_t i);

  /// The position of a point in the closed triangle (a segment, when its corners are in line)
  /// that is at none of its corners; none when there is no such point. Which of several, is not
  /// to be relied on. Exact. O(log n) for a triangle about as large as points lie apart.
  std::optional<std::size_t> in_triangle(const Point& a, const Point& b, const Point& c) const;

 private:
  static constexpr std::uint32_t kBlock = 16;

  /// Up to so many points that follow each other on a line.
  struct Block {
    std::uint32_t first = 0;  ///< its first point
    std::uint32_t node = 0;   ///< its leaf in the tree
    std::uint16_t there = 0;  ///< a bit for each point
    Box box;
  };
  /// A node of the tree: blocks below it that have points left. Its first child follows it.
  struct Node {
    Box box;
    std::uint32_t blocks = 0;
    std::uint32_t second = 0;  ///< the other child; of a leaf: its block
    std::uint32_t parent = 0;
    bool leaf = false;
  };

  void build(std::span<std::uint32_t> blocks, std::uint32_t parent);

  std::span<const Point> points_;
  std::vector<std::uint32_t> block_of_;  // by point
  std::vector<Block> blocks_;
  std::vector<Node> nodes_;
};

}  // namespace grens
