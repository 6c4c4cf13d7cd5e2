// The one list of commands. To add one: write NAME.cpp with NAME_command(), declare it in
// commands.hpp, and put it in here.
#include "cli/commands.hpp"

#include <fmt/format.h>

#include "cli/suggest.hpp"

namespace grens {

const std::vector<Command>& all_commands() {
  static const std::vector<Command> kCommands{
      run_command(),   dissolve_command(), cross_command(),   overlay_command(),
      audit_command(), partners_command(), map_command(),     simplify_command(),
      check_command(), repair_command(),   convert_command(), allocate_command(),
      diff_command(),  locate_command(),   years_command(),   history_command(),
      info_command(),  help_command(),
  };
  return kCommands;
}

const Command& find_command(std::string_view name) {
  std::vector<std::string> names;
  for (const Command& command : all_commands()) {
    if (command.name == name) return command;
    names.push_back(command.name);
  }
  throw UsageError(fmt::format("there is no command '{}'{} (see grens --help)", name,
                               did_you_mean(name, names)));
}

}  // namespace grens
