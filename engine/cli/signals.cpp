// A handler may call little more than system calls: what it does is written with that in mind.
#include "cli/signals.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "base/error.hpp"
#include "io/output_set.hpp"

namespace grens {
namespace {

/// Leaves neither half-written files nor half a progress bar, on whose line the terminal stands.
void clean_up() {
  remove_partial_outputs();
  static const char kWipe[] = "\r\x1b[K";
  if (isatty(STDERR_FILENO) == 1) {
    [[maybe_unused]] const auto written = write(STDERR_FILENO, kWipe, sizeof kWipe - 1);
  }
}

extern "C" void on_interrupt(int) {
  clean_up();
  _exit(static_cast<int>(ExitCode::kInterrupted));
}

/// The signal is raised anew, now with its usual end, when the handler returns.
extern "C" void on_closed_pipe(int) {
  clean_up();
  raise(SIGPIPE);
}

}  // namespace

void prepare_process() {
  // A stream that was closed reads as empty and refuses to be written.
  if (fcntl(STDIN_FILENO, F_GETFD) == -1) open("/dev/null", O_WRONLY);
  if (fcntl(STDOUT_FILENO, F_GETFD) == -1) open("/dev/null", O_RDONLY);
  if (fcntl(STDERR_FILENO, F_GETFD) == -1) open("/dev/null", O_RDONLY);

  struct sigaction action {};
  sigfillset(&action.sa_mask);
  action.sa_handler = on_interrupt;
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) sigaction(number, &action, nullptr);
  action.sa_handler = on_closed_pipe;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGPIPE, &action, nullptr);
  signal(SIGXFSZ, SIG_IGN);  // a file that grows too large is then told by write, as a full disk is
}

}  // namespace grens
