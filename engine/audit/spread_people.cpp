// Pieces of one region follow each other. Areas weigh by the square centimetre, which leaves shares
// of land as they are to ten digits.
#include "audit/spread_people.hpp"

#include <algorithm>
#include <cmath>

#include "regions/apportion.hpp"

namespace grens {
namespace {

constexpr double kAreaSteps = 1e4;  // in a square metre

bool any(std::span<const std::int64_t> weights) {
  return std::any_of(weights.begin(), weights.end(), [](std::int64_t w) { return w > 0; });
}

}  // namespace

SpreadPeople spread_people(const LandPieces& land,
                           std::span<const std::optional<std::int64_t>> persons_of_a,
                           std::span<const std::int64_t> weights) {
  SpreadPeople result;
  result.persons.resize(land.pieces.size());
  std::size_t begin = 0;
  for (std::size_t a = 0; a < persons_of_a.size(); ++a) {
    std::size_t end = begin;
    while (end < land.pieces.size() && land.pieces[end].a == static_cast<UnitId>(a)) ++end;
    const std::size_t first = begin;
    begin = end;
    if (!persons_of_a[a]) continue;
    if (end == first) {
      if (*persons_of_a[a] > 0) result.unplaced.push_back(static_cast<UnitId>(a));
      continue;
    }
    std::vector<std::int64_t> shares;
    if (!weights.empty()) {
      const auto own = weights.subspan(first, end - first);
      shares.assign(own.begin(), own.end());
      if (!any(shares) && *persons_of_a[a] > 0) result.by_area.push_back(static_cast<UnitId>(a));
    }
    if (!any(shares)) {
      shares.clear();
      for (std::size_t p = first; p < end; ++p) {
        shares.push_back(std::max<std::int64_t>(1, std::llround(land.pieces[p].area * kAreaSteps)));
      }
    }
    const std::vector<std::int64_t> persons = apportion(*persons_of_a[a], shares);
    for (std::size_t p = first; p < end; ++p) result.persons[p] = persons[p - first];
  }
  return result;
}

}  // namespace grens
