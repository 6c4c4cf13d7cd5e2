#include "cli/program.hpp"

#include <fmt/format.h>

#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/help_text.hpp"
#include "io/secrets.hpp"

namespace grens {
namespace {

/// A text that was asked for, on stdout.
ExitCode show(const std::string& text) {
  Console console(Talk::kNormal);
  console.write(text);
  console.finish();
  return ExitCode::kFine;
}

/// Whatever goes wrong, and wherever a password stands, it is not to be repeated.
void keep_secrets_of(std::span<const std::string> arguments) {
  for (const std::string& argument : arguments) {
    source_name(argument);
    if (!argument.starts_with('-')) continue;
    if (argument.starts_with("--")) {
      source_name(argument.substr(argument.find('=') + 1));  // --out=PG:...
    } else if (argument.size() > 2) {
      source_name(argument.substr(2));  // -oPG:...
    }
  }
}

}  // namespace

ExitCode run_program(std::span<const std::string> arguments) {
  keep_secrets_of(arguments);
  if (arguments.empty()) throw UsageError("no command was given (see grens --help)");
  const std::string& first = arguments.front();
  if (first == "-h" || first == "--help") return show(overview_text());
  if (first == "--version") return show(version_text());
  if (first.starts_with('-')) {
    throw UsageError(fmt::format(
        "options stand behind the command: grens COMMAND {} (see grens --help)", first));
  }

  const Command& command = find_command(first);
  CommandLine line(command);
  switch (line.parse(arguments.subspan(1))) {
    case CommandLine::Wants::kHelp:
      return show(help_text(command));
    case CommandLine::Wants::kVersion:
      return show(version_text());
    case CommandLine::Wants::kRun:
      break;
  }
  Console console(line.talk());
  try {
    const ExitCode code = line.run()(console);
    console.finish();
    return code;
  } catch (...) {
    // What was noticed before it failed often says why.
    console.say_notices();
    throw;
  }
}

}  // namespace grens
