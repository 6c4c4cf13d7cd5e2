// Points are taken sixteen at a time, as they follow each other on a line, and the boxes of these
// blocks are halved at the median of the longer side of their middles, again and again: a binary
// tree. Boxes stay as they are when points go; a node without points is passed by.
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

LivePoints::LivePoints(std::span<const Point> points, std::span<const std::uint32_t> starts,
                       std::span<const std::uint8_t> there)
    : points_(points), block_of_(points.size()) {
  for (std::size_t line = 0; line < starts.size(); ++line) {
    const auto end =
        line + 1 < starts.size() ? starts[line + 1] : static_cast<std::uint32_t>(points.size());
    for (std::uint32_t i = starts[line]; i < end; ++i) {
      if ((i - starts[line]) % kBlock == 0) blocks_.push_back({i, 0, 0, {}});
      block_of_[i] = static_cast<std::uint32_t>(blocks_.size() - 1);
      if (there[i] == 0) continue;
      Block& block = blocks_.back();
      block.there = static_cast<std::uint16_t>(block.there | 1U << (i - block.first));
      block.box.add(points[i]);
    }
  }
  std::vector<std::uint32_t> blocks(blocks_.size());
  std::iota(blocks.begin(), blocks.end(), 0U);
  std::erase_if(blocks, [&](std::uint32_t block) { return blocks_[block].there == 0; });
  if (blocks.empty()) return;
  nodes_.reserve(2 * blocks.size());
  build(blocks, 0);
}

void LivePoints::build(std::span<std::uint32_t> blocks, std::uint32_t parent) {
  const auto self = static_cast<std::uint32_t>(nodes_.size());
  nodes_.emplace_back();
  nodes_[self].parent = parent;
  nodes_[self].blocks = static_cast<std::uint32_t>(blocks.size());
  Box box;
  Box middles;
  const auto middle = [&](std::uint32_t block) {
    const Box& of = blocks_[block].box;
    return Point{of.min_x + of.max_x, of.min_y + of.max_y};  // twice it
  };
  for (const std::uint32_t block : blocks) {
    box.add(blocks_[block].box);
    middles.add(middle(block));
  }
  nodes_[self].box = box;
  if (blocks.size() == 1) {
    nodes_[self].leaf = true;
    nodes_[self].second = blocks.front();
    blocks_[blocks.front()].node = self;
    return;
  }
  const bool by_x = middles.max_x - middles.min_x > middles.max_y - middles.min_y;
  const std::size_t half = blocks.size() / 2;
  std::nth_element(blocks.begin(), blocks.begin() + static_cast<std::ptrdiff_t>(half), blocks.end(),
                   [&](std::uint32_t p, std::uint32_t q) {
                     return by_x ? middle(p).x < middle(q).x : middle(p).y < middle(q).y;
                   });
  build(blocks.first(half), self);
  nodes_[self].second = static_cast<std::uint32_t>(nodes_.size());
  build(blocks.subspan(half), self);
}

void LivePoints::remove(std::size_t i) {
  Block& block = blocks_[block_of_[i]];
  block.there = static_cast<std::uint16_t>(block.there & ~(1U << (i - block.first)));
  if (block.there != 0) return;
  std::uint32_t node = block.node;
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
    const Block& block = blocks_[node.second];
    for (unsigned bits = block.there; bits != 0; bits &= bits - 1) {
      const std::size_t i = block.first + static_cast<std::size_t>(std::countr_zero(bits));
      if (inside(a, b, c, box, points_[i])) return i;
    }
  }
  return std::nullopt;
}

}  // namespace grens
