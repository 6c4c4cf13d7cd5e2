// A change that ends a unit which the second table still has came after both tables; one between
// units that both have tells nothing of what sets them apart.
#include "regions/changes_apart.hpp"

#include <algorithm>

namespace grens {

Succession succession_apart(const std::vector<ChangeRow>& changes,
                            std::span<const std::string> before,
                            std::span<const std::string> after) {
  const auto in = [](std::span<const std::string> codes, const std::string& code) {
    return std::binary_search(codes.begin(), codes.end(), code);
  };
  RegionTables between;
  for (const std::string& code : before) between.units.push_back({code, "", {}, 0});
  for (const ChangeRow& row : changes) {
    const bool later = in(after, row.old_code) && !in(after, row.new_code);
    const bool neither = in(before, row.old_code) && in(after, row.old_code) &&
                         in(before, row.new_code) && in(after, row.new_code) &&
                         row.old_code != row.new_code;
    if (!later && !neither) between.changes.push_back(row);
  }
  return Succession(between, Date{}, kLastDate);
}

}  // namespace grens
