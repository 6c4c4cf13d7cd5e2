// Points are taken sixteen at a time, as they follow each other, and the boxes of these blocks are
// halved at the median of the longer side of their middles, again and again: a binary tree. Boxes
// stay as they are when points go; a node without points is passed by.
#include "geometry/live_points.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

#include "geometry/predicates.hpp"

namespace grens {
namespace {

/// Whether p lies in the closed triangle: it does when it is on both sides of none of the edges.
/// `box` is the triangle's.
bool inside(const Point& a, const Point& b, const Point& c, const Box& box, const Point& p) {
  if (!box.contains(p) || p == a || p == b || p == c) return false;
  const int ab = orientation(a, b, p);
  const int bc = orientation(b, c, p);
  if (ab * bc < 0) return false;
  const int ca = orientation(c, a, p);
  return ab * ca >= 0 && bc * ca >= 0;
}

}  // namespace

LivePoints::LivePoints(std::span<const Point> points, std::span<const std::uint8_t> there)
    : points_(points), there_((points.size() + kBlock - 1) / kBlock), leaf_of_(there_.size()) {
  std::vector<Box> boxes(there_.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (there[i] == 0) continue;
    there_[i / kBlock] = static_cast<std::uint16_t>(there_[i / kBlock] | 1U << i % kBlock);
    boxes[i / kBlock].add(points[i]);
  }
  std::vector<std::uint32_t> blocks(there_.size());
  std::iota(blocks.begin(), blocks.end(), 0U);
  std::erase_if(blocks, [&](std::uint32_t block) { return there_[block] == 0; });
  if (blocks.empty()) return;
  nodes_.reserve(2 * blocks.size());
  build(blocks, boxes, 0);
}

void LivePoints::build(std::span<std::uint32_t> blocks, std::span<const Box> boxes,
                       std::uint32_t parent) {
  const auto self = static_cast<std::uint32_t>(nodes_.size());
  nodes_.emplace_back();
  nodes_[self].parent = parent;
  nodes_[self].blocks = static_cast<std::uint32_t>(blocks.size());
  Box box;
  Box middles;
  const auto middle = [&](std::uint32_t block) {
    const Box& of = boxes[block];
    return Point{of.min_x + of.max_x, of.min_y + of.max_y};  // twice it
  };
  for (const std::uint32_t block : blocks) {
    box.add(boxes[block]);
    middles.add(middle(block));
  }
  nodes_[self].box = box;
  if (blocks.size() == 1) {
    nodes_[self].leaf = true;
    nodes_[self].second = blocks.front();
    leaf_of_[blocks.front()] = self;
    return;
  }
  const bool by_x = middles.max_x - middles.min_x > middles.max_y - middles.min_y;
  const std::size_t half = blocks.size() / 2;
  std::nth_element(blocks.begin(), blocks.begin() + static_cast<std::ptrdiff_t>(half), blocks.end(),
                   [&](std::uint32_t p, std::uint32_t q) {
                     return by_x ? middle(p).x < middle(q).x : middle(p).y < middle(q).y;
                   });
  build(blocks.first(half), boxes, self);
  nodes_[self].second = static_cast<std::uint32_t>(nodes_.size());
  build(blocks.subspan(half), boxes, self);
}

void LivePoints::remove(std::size_t i) {
  const std::size_t block = i / kBlock;
  there_[block] = static_cast<std::uint16_t>(there_[block] & ~(1U << i % kBlock));
  if (there_[block] != 0) return;
  std::uint32_t node = leaf_of_[block];
  while (true) {
    --nodes_[node].blocks;
    if (node == 0) return;
    node = nodes_[node].parent;
  }
}

std::optional<std::size_t> LivePoints::in_triangle(const Point& a, const Point& b,
                                                   const Point& c) const {
  if (nodes_.empty()) return std::nullopt;
  Box box;
  for (const Point& corner : {a, b, c}) box.add(corner);
  std::array<std::uint32_t, 64> stack{};  // the tree is halved at each level, so 33 would do
  std::size_t size = 1;
  while (size > 0) {
    const std::uint32_t at = stack[--size];
    const Node& node = nodes_[at];
    if (node.blocks == 0 || !node.box.meets(box)) continue;
    if (!node.leaf) {
      stack[size++] = node.second;
      stack[size++] = at + 1;
      continue;
    }
    for (unsigned bits = there_[node.second]; bits != 0; bits &= bits - 1) {
      const std::size_t i = node.second * kBlock + static_cast<std::size_t>(std::countr_zero(bits));
      if (inside(a, b, c, box, points_[i])) return i;
    }
  }
  return std::nullopt;
}

}  // namespace grens
