#pragma once
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "regions/date.hpp"
#include "regions/tables.hpp"

namespace grens {

/// What regions.csv says of the regions of one scheme on a date; where no row holds on the date,
/// the region's latest row. Refers to the tables, which must outlive it.
class RegionNames {
 public:
  RegionNames(const RegionTables& tables, std::string_view scheme, Date date);

  /// Name of a region; its code when the table has no row for it.
  std::string name(const std::string& code) const;
  /// Code of the region above; empty when there is none.
  std::string parent(const std::string& code) const;

 private:
  std::unordered_map<std::string_view, const RegionRow*> rows_;
};

/// The first scheme of regions.csv, other than `scheme`, that has all of `parents`; empty when none
/// has, or there are no parents.
std::string scheme_of_parents(const RegionTables& tables, std::string_view scheme,
                              const std::set<std::string>& parents);

}  // namespace grens
