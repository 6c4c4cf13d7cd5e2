#pragma once
#include <CLI/App.hpp>
#include <span>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace grens {

/// A command's options, declared and ready to be parsed or described.
class CommandLine {
 public:
  explicit CommandLine(const Command& command);
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  enum class Wants { kRun, kHelp, kVersion };

  /// Reads what stands behind the command's name. Throws UsageError for an unknown option (with the
  /// likeliest one), a value that is missing or cannot be meant, and a missing or superfluous
  /// argument; nothing has been opened by then.
  Wants parse(std::span<const std::string> arguments);

  Talk talk() const;
  const Run& run() const { return run_; }
  const CLI::App& app() const { return app_; }

 private:
  [[noreturn]] void explain(const CLI::ParseError& error) const;

  const std::string command_;
  CLI::App app_;
  Run run_;
  bool quiet_ = false;
  bool verbose_ = false;
};

/// How an option is shown and described.
struct OptionHelp {
  std::string group;
  std::string form;  ///< "-o, --out PATH"; of a positional "FILE..."
  std::string text;
};

/// The options that are not hidden, by group in the order of `group`.
std::vector<OptionHelp> option_help(const CLI::App& app);
/// The positional arguments as a synopsis has them: "FILE...", "[COMMAND]".
std::vector<OptionHelp> positional_help(const CLI::App& app);

}  // namespace grens
