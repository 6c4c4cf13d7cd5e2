// Each ring of a record is cleaned (signs of zero, repeated points, the closing point), those of no
// area are dropped, and its nesting depth is the number of other rings that contain an interior
// point of it. The winding is then set by the depth's parity. Boxes in an R-tree rule most pairs
// out, so a record of many islands costs little more than looking at them.
#include "geometry/rings.hpp"

#include <algorithm>

#include "geometry/box_index.hpp"
#include "geometry/inside.hpp"
#include "geometry/measure.hpp"
#include "geometry/predicates.hpp"

namespace grens {
namespace {

/// Normalises the points of one ring in place; false when nothing with area is left.
bool clean_ring(RawRing& ring, RingRepairs& repairs) {
  auto& points = ring.points;
  for (Point& p : points) {
    p.x += 0.0;  // -0 + 0 is +0
    p.y += 0.0;
  }
  const bool closed = points.size() > 1 && points.front() == points.back();
  if (!closed && !points.empty()) ++repairs.unclosed;
  points.erase(std::unique(points.begin(), points.end()), points.end());
  while (points.size() > 1 && points.front() == points.back()) points.pop_back();
  const bool line =
      points.size() < 3 || std::all_of(points.begin(), points.end(), [&](const Point& p) {
        return orientation(points[0], points[1], p) == 0;
      });
  if (line) {
    ++repairs.degenerate;
    return false;
  }
  return true;
}

struct Placed {
  Box box;
  double area = 0;
  int depth = 0;
};

/// Nesting depth of every ring: how many others contain an interior point of it.
std::vector<Placed> place(const std::vector<RawRing>& rings) {
  std::vector<Placed> placed(rings.size());
  for (std::size_t i = 0; i < rings.size(); ++i) {
    for (const Point& p : rings[i].points) placed[i].box.add(p);
    placed[i].area = signed_area(rings[i].points);
  }
  if (rings.size() == 1) return placed;
  std::vector<Box> boxes;
  for (const Placed& ring : placed) boxes.push_back(ring.box);
  const BoxIndex index(boxes);
  for (std::size_t i = 0; i < rings.size(); ++i) {
    bool have_point = false;
    Point inside;
    for (const std::size_t j : index.containing({boxes[i].min_x, boxes[i].min_y})) {
      if (i == j || !boxes[j].contains(boxes[i])) continue;
      if (!have_point) inside = interior_point(rings[i].points);
      have_point = true;
      if (placed[j].box.contains(inside) && locate(rings[j].points, inside) == Side::kIn) {
        ++placed[i].depth;
      }
    }
  }
  return placed;
}

}  // namespace

RingRepairs& RingRepairs::operator+=(const RingRepairs& other) {
  unclosed += other.unclosed;
  degenerate += other.degenerate;
  misplaced += other.misplaced;
  empty = empty || other.empty;
  return *this;
}

RingRepairs append_record(std::vector<RawRing>& record, UnitId unit, RingSet& out) {
  RingRepairs repairs;
  std::erase_if(record, [&](RawRing& ring) { return !clean_ring(ring, repairs); });
  const std::vector<Placed> placed = place(record);
  for (std::size_t i = 0; i < record.size(); ++i) {
    const bool hole = placed[i].depth % 2 == 1;
    if (hole != record[i].given_as_hole) ++repairs.misplaced;
    auto& points = record[i].points;
    if ((placed[i].area < 0) != hole) std::reverse(points.begin(), points.end());
    out.points.insert(out.points.end(), points.begin(), points.end());
    out.starts.push_back(static_cast<std::uint32_t>(out.points.size()));
    out.unit.push_back(unit);
  }
  repairs.empty = record.empty();
  return repairs;
}

}  // namespace grens
