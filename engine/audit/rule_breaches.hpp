#pragma once
#include <string>
#include <utility>
#include <vector>

#include "audit/all_units.hpp"
#include "audit/rules.hpp"

namespace grens {

/// Where a rule does not hold, exceptions aside, and what that was judged by.
struct Breaches {
  std::vector<RuleFinding> findings;  ///< by region code; exceptions not looked at
  std::vector<RuleDoubt> undecided;
  std::vector<RegionId> in_doubt;  ///< regions of the rule's scheme that some of them are about
  /// Units whose rows of a scheme it rests on, by running number of AllUnits.
  std::vector<std::pair<const SchemeLabels*, std::vector<std::size_t>>> rests_on;
  std::vector<RegionId> regions;  ///< of the rule's scheme that it speaks of
};

/// Looks for the breaches of one rule that is resolved, whatever the day.
Breaches find_breaches(const RuleInput& input, const Rule& rule);

}  // namespace grens
