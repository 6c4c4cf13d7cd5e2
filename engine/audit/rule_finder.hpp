#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "audit/all_units.hpp"
#include "audit/rule_breaches.hpp"

namespace grens {

/// What the search for breaches of one rule goes by, and where it puts what it finds.
class RuleFinder {
 public:
  using Units = std::vector<std::size_t>;  ///< running numbers of AllUnits

  RuleFinder(const RuleInput& input, const Rule& rule);

  const RuleInput& input;
  const Rule& rule;
  const SchemeLabels& scheme;
  const AllUnits units;
  Breaches breaches;

  /// The second scheme of the rule.
  const SchemeLabels& other() const { return *input.schemes.at(rule.other).labels; }

  /// "Tholen (GM0716)".
  std::string called(std::size_t unit) const;
  /// "veiligheidsregio Zeeland".
  std::string called(const SchemeLabels& labels, RegionId region) const;
  /// " on 2024-01-01", or nothing where the tables hold no dates.
  std::string day() const;
  /// The codes of units.
  std::vector<std::string> codes(const Units& some) const;
  /// Units as called, up to five of them.
  std::string list(const Units& some) const;

  /// Adds a finding about a region (or kNoRegion) and the units that break the rule.
  void add(const SchemeLabels& labels, RegionId region, const Units& some, std::string text);
  /// Adds what cannot be told, and of which region of the rule's scheme.
  void doubt(RuleDoubt what, RegionId region = kNoRegion) {
    breaches.undecided.push_back(std::move(what));
    if (region != kNoRegion) breaches.in_doubt.push_back(region);
  }
  /// Whether all land of a region of the rule's scheme, and its border, are known; else adds why
  /// not.
  bool land_known(RegionId region);
  /// Adds that units cannot be counted or found, being those of another day (`units_day`).
  void doubt_other_day();

  void rest_on(const SchemeLabels& labels, Units some);
  void rest_on_all(const SchemeLabels& labels);

  /// All regions of the rule's scheme, by code.
  std::vector<RegionId> all_regions() const;
  /// The regions that the rule speaks of, one or all; kept in `breaches.regions`.
  std::vector<RegionId> regions_asked();
  /// The region of a code; nothing where no unit lies in it (a finding) or where it cannot be told
  /// apart from others (a doubt).
  std::optional<RegionId> exact_region(const SchemeLabels& labels, const std::string& code);
};

// The kinds that look at two schemes.
void find_nesting(RuleFinder& finder);
void find_congruence(RuleFinder& finder);
void find_containment(RuleFinder& finder);

// The kinds that look into another layer, and another day.
void find_disagreement(RuleFinder& finder);
void find_changes(RuleFinder& finder);

}  // namespace grens
