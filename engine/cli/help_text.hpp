#pragma once
#include <string>
#include <string_view>

#include "cli/command.hpp"

namespace grens {

/// What an exit code means, and an environment variable; help and man pages list them.
struct Meaning {
  const char* word;
  const char* text;
};
inline constexpr Meaning kExitCodes[] = {
    {"0", "All went well; cross-border cases are results, not failures."},
    {"1", "grens check found a defect, or grens audit a broken rule; of no other command."},
    {"2", "The command line is wrong; no boundary file has been opened."},
    {"3",
     "A file, what is in it, or the environment stopped the work; one sentence on stderr says "
     "which, and what to do."},
    {"130", "Interrupted with Ctrl-C; nothing half-written is left."},
};
inline constexpr Meaning kEnvironment[] = {
    {"GRENS_DATA", "Folder of the region tables, when --data is not given."},
    {"NO_COLOR", "When set, no colours are used on a terminal."},
};

/// What `grens --help` prints: the commands and how to go on.
std::string overview_text();

/// What `grens NAME --help` prints. Ends with the examples.
std::string help_text(const Command& command);

/// What `--version` prints: "grens 0.1.0", and a line with the libraries that do the work.
std::string version_text();

/// "grens info [OPTION]... FILE..."
std::string synopsis(const Command& command);

}  // namespace grens
