// The rings go in and come back with shared borders; all else of the layer stays as it was read.
#include "job/repair_borders.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace grens {
namespace {

void say_harm(const WorkLayer& work, Notices& notices) {
  std::vector<std::string> units;
  for (const UnitHarm& harm : work.repair->harm) {
    units.push_back(work.codes[static_cast<std::size_t>(harm.unit)]);
  }
  if (!units.empty()) {
    notices.warn("harm",
                 fmt::format("{} pieces of units could not be kept whole: another unit claims the "
                             "same land",
                             units.size()),
                 units.size(), units);
  }
  if (work.repair->left > 0) {
    notices.warn("left", fmt::format("borders still meet in {} places, which rounding does not "
                                     "allow to be mended",
                                     work.repair->left));
  }
}

}  // namespace

void repair_borders(WorkLayer& work, std::optional<double> gap_width, const RepairRules& rules,
                    Notices& notices) {
  UnitLayer& layer = work.source.layer;
  work.repair =
      repair_layer(std::move(layer.rings), layer.units.size(), *work.measurer, gap_width, rules);
  layer.rings = std::move(work.repair->rings);
  say_harm(work, notices);
}

}  // namespace grens
