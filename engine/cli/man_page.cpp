// The man macros, section 1. Text is escaped so that roff prints it as it stands: backslashes, the
// dot or quote that would make a line a request, and hyphens, which are minus signs when pasted.
#include "cli/man_page.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "base/version.hpp"
#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/help_text.hpp"

namespace grens {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  bool line_start = true;
  for (const char c : text) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    line_start = c == '\n';
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

/// No date: a page depends on nothing but the program.
std::string title(std::string_view name) {
  return fmt::format(".TH \"{}\" 1 \"\" \"grens {}\" \"Grens\"\n", escaped(name), version());
}

std::string section(std::string_view name) { return fmt::format(".SH {}\n", name); }

std::string item(std::string_view term, std::string_view text) {
  return fmt::format(".TP\n\\fB{}\\fR\n{}\n", escaped(term), escaped(text));
}

std::string paragraphs(std::string_view text) {
  std::istringstream lines{std::string(text)};
  std::string out;
  bool kept = false;  // inside indented lines, which stay as they are
  bool gap = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) {
      gap = true;
      continue;
    }
    const bool keep = line.front() == ' ';
    if (kept && !keep) out += ".EE\n";
    if (gap) out += ".PP\n";
    if (!kept && keep) out += ".EX\n";
    kept = keep;
    gap = false;
    out += escaped(line) + '\n';
  }
  return kept ? out + ".EE\n" : out;
}

std::string exit_status() {
  std::string out = section("EXIT STATUS");
  for (const Meaning& code : kExitCodes) out += item(code.word, code.text);
  return out;
}

std::string environment() {
  std::string out = section("ENVIRONMENT");
  for (const Meaning& variable : kEnvironment) out += item(variable.word, variable.text);
  return out;
}

std::string examples(const Command& command) {
  std::string out = section("EXAMPLES");
  for (const Example& example : command.examples) {
    out += fmt::format(".PP\n{}:\n.PP\n.RS\n.EX\n{}\n.EE\n.RE\n", escaped(example.what),
                       escaped(example.line));
  }
  return out;
}

void write_page(const std::filesystem::path& path, const std::string& page) {
  std::ofstream file(path, std::ios::binary);
  file << page << std::flush;
  if (!file)
    throw InputError(fmt::format("{}: cannot be written; see the folder's rights", path.string()));
}

}  // namespace

std::string man_page_of_program() {
  std::string out = title("GRENS");
  out += section("NAME") +
         "grens \\- region layers and cross\\-border cases from municipal boundaries\n";
  out += section("SYNOPSIS") + "\\fBgrens\\fR COMMAND [OPTION]... [ARGUMENT]...\n";
  out +=
      section("DESCRIPTION") +
      "Turns municipal boundary files into the region layers that safety partners work with, and\n"
      "finds where those regions cut across each other. Each command has a page of its own:\n"
      ".BR grens\\-COMMAND (1).\n";
  out += section("COMMANDS");
  for (const Command& command : all_commands()) out += item(command.name, command.summary);
  out += section("OPTIONS");
  out += item("-h, --help", "Print a list of the commands");
  out += item("--version", "Print the version of grens and of its libraries");
  out += exit_status() + environment() + examples(all_commands().front());
  return out;
}

std::string man_page(const Command& command) {
  const CommandLine line(command);
  std::string out = title("GRENS-" + command.name);
  out += section("NAME") +
         fmt::format("grens\\-{} \\- {}\n", escaped(command.name), escaped(command.summary));
  out += section("SYNOPSIS") + escaped(synopsis(command)) + '\n';
  out += section("DESCRIPTION") + paragraphs(command.description);
  out += section("OPTIONS");
  for (const OptionHelp& argument : positional_help(line.app())) {
    out += item(argument.form, argument.text);
  }
  std::string group;
  for (const OptionHelp& option : option_help(line.app())) {
    if (option.group != group) out += fmt::format(".SS {}\n", option.group);
    group = option.group;
    out += item(option.form, option.text);
  }
  out += exit_status() + environment() + examples(command);
  out += section("SEE ALSO") + ".BR grens (1)\n";
  return out;
}

void write_man_pages(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    throw InputError(fmt::format("{}: cannot be made: {}", folder.string(), error.message()));
  write_page(folder / "grens.1", man_page_of_program());
  for (const Command& command : all_commands()) {
    write_page(folder / fmt::format("grens-{}.1", command.name), man_page(command));
  }
}

}  // namespace grens
