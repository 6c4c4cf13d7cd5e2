// The walk gives rings with the region on their left, so that counter-clockwise rings are shells
// and clockwise ones are holes. A hole goes to the smallest shell that contains an interior point
// of it, its vertices may lie on the shell, and that is larger than it. Where a region has several shells, an R-tree over their
// boxes finds the candidates.
#include "coverage/dissolve.hpp"

#include <algorithm>
#include <cmath>

#include "coverage/walk.hpp"
#include "geometry/box_index.hpp"
#include "geometry/inside.hpp"
#include "geometry/measure.hpp"

namespace grens {
namespace {

/// A ring with what is needed to sort it into its place.
struct MeasuredRing {
  ArcRing ring;
  double area = 0;  // signed
  Point smallest;
  Box box;
};

MeasuredRing measure(const Coverage& coverage, ArcRing ring, std::vector<Point>& buffer) {
  ring_points(coverage, coverage.points, ring, buffer);
  MeasuredRing measured;
  measured.area = signed_area(buffer);
  measured.smallest = buffer.front();
  for (const Point& p : buffer) measured.box.add(p);
  measured.ring = std::move(ring);
  return measured;
}

bool larger(const MeasuredRing& a, const MeasuredRing& b) {
  const double area_a = std::abs(a.area);
  const double area_b = std::abs(b.area);
  return area_a != area_b ? area_a > area_b : lexicographic_less(a.smallest, b.smallest);
}

/// The smallest shell around the hole, as a position in `shells` (sorted, largest first).
std::size_t shell_of(const Coverage& coverage, const MeasuredRing& hole,
                     const std::vector<MeasuredRing>& shells, const BoxIndex& index) {
  std::vector<Point> points;
  ring_points(coverage, coverage.points, hole.ring, points);
  const Point inside = interior_point(points);
  std::vector<std::size_t> candidates = index.containing(inside);
  std::sort(candidates.rbegin(), candidates.rend());  // smallest shell first
  for (const std::size_t s : candidates) {
    if (shells[s].area <= -hole.area) continue;  // an island in the hole may hold the point too
    ring_points(coverage, coverage.points, shells[s].ring, points);
    if (locate(points, inside) == Side::kIn) return s;
  }
  return shells.size();
}

ArcRegion assemble(const Coverage& coverage, RegionRings& walked, std::vector<Point>& buffer) {
  ArcRegion region;
  region.broken = walked.broken;
  std::vector<MeasuredRing> shells;
  std::vector<MeasuredRing> holes;
  for (ArcRing& ring : walked.rings) {
    MeasuredRing measured = measure(coverage, std::move(ring), buffer);
    (measured.area > 0 ? shells : holes).push_back(std::move(measured));
  }
  std::sort(shells.begin(), shells.end(), larger);
  std::sort(holes.begin(), holes.end(), larger);
  region.parts.resize(shells.size());
  if (!holes.empty()) {
    std::vector<Box> boxes;
    for (const auto& shell : shells) boxes.push_back(shell.box);
    const BoxIndex index(boxes);
    for (auto& hole : holes) {
      const std::size_t s = shells.size() == 1 ? 0 : shell_of(coverage, hole, shells, index);
      if (s >= shells.size()) {
        region.broken = true;  // a hole in nothing: borders that do not match
        continue;
      }
      region.parts[s].holes.push_back(std::move(hole.ring));
    }
  }
  for (std::size_t s = 0; s < shells.size(); ++s) region.parts[s].shell = std::move(shells[s].ring);
  return region;
}

}  // namespace

void ring_points(const Coverage& coverage, std::span<const Point> points, const ArcRing& ring,
                 std::vector<Point>& out) {
  out.clear();
  for (const ArcRef ref : ring.arcs) {
    const Arc& arc = coverage.arcs[static_cast<std::size_t>(arc_index(ref))];
    const auto begin = points.begin() + arc.first;
    const auto end = begin + arc.count;
    // the last point of an arc is the first of the next
    if (is_reversed(ref)) {
      out.insert(out.end(), std::make_reverse_iterator(end), std::make_reverse_iterator(begin + 1));
    } else {
      out.insert(out.end(), begin, end - 1);
    }
  }
  std::rotate(out.begin(), std::min_element(out.begin(), out.end(), lexicographic_less), out.end());
}

Dissolved dissolve(const Coverage& coverage, std::span<const RegionId> labels,
                   std::size_t region_count) {
  std::vector<RegionRings> walked = walk_regions(coverage, labels, region_count);
  Dissolved result;
  result.regions.reserve(region_count);
  std::vector<Point> buffer;
  for (RegionRings& region : walked) result.regions.push_back(assemble(coverage, region, buffer));
  return result;
}

}  // namespace grens
