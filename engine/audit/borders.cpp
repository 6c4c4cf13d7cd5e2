// What is judged was found before; only the units that lie in another one are looked for here: in
// the union of all units one part then lies in another.
#include "audit/borders.hpp"

#include <numeric>
#include <vector>

#include "coverage/dissolve.hpp"

namespace grens {

bool has_nested_units(const Coverage& coverage) {
  const std::vector<RegionId> everything(coverage.unit_count, 0);
  return dissolve(coverage, everything, 1).regions.front().broken;
}

bool borders_match(const Coverage& coverage, const CoverageMeasures& measures,
                   std::span<const Crossing> crossings, bool nested, const Mismatches& mismatches) {
  const double all = std::accumulate(measures.arc_length.begin(), measures.arc_length.end(), 0.0);
  return coverage.bad_segments.empty() && crossings.empty() && !nested &&
         mismatches.length <= all / 100;
}

}  // namespace grens
