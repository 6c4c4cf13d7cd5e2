// A run that is killed while it rewrites a folder leaves each file old or new, never a part of one;
// the manifest tells a mixed set; the next run removes what the killed one left.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <iostream>
#include <map>
#include <random>
#include <thread>

#include "program.hpp"

namespace grens::testing {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr int kRounds = 10;  // each run takes several times as long
#else
constexpr int kRounds = 50;
#endif

std::vector<std::string> job(const std::string& out, const std::string& decimals) {
  return {GRENS_PROGRAM, "run",   source_file("shapes/nl/grens.toml"), "--quiet", "--out", out,
          "--decimals",  decimals};
}

using Files = std::map<std::string, std::string>;

Files files_in(const std::filesystem::path& folder) {
  Files files;
  for (const std::string& name : names_in(folder)) {
    if (!name.starts_with(".")) files[name] = file_bytes(folder / name);
  }
  return files;
}

TEST(Kill, EachFileIsTheOldOrTheNewOneAndTheManifestTellsAMixedSet) {
  const Scratch folder;
  const std::string out = folder / "out";
  ASSERT_EQ(run_program(job(folder / "a", "6")).code, 0);
  const auto started = std::chrono::steady_clock::now();
  ASSERT_EQ(run_program(job(folder / "b", "5")).code, 0);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
  const Files a = files_in(folder / "a");
  const Files b = files_in(folder / "b");
  ASSERT_EQ(run_program(job(out, "6")).code, 0);

  const unsigned seed = 20241122;
  std::cout << "seed " << seed << ", " << kRounds << " kills within " << took.count() << " s\n";
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> moment(0, took.count());
  int killed = 0;
  for (int round = 0; round < kRounds; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    Process process(job(out, round % 2 == 0 ? "5" : "6"));
    std::this_thread::sleep_for(std::chrono::duration<double>(moment(random)));  // not a criterion
    kill(process.pid(), SIGKILL);
    killed += process.wait().signal == SIGKILL ? 1 : 0;

    bool all_a = true;
    bool all_b = true;
    const Files now = files_in(out);
    ASSERT_EQ(now.size(), a.size());
    for (const auto& [name, bytes] : now) {
      const bool is_a = bytes == a.at(name);
      const bool is_b = bytes == b.at(name);
      EXPECT_TRUE(is_a || is_b) << name << " is neither the old nor the new file";
      all_a = all_a && is_a;
      all_b = all_b && is_b;
    }
    const Ran check = run_program({GRENS_PROGRAM, "info", out + "/manifest.json"});
    EXPECT_EQ(check.code, all_a || all_b ? 0 : 3) << check.out << check.err;
  }
  EXPECT_GT(killed, kRounds / 4) << "too few runs were still alive when they were killed";

  ASSERT_EQ(run_program(job(out, "6")).code, 0);
  EXPECT_EQ(files_in(out), a);
  for (const std::string& name : names_in(out)) EXPECT_FALSE(name.starts_with(".")) << name;
}

TEST(Kill, InterruptedItEndsWith130AndLeavesNothing) {
  const Scratch folder;
  int interrupted = 0;
  for (int round = 0; round < 10; ++round) {
    const std::string out = folder / ("out" + std::to_string(round));
    Process process(job(out, "7"));
    std::this_thread::sleep_for(std::chrono::milliseconds(10 * round));
    kill(process.pid(), SIGINT);
    const Ran ran = process.wait();
    if (ran.code == 0) continue;  // it was done before
    ++interrupted;
    EXPECT_TRUE(ran.code == 130 || ran.signal == SIGINT) << ran.err;
    EXPECT_FALSE(std::filesystem::exists(out));
  }
  EXPECT_GT(interrupted, 0);
}

}  // namespace
}  // namespace grens::testing
