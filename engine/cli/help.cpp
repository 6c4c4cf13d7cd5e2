// grens help [COMMAND]: the same text as `grens COMMAND --help`. The build makes the man pages with
// the hidden option --man-into.
#include <memory>

#include "cli/commands.hpp"
#include "cli/help_text.hpp"
#include "cli/man_page.hpp"

namespace grens {
namespace {

struct HelpOptions {
  std::string command;
  std::string man_folder;
};

ExitCode run_help(const HelpOptions& options, Console& console) {
  if (!options.man_folder.empty()) {
    write_man_pages(options.man_folder);
  } else if (options.command.empty()) {
    console.write(overview_text());
  } else {
    console.write(help_text(find_command(options.command)));
  }
  return ExitCode::kFine;
}

}  // namespace

Command help_command() {
  Command command;
  command.name = "help";
  command.summary = "explain a command";
  command.description =
      "Prints what a command does, its options and examples of it; without COMMAND the list of "
      "commands.";
  command.examples = {{"Explain the command info", "grens help info"}};
  command.setup = [](CLI::App& app) -> Run {
    auto options = std::make_shared<HelpOptions>();
    app.add_option("COMMAND", options->command, "Name of a command");
    app.add_option("--man-into", options->man_folder, "Write the man pages into a folder")
        ->group("");
    return [options](Console& console) { return run_help(*options, console); };
  };
  return command;
}

}  // namespace grens
