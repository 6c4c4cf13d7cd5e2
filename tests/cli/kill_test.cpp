// A run that is killed while it rewrites a folder leaves each file old or new, never a part of one;
// the manifest tells a mixed set; the next run removes what the killed one left. The moment of a
// kill is a number of changes seen in the folder, so that it does not depend on how fast anything
// is; a run that ended before it was met does not count.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include <iostream>
#include <limits>
#include <map>
#include <random>
#include <set>

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

/// What can be seen of the work from outside: the names in the folder and in those in it.
std::set<std::string> names_below(const std::filesystem::path& folder) {
  std::set<std::string> names;
  std::error_code error;  // the work goes on meanwhile, and folders go away
  for (std::filesystem::recursive_directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    names.insert(at->path().string());
  }
  return names;
}

bool is_running(const Process& process) {
  siginfo_t info{};
  const int result =
      waitid(P_PID, static_cast<id_t>(process.pid()), &info, WEXITED | WNOHANG | WNOWAIT);
  return result == 0 && info.si_pid == 0;
}

/// Waits until `changes` changes have been seen in the folder, or the process has ended. Returns
/// how many have been seen.
int await_changes(const Process& process, const std::filesystem::path& folder, int changes) {
  int seen = 0;
  std::set<std::string> before = names_below(folder);
  while (seen < changes && is_running(process)) {
    std::set<std::string> now = names_below(folder);
    if (now == before) continue;
    ++seen;
    before = std::move(now);
  }
  return seen;
}

constexpr int kAll = std::numeric_limits<int>::max();

TEST(Kill, EachFileIsTheOldOrTheNewOneAndTheManifestTellsAMixedSet) {
  const Scratch folder;
  const std::string out = folder / "out";
  ASSERT_EQ(run_program(job(folder / "a", "6")).code, 0);
  ASSERT_EQ(run_program(job(folder / "b", "5")).code, 0);
  const Files a = files_in(folder / "a");
  const Files b = files_in(folder / "b");
  ASSERT_EQ(run_program(job(out, "6")).code, 0);
  Process whole(job(out, "6"));
  const int most = await_changes(whole, out, kAll);
  ASSERT_EQ(whole.wait().code, 0);

  const unsigned seed = 20241122;
  std::cout << "seed " << seed << ", " << kRounds << " kills within " << most << " changes\n";
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> moment(0, most);
  for (int killed = 0, round = 0; killed < kRounds; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    Process process(job(out, round % 2 == 0 ? "5" : "6"));
    await_changes(process, out, moment(random));
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

  ASSERT_EQ(run_program(job(out, "6")).code, 0);
  EXPECT_EQ(files_in(out), a);
  for (const std::string& name : names_in(out)) EXPECT_FALSE(name.starts_with(".")) << name;
}

TEST(Kill, InterruptedItEndsWith130AndLeavesNothingOrAll) {
  constexpr int kInterrupts = 10;
  const Scratch folder;
  for (int interrupted = 0, round = 0; interrupted < kInterrupts; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    const std::string out = folder / ("out" + std::to_string(round));
    Process process(job(out, "7"));
    await_changes(process, out, round % kInterrupts);
    kill(process.pid(), SIGINT);
    const Ran ran = process.wait();
    if (ran.code == 0) continue;  // it was done before
    ++interrupted;
    EXPECT_TRUE(ran.code == 130 || ran.signal == SIGINT) << ran.err;
    if (!std::filesystem::exists(out)) continue;
    for (const std::string& name : names_in(out)) EXPECT_FALSE(name.starts_with(".")) << name;
    EXPECT_EQ(run_program({GRENS_PROGRAM, "info", out + "/manifest.json"}).code, 0);
  }
}

}  // namespace
}  // namespace grens::testing
