#pragma once
#include <CLI/App.hpp>
#include <functional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "cli/console.hpp"

namespace grens {

/// A line that works when it is pasted into a shell in the project's top folder (a test runs it).
struct Example {
  std::string what;  ///< what it is for, a phrase without a full stop
  std::string line;  ///< "grens info shapes/nl/..."
};

/// Does the work of a command whose options have been parsed. Throws UsageError, before it opens
/// a boundary file, for options that cannot be meant together; InputError for files and
/// environment.
using Run = std::function<ExitCode(Console& console)>;

/// A command of the program. `grens --help`, `grens help NAME`, `grens NAME --help` and the man
/// pages are all made from this and from the options that `setup` declares.
struct Command {
  std::string name;
  std::string summary;  ///< one line, lower case, no full stop
  std::string
      description;  ///< paragraphs with an empty line between; indented lines stay as they are
  std::vector<Example> examples;  ///< at least one; help ends with them
  /// Declares positionals and options (with groups, see `group` below) and returns what runs them.
  /// Opens no file. -h, --version, -q and -v are there already: see Console.
  std::function<Run(CLI::App& app)> setup;
};

/// Headings under which help and man pages list options, in this order. An option whose group is
/// empty is not shown.
namespace group {
inline constexpr const char* kInput = "Input";
inline constexpr const char* kTables = "Region tables";
inline constexpr const char* kWork = "What to do";
inline constexpr const char* kOutput = "Output";
inline constexpr const char* kGeneral = "General";
}  // namespace group

}  // namespace grens
