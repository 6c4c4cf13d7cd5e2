#pragma once
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace grens {

// Each is defined in the file of its name.
Command run_command();
Command dissolve_command();
Command cross_command();
Command overlay_command();
Command audit_command();
Command partners_command();
Command map_command();
Command simplify_command();
Command check_command();
Command repair_command();
Command convert_command();
Command allocate_command();
Command diff_command();
Command locate_command();
Command years_command();
Command history_command();
Command info_command();
Command help_command();

/// All commands, in the order in which help lists them.
const std::vector<Command>& all_commands();

/// The command of that name. UsageError, with the likeliest name, when there is none.
const Command& find_command(std::string_view name);

}  // namespace grens
