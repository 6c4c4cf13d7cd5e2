// The walk gives rings with the region on their left, so that counter-clockwise rings are shells
// and clockwise ones are holes; geometry/nesting sorts them into polygons.
#include "coverage/dissolve.hpp"

#include "coverage/walk.hpp"
#include "geometry/nesting.hpp"

namespace grens {
namespace {

ArcRegion assemble(const Coverage& coverage, WalkedRings& walked) {
  std::vector<RingShape> shapes;
  shapes.reserve(walked.rings.size());
  for (const ArcRing& ring : walked.rings) shapes.push_back(ring_shape(coverage, ring));
  const RingAccess access{
      [&](std::size_t i) {
        std::vector<Point> points;
        ring_points(coverage, coverage.points, walked.rings[i], points);
        return points;
      },
      [&](std::size_t i, const Point& p) { return locate_in(coverage, walked.rings[i], p); },
  };
  const Nesting nesting = nest(shapes, access);
  ArcRegion region;
  region.broken = walked.broken || !nesting.sound;
  region.parts.resize(nesting.order.size());
  for (std::size_t s = 0; s < region.parts.size(); ++s) {
    region.parts[s].shell = std::move(walked.rings[nesting.order[s]]);
    for (const std::size_t hole : nesting.holes[s]) {
      region.parts[s].holes.push_back(std::move(walked.rings[hole]));
    }
  }
  return region;
}

}  // namespace

Dissolved dissolve(const Coverage& coverage, std::span<const RegionId> labels,
                   std::size_t region_count) {
  std::vector<WalkedRings> walked = walk_regions(coverage, labels, region_count);
  Dissolved result;
  result.regions.reserve(region_count);
  for (WalkedRings& region : walked) result.regions.push_back(assemble(coverage, region));
  return result;
}

}  // namespace grens
