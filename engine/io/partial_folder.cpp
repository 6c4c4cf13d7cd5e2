// Whether a hidden folder's process is dead is told by a lock on the folder, which the kernel drops
// with the process: process ids are used again, and mean nothing to another container that shares
// the disk. Between a folder's making and its locking another run may take it for stale and remove
// it; the maker sees that afterwards and makes the next one.
//
// A signal handler may need to clean up at any moment. The folders are therefore kept in a list
// that only grows: a record is made whole before it is linked in, and later only its flag changes.
#include "io/partial_folder.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "io/hold_signals.hpp"
#include "io/write_error.hpp"

namespace grens {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPrefix = ".grens-partial-";

/// Removes the files in a folder, and the folder. Async-signal-safe, which readdir is not.
void remove_folder(const char* path) noexcept {
  const int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (folder < 0) return;
  alignas(dirent64) std::array<char, 4096> entries;
  for (ssize_t got; (got = getdents64(folder, entries.data(), entries.size())) > 0;) {
    for (ssize_t at = 0; at < got;) {
      const auto* entry = reinterpret_cast<const dirent64*>(entries.data() + at);
      unlinkat(folder, entry->d_name, 0);  // fails for "." and ".."
      at += entry->d_reclen;
    }
  }
  close(folder);
  rmdir(path);
}

bool is_same(int descriptor, const std::string& path) {
  struct stat held {};
  struct stat there {};
  return fstat(descriptor, &held) == 0 && stat(path.c_str(), &there) == 0 &&
         held.st_dev == there.st_dev && held.st_ino == there.st_ino;
}

/// Removes hidden folders whose process is dead. What cannot be removed is another user's.
void remove_stale(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (!at->path().filename().string().starts_with(kPrefix)) continue;
    const int lock = open(at->path().c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (lock < 0) continue;
    const bool dead = flock(lock, LOCK_EX | LOCK_NB) == 0 && is_same(lock, at->path());
    if (dead) remove_folder(at->path().c_str());
    close(lock);
  }
}

/// Makes a folder and its parents; returns those that were not there, the deepest first.
std::vector<std::string> make_folders(const fs::path& folder, const std::string& as_given) {
  std::vector<std::string> made;
  fs::path so_far;
  for (const fs::path& step : folder) {
    so_far /= step;
    if (mkdir(so_far.c_str(), 0777) == 0) {
      made.insert(made.begin(), so_far.string());
      continue;
    }
    const int reason = errno;
    std::error_code error;
    if (fs::is_directory(so_far, error)) continue;
    for (const std::string& path : made) rmdir(path.c_str());
    throw write_error(as_given, "the folder cannot be made", reason == EEXIST ? ENOTDIR : reason);
  }
  return made;
}

}  // namespace

struct PartialFolder::Record {
  std::string path;
  std::vector<std::string> made;
  pid_t process = 0;  ///< a forked child must not clean up for its parent
  std::atomic<bool> live = true;
  Record* next = nullptr;

  static std::atomic<Record*> first;

  void remove() noexcept {
    remove_folder(path.c_str());
    for (const std::string& folder : made) rmdir(folder.c_str());
  }
};

std::atomic<PartialFolder::Record*> PartialFolder::Record::first = nullptr;

PartialFolder::PartialFolder(const std::string& folder) : record_(nullptr) {
  const HoldSignals no_signal_between_making_and_recording;
  // not made shorter: `link/..` is where the link leads from, not the folder that holds it
  const fs::path absolute = fs::absolute(folder.empty() ? "." : folder);
  auto record = std::make_unique<Record>();
  record->made = make_folders(absolute, folder);
  record->process = getpid();
  remove_stale(absolute);
  static std::atomic<unsigned> counter = 0;
  for (bool ours = false; !ours;) {
    record->path = (absolute / fmt::format("{}{}-{}", kPrefix, getpid(), ++counter)).string();
    const bool made = mkdir(record->path.c_str(), 0700) == 0;
    if (!made && errno == EEXIST) continue;
    if (made) lock_ = open(record->path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (lock_ < 0) {
      if (made && errno == ENOENT) continue;  // taken for stale by another run
      const int reason = errno;
      record->remove();
      throw write_error(folder.empty() ? "." : folder, "the folder cannot be written to", reason);
    }
    flock(lock_, LOCK_EX);  // where locks are not supported, nobody takes the folder for stale
    ours = is_same(lock_, record->path);
    if (!ours) close(std::exchange(lock_, -1));
  }
  record->next = Record::first;
  record_ = record.release();
  while (!Record::first.compare_exchange_weak(record_->next, record_)) {
  }
}

PartialFolder::~PartialFolder() {
  record_->remove();
  record_->live = false;
  close(lock_);
}

const std::string& PartialFolder::path() const { return record_->path; }

void PartialFolder::remove_all() noexcept {
  for (Record* record = Record::first; record != nullptr; record = record->next) {
    if (record->live && record->process == getpid()) record->remove();
  }
}

}  // namespace grens
