// Arcs keep their numbers when they are simplified, so the polygons of a dissolve are those of
// either coverage.
#include "job/simplify_borders.hpp"

#include <fmt/format.h>

#include <numeric>

#include "audit/measures.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "coverage/dissolve.hpp"
#include "coverage/polygons.hpp"
#include "coverage/simplify_apart.hpp"
#include "io/transform.hpp"

namespace grens {

Simplified simplify_borders(const WorkLayer& work, const SimplifyRule& rule) {
  if (!work.clean()) {
    throw InputError(
        fmt::format("{}: borders do not match (see the warnings above), and could not be shared "
                    "any more once simplified; give --repair as well, or use grens repair first",
                    work.source.sources.front().path));
  }
  const Crs& crs = work.source.crs;
  if (crs.kind == Crs::Kind::kLocal) return simplify(work.coverage, rule, *work.measurer);
  Notices said_when_written;
  const Transformer to_lonlat = make_lonlat_transformer(crs, work.source.extent, said_when_written);
  if (to_lonlat.is_identity()) return simplify(work.coverage, rule, *work.measurer);
  return simplify_apart(work.coverage, rule, *work.measurer, [&](const Coverage& coverage) {
    std::vector<Point> points = coverage.points;
    to_lonlat.forward(points);
    return points;
  });
}

std::vector<UnitChange> area_changes(const WorkLayer& work, const Simplified& simplified) {
  std::vector<RegionId> each(work.codes.size());
  std::iota(each.begin(), each.end(), 0);
  const Dissolved units = dissolve(work.coverage, each, each.size());
  const auto area = [&](const Coverage& coverage, const ArcRegion& unit) {
    return measure_written(to_polygons(coverage, coverage.points, unit.parts), *work.measurer).area;
  };
  std::vector<UnitChange> changes(each.size());
  parallel_for(changes.size(), 16, [&](std::size_t begin, std::size_t end) {
    for (std::size_t u = begin; u < end; ++u) {
      const ArcRegion& unit = units.regions[u];
      changes[u] = {static_cast<UnitId>(u), area(work.coverage, unit),
                    area(simplified.coverage, unit)};
    }
  });
  return changes;
}

}  // namespace grens
