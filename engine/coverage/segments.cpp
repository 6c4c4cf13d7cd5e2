// For segment u -> v, every other use starts or ends at the same two points, so the circle of
// positions that hold u (same direction) and the circle that holds v (opposite direction) list all
// of its uses. Most vertices have two uses, so the circles are short.
#include "coverage/segments.hpp"

#include <algorithm>

namespace grens {
namespace {

/// Calls `use` with every position that starts the directed segment u -> v, u being where `start`
/// is and v given by its first position.
template <typename Use>
void for_each_use(std::uint32_t start, std::uint32_t v, const VertexMatch& match,
                  const RingSteps& steps, Use use) {
  std::uint32_t k = start;
  do {
    if (match.first[steps.next(k)] == v) use(k);
    k = match.other[k];
  } while (k != start);
}

BadSegment describe(const RingSet& rings, const VertexMatch& match, const RingSteps& steps,
                    const std::vector<UnitId>& left, std::uint32_t i) {
  BadSegment bad;
  const std::uint32_t end = steps.next(i);
  bad.a = rings.points[i];
  bad.b = rings.points[end];
  for_each_use(i, match.first[end], match, steps,
               [&](std::uint32_t k) { bad.forward.push_back(left[k]); });
  for_each_use(end, match.first[i], match, steps,
               [&](std::uint32_t k) { bad.backward.push_back(left[k]); });
  if (lexicographic_less(bad.b, bad.a)) {
    std::swap(bad.a, bad.b);
    std::swap(bad.forward, bad.backward);
  }
  std::sort(bad.forward.begin(), bad.forward.end());
  std::sort(bad.backward.begin(), bad.backward.end());
  return bad;
}

}  // namespace

RingSteps::RingSteps(const RingSet& rings)
    : starts_(rings.starts), starts_here_(rings.points.size() + 1) {
  for (const std::uint32_t start : starts_) starts_here_[start] = 1;
}

std::uint32_t RingSteps::start_of_ring_ending_at(std::uint32_t end) const {
  return *(std::lower_bound(starts_.begin(), starts_.end(), end) - 1);
}

std::uint32_t RingSteps::end_of_ring_starting_at(std::uint32_t start) const {
  return *std::upper_bound(starts_.begin(), starts_.end(), start);
}

SegmentSides find_sides(const RingSet& rings, const VertexMatch& match, const RingSteps& steps) {
  SegmentSides sides;
  sides.left.resize(rings.points.size());
  sides.right.resize(rings.points.size());
  for (std::size_t r = 0; r < rings.size(); ++r) {
    std::fill(sides.left.begin() + rings.starts[r], sides.left.begin() + rings.starts[r + 1],
              rings.unit[r]);
  }
  for (std::uint32_t i = 0; i < rings.points.size(); ++i) {
    const std::uint32_t end = steps.next(i);
    const std::uint32_t u = match.first[i];
    const std::uint32_t v = match.first[end];
    int forward = 0;
    int backward = 0;
    bool first_use = true;  // of the undirected segment: it is counted once
    std::uint32_t across = 0;
    for_each_use(i, v, match, steps, [&](std::uint32_t k) {
      ++forward;
      first_use = first_use && k >= i;
    });
    for_each_use(end, u, match, steps, [&](std::uint32_t k) {
      ++backward;
      first_use = first_use && k >= i;
      across = k;
    });
    std::size_t* count = nullptr;
    if (forward > 1 || backward > 1) {
      sides.right[i] = kBad;
      count = &sides.counts.bad;
      if (first_use) sides.bad.push_back(describe(rings, match, steps, sides.left, i));
    } else if (backward == 0) {
      sides.right[i] = kOutside;
      count = &sides.counts.single;
    } else if (sides.left[across] == sides.left[i]) {
      sides.right[i] = kInterior;
      count = &sides.counts.interior;
    } else {
      sides.right[i] = sides.left[across];
      count = &sides.counts.shared;
    }
    if (first_use) ++*count;
  }
  std::sort(sides.bad.begin(), sides.bad.end(), [](const BadSegment& p, const BadSegment& q) {
    return p.a == q.a ? lexicographic_less(p.b, q.b) : lexicographic_less(p.a, q.a);
  });
  return sides;
}

}  // namespace grens
