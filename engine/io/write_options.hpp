#pragma once
#include <cstdint>
#include <optional>

namespace grens {

/// The finest grid of a quantised TopoJSON: products of two coordinates stay exact.
inline constexpr std::int64_t kMostQuantization = 1'000'000'000;

/// What formats are told beside their layers.
struct WriteOptions {
  /// Whole numbers in either direction, 2 to kMostQuantization, for TopoJSON; none: decimals.
  std::optional<std::int64_t> quantization = {};
};

}  // namespace grens
