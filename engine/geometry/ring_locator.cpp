// The segments of a ring in blocks of 32, each with its box. A block that the ray to the right of
// the point misses cannot change the count of crossings.
#include "geometry/ring_locator.hpp"

#include <algorithm>

#include "geometry/ray.hpp"

namespace grens {
namespace {

constexpr std::size_t kBlock = 32;

}  // namespace

RingLocator::RingLocator(std::span<const Point> ring) : ring_(ring) {
  blocks_.reserve(ring.size() / kBlock + 1);
  for (std::size_t start = 0; start < ring.size(); start += kBlock) {
    Box box;
    const std::size_t end = std::min(start + kBlock, ring.size());
    for (std::size_t i = start; i < end; ++i) box.add(ring[i]);
    box.add(ring[end == ring.size() ? 0 : end]);
    blocks_.push_back(box);
    box_.add(box);
  }
}

Side RingLocator::locate(const Point& p) const {
  if (!box_.contains(p)) return Side::kOut;
  RayCount count(p);
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    const Box& box = blocks_[b];
    if (box.max_y < p.y || box.min_y > p.y || box.max_x < p.x) continue;
    const std::size_t end = std::min((b + 1) * kBlock, ring_.size());
    for (std::size_t i = b * kBlock; i < end; ++i) {
      count.add(ring_[i], ring_[i + 1 == ring_.size() ? 0 : i + 1]);
    }
  }
  return count.side();
}

}  // namespace grens
