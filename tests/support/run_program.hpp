#pragma once
// Runs a program without a shell and tells what it printed and how it ended.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace grens::testing {

/// How a program is to be run.
struct RunOptions {
  std::filesystem::path folder = {};  ///< to run in; empty: this process' own
  /// Variables to set, or without a value to remove.
  std::map<std::string, std::optional<std::string>> environment = {};
  int out = -1;           ///< stdout goes to this descriptor; -1: it is captured
  bool terminal = false;  ///< stdout and stderr are one terminal, captured as `out`
};

/// What came of it.
struct Ran {
  int code = -1;   ///< exit code; -1 when a signal ended it
  int signal = 0;  ///< the signal that ended it, or 0
  std::string out;
  std::string err;
};

/// A program that is running.
class Process {
 public:
  /// Starts argv[0]. The descriptors of this process are not handed on.
  explicit Process(const std::vector<std::string>& argv, const RunOptions& options = {}) {
    std::array<int, 2> out{-1, -1};
    std::array<int, 2> err{-1, -1};
    if (options.terminal) {
      out[0] = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
      if (out[0] < 0 || grantpt(out[0]) != 0 || unlockpt(out[0]) != 0) fail("no terminal");
      out[1] = open(ptsname(out[0]), O_RDWR | O_NOCTTY | O_CLOEXEC);
    } else {
      if (pipe2(err.data(), O_CLOEXEC) != 0) fail("no pipe");
      if (options.out < 0 && pipe2(out.data(), O_CLOEXEC) != 0) fail("no pipe");
    }
    const int to_out = options.out >= 0 ? options.out : out[1];
    const int to_err = options.terminal ? out[1] : err[1];
    pid_ = fork();
    if (pid_ < 0) fail("no process");
    if (pid_ == 0) become(argv, options, to_out, to_err);
    for (const int end : {out[1], err[1]}) {
      if (end >= 0) close(end);
    }
    out_ = out[0];
    err_ = err[0];
  }
  ~Process() {
    for (const int end : {out_, err_}) {
      if (end >= 0) close(end);
    }
    if (pid_ > 0) {
      kill(pid_, SIGKILL);
      waitpid(pid_, nullptr, 0);
    }
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  pid_t pid() const { return pid_; }

  /// Waits until something has been said on stderr; false when it ended without a word.
  bool wait_for_talk() {
    pump(true);
    return !ran_.err.empty();
  }

  /// Waits for its end.
  Ran wait() {
    pump(false);
    int status = 0;
    waitpid(pid_, &status, 0);
    pid_ = -1;
    if (WIFEXITED(status)) ran_.code = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) ran_.signal = WTERMSIG(status);
    return ran_;
  }

 private:
  [[noreturn]] static void fail(const char* what) {
    throw std::runtime_error(std::string(what) + ": errno " + std::to_string(errno));
  }

  [[noreturn]] static void become(const std::vector<std::string>& argv, const RunOptions& options,
                                  int to_out, int to_err) {
    const int nothing = open("/dev/null", O_RDONLY);
    dup2(nothing, STDIN_FILENO);
    dup2(to_out, STDOUT_FILENO);
    dup2(to_err, STDERR_FILENO);
    for (const auto& [name, value] : options.environment) {
      if (value) {
        setenv(name.c_str(), value->c_str(), 1);
      } else {
        unsetenv(name.c_str());
      }
    }
    if (!options.folder.empty() && chdir(options.folder.c_str()) != 0) _exit(126);
    signal(SIGPIPE, SIG_DFL);
    std::vector<char*> pointers;
    for (const std::string& word : argv) pointers.push_back(const_cast<char*>(word.c_str()));
    pointers.push_back(nullptr);
    execv(pointers[0], pointers.data());
    _exit(127);
  }

  /// Takes in what it prints, until it stops printing, or (`until_talk`) until stderr has some.
  void pump(bool until_talk) {
    while (out_ >= 0 || err_ >= 0) {
      if (until_talk && !ran_.err.empty()) return;
      std::array<pollfd, 2> ends{pollfd{out_, POLLIN, 0}, pollfd{err_, POLLIN, 0}};
      if (poll(ends.data(), ends.size(), -1) < 0) fail("no poll");
      if (ends[0].revents != 0) take(out_, ran_.out);
      if (ends[1].revents != 0) take(err_, ran_.err);
    }
  }

  /// Reads a piece; closes the descriptor at its end (a terminal ends with EIO).
  static void take(int& end, std::string& into) {
    std::array<char, 65536> piece{};
    const ssize_t count = read(end, piece.data(), piece.size());
    if (count > 0) {
      into.append(piece.data(), static_cast<std::size_t>(count));
    } else {
      close(end);
      end = -1;
    }
  }

  pid_t pid_ = -1;
  int out_ = -1;
  int err_ = -1;
  Ran ran_;
};

/// Runs argv[0] to its end.
inline Ran run_program(const std::vector<std::string>& argv, const RunOptions& options = {}) {
  Process process(argv, options);
  return process.wait();
}

}  // namespace grens::testing
