// Plain sums; of points equally far the unit that comes first is kept.
#include "audit/place_tally.hpp"

#include <numeric>

namespace grens {
namespace {

std::size_t sum(const std::vector<std::size_t>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::size_t{0});
}

void keep_farther(const NearestUnit& other, NearestUnit& farthest) {
  if (other.unit == kOutside) return;
  if (farthest.unit == kOutside || other.distance > farthest.distance ||
      (other.distance == farthest.distance && other.unit < farthest.unit)) {
    farthest = other;
  }
}

}  // namespace

void PlaceTally::add(const PlaceFound& found) {
  if (!found.known) {
    ++unknown;
  } else if (found.located.where == Where::kOut) {
    ++outside;
    keep_farther(found.nearest, farthest);
  } else {
    auto& counts = found.located.where == Where::kIn ? inside : border;
    ++counts[static_cast<std::size_t>(found.located.unit)];
  }
  if (found.located.several) ++several;
}

void PlaceTally::add(const PlaceTally& other) {
  for (std::size_t u = 0; u < inside.size(); ++u) {
    inside[u] += other.inside[u];
    border[u] += other.border[u];
  }
  outside += other.outside;
  unknown += other.unknown;
  several += other.several;
  swapped += other.swapped;
  commas += other.commas;
  keep_farther(other.farthest, farthest);
  for (const std::string& reason : other.why) {
    if (wants_why()) why.push_back(reason);
  }
}

std::size_t PlaceTally::total_inside() const { return sum(inside); }

std::size_t PlaceTally::total_border() const { return sum(border); }

}  // namespace grens
