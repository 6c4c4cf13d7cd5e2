#pragma once

namespace grens {

/// What a program has to arrange with the system before it starts:
/// - Ctrl-C (SIGINT), Ctrl-\ (SIGQUIT), SIGTERM and SIGHUP remove half-written outputs and end with
///   exit code 130;
/// - so does SIGPIPE (`grens ... | head -1`), which then ends the program as it ends any other;
/// - stdin, stdout and stderr are open, so that no file takes their place.
void prepare_process();

}  // namespace grens
