// Products of total and weight are formed in 128 bits, so that no share and no remainder is rounded
// but where the method says so. A negative total is divided like its opposite.
#include "regions/apportion.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace grens {
namespace {

__extension__ typedef __int128 Wide;

}  // namespace

std::vector<std::int64_t> apportion(std::int64_t total, std::span<const std::int64_t> weights) {
  Wide sum = 0;
  for (const std::int64_t weight : weights) sum += weight;
  const Wide amount = total < 0 ? -static_cast<Wide>(total) : static_cast<Wide>(total);
  const Wide sign = total < 0 ? -1 : 1;

  std::vector<std::int64_t> shares;
  std::vector<Wide> remainders;
  Wide left = amount;
  for (const std::int64_t weight : weights) {
    const Wide share = amount * weight / sum;
    remainders.push_back(amount * weight % sum);
    shares.push_back(static_cast<std::int64_t>(sign * share));
    left -= share;
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (std::size_t i = 0; left > 0; ++i, --left) {
    shares[order[i]] += static_cast<std::int64_t>(sign);
  }
  return shares;
}

}  // namespace grens
