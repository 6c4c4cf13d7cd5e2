#pragma once
#include <cstddef>
#include <functional>

namespace grens {

/// How many threads work is spread over: the processors this process may use, at least 1.
std::size_t thread_count();

/// Calls `body(begin, end)` for consecutive pieces of 0..n, in threads as far as there are any, and
/// waits for all.
/// Pieces hold at least `grain` items. Results must not depend on how the pieces are cut.
/// The first exception that a piece throws is thrown again here, after all have ended.
void parallel_for(std::size_t n, std::size_t grain,
                  const std::function<void(std::size_t begin, std::size_t end)>& body);

}  // namespace grens
