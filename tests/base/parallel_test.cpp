// Work is done whole, with or without threads.
#include "base/parallel.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <fstream>
#include <stdexcept>

#include "support/child.hpp"

namespace grens {
namespace {

/// How many of 0..n are visited, each once.
std::size_t visited(std::size_t n) {
  std::atomic<std::size_t> sum = 0;
  parallel_for(n, 1, [&](std::size_t begin, std::size_t end) { sum += end - begin; });
  return sum;
}

TEST(Parallel, VisitsAll) {
  for (const std::size_t n : {0U, 1U, 2U, 7U, 1000U}) EXPECT_EQ(visited(n), n);
}

TEST(Parallel, ThrowsWhatAPieceThrows) {
  EXPECT_THROW(parallel_for(10, 1,
                            [](std::size_t, std::size_t end) {
                              if (end == 10) throw std::runtime_error("no");
                            }),
               std::runtime_error);
}

/// A thread needs megabytes of addresses for its stack.
TEST(Parallel, DoesTheWorkWhenNoThreadCanBeMade) {
  if (thread_count() < 2) GTEST_SKIP() << "SKIPPED: there is one processor only";
  EXPECT_EQ(testing::in_child([]() -> std::string {
              std::size_t pages = 0;
              std::ifstream("/proc/self/statm") >> pages;
              const rlim_t bytes = pages * 4096 + (rlim_t{1} << 20);
              const rlimit limit{bytes, bytes};
              if (setrlimit(RLIMIT_AS, &limit) != 0) return "no limit";
              return std::to_string(visited(1000));
            }),
            "1000");
}

}  // namespace
}  // namespace grens
