#pragma once
#include <string_view>
#include <unordered_map>
#include <vector>

#include "audit/rule_breaches.hpp"

namespace grens {

/// The membership rows of a day, by scheme and unit, to ask what they rest on. Refers to the
/// tables, which must outlive it.
class RowSources {
 public:
  /// O(rows).
  RowSources(const RegionTables& tables, Date date);

  /// Whether a row of the unit in the scheme (its municipality's, where a neighbourhood has none)
  /// is circular for a claim with these sources, as judge_rules has it.
  bool circular(std::string_view scheme, std::string_view unit,
                const std::vector<std::string>& claim) const;
  /// Whether one of these rows is of the proposal with this source.
  bool proposed(std::string_view scheme, std::string_view unit, std::string_view source) const;

 private:
  using Rows = std::vector<const MembershipRow*>;

  const Rows* rows_of(std::string_view scheme, std::string_view unit) const;

  std::unordered_map<std::string_view, std::unordered_map<std::string_view, Rows>> rows_;
};

/// Counts what a rule rests on.
RuleEvidence weigh(const RuleInput& input, const RowSources& sources, const Rule& rule,
                   const Breaches& breaches);

}  // namespace grens
