#pragma once

namespace grens {

/// What a program has to arrange with the system before it starts:
/// - Ctrl-C (SIGINT), SIGTERM and SIGHUP remove temporary files and end with exit code 130;
/// - a reader of stdout that goes away is an error of a write, not a signal;
/// - stdin, stdout and stderr are open, so that no file takes their place.
void prepare_process();

/// Ends as a program does that writes to a closed pipe and does not care: by SIGPIPE.
[[noreturn]] void end_by_closed_pipe();

}  // namespace grens
