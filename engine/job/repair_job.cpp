// The repair works on rings; afterwards the layer is one like any other.
#include "job/repair_job.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "io/measurer.hpp"
#include "job/repair_borders.hpp"
#include "regions/find_unit.hpp"

namespace grens {
namespace {

RepairRules rules_of(const RepairWish& wish, const UnitLayer& layer) {
  RepairRules rules;
  rules.keep_gaps = wish.keep_gaps;
  if (wish.give == "largest") rules.receiver = Receiver::kLargest;
  if (wish.give == "smallest") rules.receiver = Receiver::kSmallest;
  if (wish.give == "longest" || rules.receiver != Receiver::kLongestBorder) {
    return rules;
  }
  std::vector<CodeName> units;
  for (const Unit& unit : layer.units) units.push_back({unit.code, unit.name});
  try {
    rules.named = find_unit(units, wish.give);
  } catch (const UsageError& error) {
    throw UsageError(fmt::format("--give {}; or say longest, largest or smallest", error.what()));
  }
  return rules;
}

}  // namespace

WorkLayer repair_units(const ReadOptions& read, const RepairWish& wish, Notices& notices,
                       const Progress& progress) {
  WorkLayer work;
  work.source = read_units(read, notices, progress);
  const UnitLayer& layer = work.source.layer;
  for (const Unit& unit : layer.units) work.codes.push_back(unit.code);
  work.measurer = choose_measurer(work.source.crs, work.source.extent);
  repair_borders(work, wish.tolerance, rules_of(wish, layer), notices);
  work.coverage = build_coverage(layer.rings, layer.units.size());
  work.measures = measure_coverage(work.coverage, layer.rings, *work.measurer);
  work.population.persons.resize(layer.units.size());
  return work;
}

}  // namespace grens
