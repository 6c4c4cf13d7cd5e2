#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace grens {

/// Divides a whole number in proportion to weights by the method of the largest remainder: each
/// gets its share rounded towards zero, and what is left goes one by one to the largest remainders,
/// of equal ones to the first. The shares sum to `total`, exactly. Weights are not negative, and
/// not all of them 0. Exact for all numbers of 64 bits. O(n log n).
std::vector<std::int64_t> apportion(std::int64_t total, std::span<const std::int64_t> weights);

}  // namespace grens
