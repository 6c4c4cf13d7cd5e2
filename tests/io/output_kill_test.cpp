// A process that rewrites a set of files over and over is killed, or interrupted, at a random
// moment. Each file carries the number of the run that wrote it, so that a file in halves and a set
// of two runs are both seen. In half of the rounds the moment is when the first file changes, for
// that is when sets are mixed.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <optional>
#include <random>

#include "base/error.hpp"
#include "io/output_set.hpp"
#include "support/scratch.hpp"

namespace grens {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using testing::file_bytes;
using ::testing::IsEmpty;
using testing::names_in;
using testing::Scratch;

constexpr int kRounds = 50;
constexpr int kFiles = 12;

std::string file_name(int file) { return "file-" + std::to_string(100 + file); }

/// Longer than a page, of another length in each run, with its number at both ends.
std::string content(int run, int file) {
  const std::string mark = std::to_string(run) + "\n";
  return mark + std::string(static_cast<std::size_t>(3000 + run % 7 * 1000 + file), 'x') + mark;
}

void write_set(const std::string& folder, int run) {
  OutputSet set = OutputSet::in_folder(folder, {});
  for (int i = 0; i < kFiles; ++i) set.add(file_name(i), content(run, i));
  set.finish();
}

/// The run that wrote a file; nothing when it is not there. A file that is not whole is a failure.
std::optional<int> run_of(const std::string& folder, int file) {
  const std::string path = folder + "/" + file_name(file);
  if (!fs::exists(path)) return {};
  const std::string bytes = file_bytes(path);
  const int run = std::stoi(bytes);
  EXPECT_EQ(bytes, content(run, file)) << "not whole: " << path;
  return run;
}

void interrupted(int /*signal*/) {
  remove_partial_outputs();
  _exit(130);
}

/// Rewrites the set, beginning with run `first`, until a signal ends it. Returns when it has begun.
pid_t start_rewriting(const std::string& folder, int first) {
  std::array<int, 2> ends{};
  EXPECT_EQ(pipe(ends.data()), 0);
  const pid_t child = fork();
  if (child == 0) {
    std::signal(SIGINT, interrupted);
    if (write(ends[1], "!", 1) != 1) _exit(2);
    try {
      for (int run = first;; ++run) write_set(folder, run);
    } catch (const std::exception& error) {
      std::fprintf(stderr, "%s\n", error.what());
      _exit(3);
    }
  }
  char ready = 0;
  EXPECT_EQ(read(ends[0], &ready, 1), 1);
  close(ends[0]);
  close(ends[1]);
  return child;
}

ino_t identity(const std::string& path) {
  struct stat there {};
  return stat(path.c_str(), &there) == 0 ? there.st_ino : 0;
}

/// Waits for some time, or until the first file is replaced.
void await_moment(const std::string& folder, int round, std::mt19937& random, pid_t child) {
  if (round % 2 == 0) {
    usleep(std::uniform_int_distribution<useconds_t>(0, 100'000)(random));
    return;
  }
  const std::string first = folder + "/" + file_name(0);
  const ino_t before = identity(first);
  while (identity(first) == before && waitpid(child, nullptr, WNOHANG) == 0) {
  }
}

TEST(OutputKill, EachFileIsTheOldOrTheNewOneAndTheManifestTellsAMixedSet) {
  const Scratch scratch;
  const std::string folder = scratch / "out";
  std::mt19937 random(20241);
  int mixed_sets = 0;
  for (int round = 0; round < kRounds; ++round) {
    const pid_t child = start_rewriting(folder, 1 + round * 100000);
    await_moment(folder, round, random, child);
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "ended by itself with " << WEXITSTATUS(status);

    std::optional<int> first = run_of(folder, 0);
    bool mixed = false;
    for (int i = 1; i < kFiles; ++i) mixed |= run_of(folder, i) != first;
    mixed_sets += mixed ? 1 : 0;
    const std::string manifest = folder + "/manifest.json";
    if (mixed && fs::exists(manifest)) {
      EXPECT_FALSE(check_manifest(manifest).whole());
    }
    if (!first.has_value()) {
      EXPECT_FALSE(fs::exists(manifest));
    }
  }
  std::printf("%d of %d kills left a mixed set\n", mixed_sets, kRounds);

  write_set(folder, 7);
  EXPECT_TRUE(check_manifest(folder + "/manifest.json").whole());
  EXPECT_EQ(names_in(folder).size(), kFiles + 1U) << "leftovers of killed runs";
  for (int i = 0; i < kFiles; ++i) EXPECT_EQ(run_of(folder, i), 7);
}

TEST(OutputKill, AMixedSetIsToldFileByFile) {
  const Scratch folder;
  write_set(folder.path(), 1);
  testing::write_bytes(folder / file_name(3), content(2, 3));
  fs::remove(folder / file_name(5));
  const ManifestCheck check = check_manifest(folder / "manifest.json");
  EXPECT_FALSE(check.whole());
  for (const CheckedFile& file : check.files) {
    const FileState expected = file.file == file_name(3)   ? FileState::kChanged
                               : file.file == file_name(5) ? FileState::kMissing
                                                           : FileState::kWhole;
    EXPECT_EQ(file.state, expected) << file.file;
  }
}

TEST(OutputKill, InterruptedItLeavesTheOldSetOrTheNewOneAndNothingElse) {
  const Scratch scratch;
  const std::string folder = scratch / "new/out";
  std::mt19937 random(20242);
  for (int round = 0; round < kRounds; ++round) {
    const pid_t child = start_rewriting(folder, 1 + round * 100000);
    await_moment(folder, round, random, child);
    kill(child, SIGINT);
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFEXITED(status));
    ASSERT_EQ(WEXITSTATUS(status), 130);
    if (!fs::exists(scratch / "new")) continue;  // in the first run of all
    ASSERT_EQ(names_in(folder).size(), kFiles + 1U);
    ASSERT_TRUE(check_manifest(folder + "/manifest.json").whole());
    for (int i = 1; i < kFiles; ++i) ASSERT_EQ(run_of(folder, i), run_of(folder, 0));
  }
}

TEST(OutputKill, InterruptedInTheFirstRunItLeavesNotEvenTheFolder) {
  const Scratch scratch;
  const pid_t child = fork();
  if (child == 0) {
    std::signal(SIGINT, interrupted);
    OutputSet set = OutputSet::in_folder(scratch / "new/out", {});
    set.add("a", "complete");
    set.create("b").write("begun");
    OutputSet other = OutputSet::of_file(scratch / "one.csv", {});
    other.add("one.csv", "complete");
    raise(SIGINT);
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 130);
  EXPECT_THAT(names_in(scratch.path()), IsEmpty());
}

}  // namespace
}  // namespace grens
