// Everything comes from the table of what each pair of regions shares and from its sums by row and
// column. Sums run in the order of the regions, so that they do not depend on that of the units.
#include "audit/similarity.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace grens {
namespace {

/// What pairs of regions share.
struct Shared {
  std::map<std::pair<RegionId, RegionId>, double> pairs;
  std::map<RegionId, double> a;
  std::map<RegionId, double> b;
  double total = 0;
};

template <class WeightOf>
Shared share(std::span<const RegionId> a, std::span<const RegionId> b, WeightOf weight_of) {
  Shared shared;
  for (std::size_t u = 0; u < a.size(); ++u) {
    if (a[u] < 0 || b[u] < 0) continue;
    shared.pairs[{a[u], b[u]}] += weight_of(u);
  }
  for (const auto& [pair, weight] : shared.pairs) {
    shared.a[pair.first] += weight;
    shared.b[pair.second] += weight;
    shared.total += weight;
  }
  return shared;
}

double pairs_of(double n) { return n * (n - 1) / 2; }

/// Regions, by one member of the pairs, that come in several pairs.
template <class Member>
std::size_t count_split(const Shared& shared, Member member) {
  std::map<RegionId, std::size_t> pieces;
  for (const auto& [pair, weight] : shared.pairs) ++pieces[pair.*member];
  return static_cast<std::size_t>(std::count_if(
      pieces.begin(), pieces.end(), [](const auto& region) { return region.second > 1; }));
}

/// Entropy in nats of what is left to tell when the regions of one side, `whole`, are known.
template <class Member>
double entropy_within(const Shared& shared, const std::map<RegionId, double>& whole,
                      Member member) {
  double sum = 0;
  for (const auto& [pair, weight] : shared.pairs) {
    if (weight > 0) sum -= weight / shared.total * std::log(weight / whole.at(pair.*member));
  }
  return std::max(sum, 0.0);
}

template <class Member>
double outside_main(const Shared& shared, Member member) {
  std::map<RegionId, double> largest;
  for (const auto& [pair, weight] : shared.pairs) {
    double& most = largest[pair.*member];
    most = std::max(most, weight);
  }
  double inside = 0;
  for (const auto& [region, weight] : largest) inside += weight;
  return std::max(1 - inside / shared.total, 0.0);
}

using Pair = std::pair<RegionId, RegionId>;

}  // namespace

Similarity compare_divisions(std::span<const RegionId> a, std::span<const RegionId> b) {
  const Shared shared = share(a, b, [](std::size_t) { return 1.0; });
  Similarity result;
  result.units = static_cast<std::size_t>(shared.total);
  result.pieces = shared.pairs.size();
  result.split_a = count_split(shared, &Pair::first);
  result.split_b = count_split(shared, &Pair::second);
  if (result.units < 2) return result;
  double differ = 0;
  for (const auto& [region, n] : shared.a) differ += pairs_of(n);
  for (const auto& [region, n] : shared.b) differ += pairs_of(n);
  for (const auto& [pair, n] : shared.pairs) differ -= 2 * pairs_of(n);
  result.rand = 1 - differ / pairs_of(shared.total);
  return result;
}

std::optional<WeightedSimilarity> compare_divisions(std::span<const RegionId> a,
                                                    std::span<const RegionId> b,
                                                    std::span<const double> weight) {
  const Shared shared = share(a, b, [&](std::size_t u) { return weight[u]; });
  if (!(shared.total > 0)) return std::nullopt;
  const double within_a = entropy_within(shared, shared.a, &Pair::first);
  const double within_b = entropy_within(shared, shared.b, &Pair::second);
  WeightedSimilarity result;
  result.effective_pieces_a = std::exp(within_a);
  result.effective_pieces_b = std::exp(within_b);
  result.outside_main_a = outside_main(shared, &Pair::first);
  result.outside_main_b = outside_main(shared, &Pair::second);
  result.variation = within_a + within_b;
  return result;
}

}  // namespace grens
