#pragma once
#include <stdexcept>
#include <string>

namespace grens {

/// What the program ends with.
enum class ExitCode : int {
  kFine = 0,
  kFindings = 1,  ///< only `check` (a defect) and `audit` (a broken rule)
  kUsage = 2,     ///< the command line is wrong; no boundary file was opened
  kInput = 3,     ///< anything in a file or the environment
  kInterrupted = 130
};

/// The command line cannot be meant. Exit code 2.
/// The text is one sentence that says what to do instead.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A file, its contents (a project file's settings too) or the environment stop the work. Exit
/// code 3.
/// The text is one sentence: file, record or line, what is wrong, what to do.
class InputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace grens
