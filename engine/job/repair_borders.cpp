// The rings go in and come back with shared borders; all else of the layer stays as it was read.
#include "job/repair_borders.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace grens {
namespace {

void say_harm(const WorkLayer& work, Notices& notices) {
  std::vector<UnitId> harmed;
  for (const UnitHarm& harm : work.repair->harm) harmed.push_back(harm.unit);
  const std::vector<UnitId>& vanished = work.repair->vanished;
  if (!vanished.empty()) {
    notices.warn("vanished",
                 fmt::format("{} units have no land any more: another unit claims all of it, or "
                             "they had no area; give it to them by --give, or mend the input",
                             vanished.size()),
                 vanished.size(), codes_of(work, vanished));
  }
  if (!harmed.empty()) {
    notices.warn("harm",
                 fmt::format("{} pieces of units could not be kept whole: another unit claims the "
                             "same land",
                             harmed.size()),
                 harmed.size(), codes_of(work, harmed));
  }
  if (!work.repair->settled) {
    notices.warn("unsettled",
                 "the repair was ended before it came to rest: a second one would change more");
  }
  if (work.repair->left > 0) {
    notices.warn("left", fmt::format("borders still meet in {} places, which rounding does not "
                                     "allow to be mended",
                                     work.repair->left));
  }
}

}  // namespace

void repair_borders(WorkLayer& work, std::optional<double> tolerance, const RepairRules& rules,
                    Notices& notices) {
  UnitLayer& layer = work.source.layer;
  work.repair =
      repair_layer(std::move(layer.rings), layer.units.size(), *work.measurer, tolerance, rules);
  layer.rings = std::move(work.repair->rings);
  say_harm(work, notices);
}

}  // namespace grens
