// Cuts 0..n into one piece a thread. Pieces are contiguous, so that each thread streams through
// memory; the calling thread takes the first piece itself, and those for which the system gives no
// thread.
#include "base/parallel.hpp"

#include <sched.h>

#include <algorithm>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace grens {

std::size_t thread_count() {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof set, &set) == 0) {
    return std::max<std::size_t>(1, static_cast<std::size_t>(CPU_COUNT(&set)));
  }
  return std::max<std::size_t>(1, std::thread::hardware_concurrency());
}

void parallel_for(std::size_t n, std::size_t grain,
                  const std::function<void(std::size_t, std::size_t)>& body) {
  const std::size_t most = std::max<std::size_t>(1, n / std::max<std::size_t>(1, grain));
  const std::size_t pieces = std::min(thread_count(), most);
  if (pieces == 1) {
    body(0, n);
    return;
  }
  std::vector<std::exception_ptr> errors(pieces);
  const auto run = [&](std::size_t piece) {
    try {
      body(n * piece / pieces, n * (piece + 1) / pieces);
    } catch (...) {
      errors[piece] = std::current_exception();
    }
  };
  std::vector<std::thread> threads;
  threads.reserve(pieces - 1);
  std::size_t piece = 1;
  try {
    for (; piece < pieces; ++piece) threads.emplace_back(run, piece);
  } catch (const std::system_error&) {
    for (std::size_t rest = piece; rest < pieces; ++rest) run(rest);  // no more threads to be had
  }
  run(0);
  for (auto& thread : threads) thread.join();
  for (const auto& error : errors) {
    if (error) std::rethrow_exception(error);
  }
}

}  // namespace grens
