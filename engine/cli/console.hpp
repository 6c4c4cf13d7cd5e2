#pragma once
#include <chrono>
#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "base/notices.hpp"
#include "base/progress.hpp"
#include "cli/progress_bar.hpp"

namespace grens {

/// How much is said on stderr.
enum class Talk {
  kQuiet,    ///< -q: errors only
  kNormal,   ///< notices, and a progress bar when stderr is a terminal
  kVerbose,  ///< -v: also what is being done, and every unit of a notice
};

/// What a command prints with: results on stdout, talk on stderr. Text is made safe (see
/// printable.hpp), but for JSON and files; colour is for terminals, and not when NO_COLOR is set.
class Console {
 public:
  explicit Console(Talk talk);
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  /// A line of the result; the line end is added. InputError when stdout cannot be written. (When
  /// its reader has gone, SIGPIPE ends the process: see signals.hpp.)
  void print(std::string_view line = {});
  /// A line that heads a part of the result; bold on a terminal.
  void heading(std::string_view line);
  /// The result of --json: one document, indented by two. Text that is not UTF-8 is replaced.
  void print_json(const nlohmann::ordered_json& document);
  /// Bytes of a file that goes to stdout (`-o -`), as they are.
  void write(std::string_view bytes);

  /// A line of talk on stderr; not with -q.
  void say(std::string_view line);
  /// A line of talk on stderr with the time since the start; only with -v.
  void detail(std::string_view line);

  /// Hand this to whatever collects notices. They are printed after the command has run, also
  /// when it fails; `say_notices` prints those that are there already.
  Notices& notices() { return notices_; }
  void say_notices();

  /// Whether results are to be told in full (-v).
  bool verbose() const { return talk_ == Talk::kVerbose; }

  /// For long work; an empty function when there is no terminal to draw on. The console has to
  /// outlive it.
  Progress progress();

  /// At the end: prints what notices are left and how many warnings there were, and sees to it
  /// that stdout is written. Throws like `print`.
  void finish();

 private:
  void put(std::string_view bytes);
  void say_notice(const Notice& notice);

  const Talk talk_;
  const std::chrono::steady_clock::time_point start_;
  ProgressBar bar_;
  Notices notices_;
  std::size_t said_ = 0;  ///< how many of the notices have been printed
};

/// "error: ..." on stderr; red on a terminal.
void print_error(std::string_view text);

}  // namespace grens
