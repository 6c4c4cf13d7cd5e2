#pragma once
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <exception>
#include <functional>
#include <string>

namespace grens::testing {

/// Runs `work` in a process of its own and returns the text that it returned, or what it threw
/// ("threw: ..."), or "ended with ..." when the process broke down.
inline std::string in_child(const std::function<std::string()>& work) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return "no pipe";
  const pid_t child = fork();
  if (child == 0) {
    std::string said;
    try {
      said = work();
    } catch (const std::exception& error) {
      said = std::string("threw: ") + error.what();
    }
    const bool sent = write(ends[1], said.data(), said.size()) == static_cast<ssize_t>(said.size());
    _exit(sent ? 0 : 1);
  }
  close(ends[1]);
  std::string said;
  std::array<char, 4096> piece;
  for (ssize_t got; (got = read(ends[0], piece.data(), piece.size())) > 0;) {
    said.append(piece.data(), static_cast<std::size_t>(got));
  }
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  return status == 0 ? said : said + " ended with " + std::to_string(status);
}

/// For use in a child: root becomes an ordinary user; others stay who they are.
inline bool become_ordinary_user() {
  constexpr unsigned kNobody = 65534;
  return getuid() != 0 || (setgid(kNobody) == 0 && setuid(kNobody) == 0);
}

}  // namespace grens::testing
