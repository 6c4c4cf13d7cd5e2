// Plain text, 80 columns at most: paragraphs are filled, lists have their terms on the left.
#include "cli/help_text.hpp"

#include <fmt/format.h>
#include <gdal.h>
#include <geos_c.h>
#include <proj.h>

#include <sstream>

#include "base/version.hpp"
#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/text_layout.hpp"

namespace grens {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kTermColumns = 28;

/// A term and what it means, side by side, or below one another when the term is long.
std::string item(std::string_view term, std::string_view text) {
  std::string out = std::string(kIndent, ' ');
  if (kIndent + width(term) + 2 > kTermColumns) {
    out += fmt::format("{}\n{}", term, std::string(kTermColumns, ' '));
  } else {
    out += padded(term, kTermColumns - kIndent);
  }
  return out + filled(text, kTermColumns) + '\n';
}

/// Paragraphs filled, indented lines kept.
std::string paragraphs(std::string_view text) {
  std::istringstream lines{std::string(text)};
  std::string out;
  std::string paragraph;
  const auto end_paragraph = [&] {
    if (!paragraph.empty()) out += filled(paragraph, 0) + '\n';
    paragraph.clear();
  };
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == ' ') {
      end_paragraph();
      out += line + '\n';
    } else {
      paragraph += line + ' ';
    }
  }
  end_paragraph();
  return out;
}

std::string options(const std::vector<OptionHelp>& list) {
  std::string out;
  std::string group;
  for (const OptionHelp& option : list) {
    if (option.group != group) out += fmt::format("\n{}:\n", option.group);
    group = option.group;
    out += item(option.form, option.text);
  }
  return out;
}

}  // namespace

std::string synopsis(const Command& command) {
  const CommandLine line(command);
  std::string out = fmt::format("grens {} [OPTION]...", command.name);
  for (const OptionHelp& argument : positional_help(line.app())) out += " " + argument.form;
  return out;
}

std::string overview_text() {
  std::string out =
      "grens: region layers and cross-border cases from municipal boundaries\n\n"
      "Usage: grens COMMAND [OPTION]... [ARGUMENT]...\n\nCommands:\n";
  for (const Command& command : all_commands()) out += item(command.name, command.summary);
  out += "\nGeneral:\n";
  out += item("-h, --help", "Print this help");
  out += item("--version", "Print the version of grens and of its libraries");
  out += "\nExample:\n  " + all_commands().front().examples.front().line + '\n';
  out += "\nSee grens help COMMAND for the options of a command.\n";
  return out;
}

std::string help_text(const Command& command) {
  const CommandLine line(command);
  std::string out = fmt::format("grens {}: {}\n\nUsage: {}\n\n", command.name, command.summary,
                                synopsis(command));
  out += paragraphs(command.description);
  out += options(positional_help(line.app()));
  out += options(option_help(line.app()));
  out += "\nExit status:\n";
  for (const Meaning& code : kExitCodes) out += item(code.word, code.text);
  out += command.examples.size() == 1 ? "\nExample:\n" : "\nExamples:\n";
  for (const Example& example : command.examples) {
    out += fmt::format("  {}:\n    {}\n", example.what, example.line);
  }
  return out;
}

std::string version_text() {
  const std::string geos = GEOSversion();  // "3.11.1-CAPI-1.17.1"
  return fmt::format("grens {}\nGDAL {}, GEOS {}, PROJ {}\n", version(),
                     GDALVersionInfo("RELEASE_NAME"), geos.substr(0, geos.find('-')),
                     proj_info().version);
}

}  // namespace grens
