// What ranks up to the tolerance goes. Of a closed line the points that rank highest stay whatever
// the tolerance: one of all, and one to each side of it.
#include "geometry/simplify.hpp"

#include <algorithm>
#include <limits>

#include "geometry/line_ranks.hpp"

namespace grens {
namespace {

void keep_open(std::span<double> ranks) {
  const auto keep = [](std::span<double> some) {
    const auto highest = std::max_element(some.begin(), some.end());
    const auto at = static_cast<std::size_t>(highest - some.begin());
    if (highest != some.end()) *highest = std::numeric_limits<double>::infinity();
    return at;
  };
  ranks.front() = std::numeric_limits<double>::infinity();
  const std::span<double> inner = ranks.subspan(1, ranks.size() - 2);
  const std::size_t middle = keep(inner);
  keep(inner.first(middle));
  keep(inner.subspan(middle + 1));
}

}  // namespace

std::vector<Point> simplify_line(std::span<const Point> line, double tolerance) {
  if (line.size() < 3) return {line.begin(), line.end()};
  const bool closed = line.front() == line.back();
  std::vector<double> ranks(line.size());
  rank_by_distance(line, closed, {}, ranks);
  if (closed) keep_open(ranks);
  std::vector<Point> result;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (ranks[i] > tolerance) result.push_back(line[i]);
  }
  return result;
}

}  // namespace grens
