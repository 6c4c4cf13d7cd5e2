// A handler may call little more than system calls: what it does is written with that in mind.
#include "cli/signals.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "base/error.hpp"

namespace grens {
namespace {

extern "C" void on_interrupt(int) {
  // Wipes a progress bar; the terminal stands on its line.
  static const char kWipe[] = "\r\x1b[K";
  if (isatty(STDERR_FILENO) == 1) {
    [[maybe_unused]] const auto written = write(STDERR_FILENO, kWipe, sizeof kWipe - 1);
  }
  _exit(static_cast<int>(ExitCode::kInterrupted));
}

}  // namespace

void prepare_process() {
  // A stream that was closed reads as empty and refuses to be written.
  if (fcntl(STDIN_FILENO, F_GETFD) == -1) open("/dev/null", O_WRONLY);
  if (fcntl(STDOUT_FILENO, F_GETFD) == -1) open("/dev/null", O_RDONLY);
  if (fcntl(STDERR_FILENO, F_GETFD) == -1) open("/dev/null", O_RDONLY);

  struct sigaction interrupt {};
  interrupt.sa_handler = on_interrupt;
  sigfillset(&interrupt.sa_mask);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) sigaction(number, &interrupt, nullptr);
  signal(SIGPIPE, SIG_IGN);
}

void end_by_closed_pipe() {
  signal(SIGPIPE, SIG_DFL);
  raise(SIGPIPE);
  _exit(static_cast<int>(ExitCode::kInput));
}

}  // namespace grens
