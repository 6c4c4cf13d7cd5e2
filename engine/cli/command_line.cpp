// CLI11 parses; what goes wrong is put in our words where its own say too little. Unknown options
// are looked for first: a misspelt one often makes CLI11 miss something else.
//
// CLI11 takes "[a,b]" for a list of values, which may be the name of a file. Such an argument is
// handed over behind a NUL, which no argument can hold, and every option takes that off again.
#include "cli/command_line.hpp"

#include <fmt/format.h>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <array>
#include <iterator>

#include "cli/suggest.hpp"

namespace grens {
namespace {

constexpr std::array kGroups{group::kInput, group::kTables, group::kWork, group::kOutput,
                             group::kGeneral};

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::string form_of(const CLI::Option& option) {
  if (option.get_positional()) {
    const std::string name = option.get_name(true) + (option.get_expected_max() > 1 ? "..." : "");
    return option.get_required() ? name : "[" + name + "]";
  }
  std::vector<std::string> names;
  for (const std::string& name : option.get_snames()) names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
  std::string form = fmt::format("{}", fmt::join(names, ", "));
  if (option.get_type_size() > 0) form += " " + option.get_type_name();
  return form;
}

std::string covered(const std::string& argument) {
  const bool like_list = argument.starts_with('[') && argument.ends_with(']');
  return like_list ? '\0' + argument : argument;
}

std::string uncovered(const std::string& argument) {
  return argument.starts_with('\0') ? argument.substr(1) : argument;
}

}  // namespace

CommandLine::CommandLine(const Command& command)
    : command_(command.name), app_(command.summary, "grens " + command.name) {
  app_.set_help_flag();
  run_ = command.setup(app_);
  app_.option_defaults()->group(group::kGeneral);
  CLI::Option* quiet = app_.add_flag("-q,--quiet", quiet_, "Say nothing on stderr but errors");
  app_.add_flag("-v,--verbose", verbose_,
                "Say what is being done, and name every unit in a warning")
      ->excludes(quiet);
  app_.set_help_flag("-h,--help", "Print this help");
  app_.set_version_flag("--version", "", "Print the version of grens and of its libraries");
  const auto uncover = [](std::string& value) {
    value = uncovered(value);
    return std::string();
  };
  for (CLI::Option* option : app_.get_options()) {
    option->transform(CLI::Validator(uncover, ""));  // before any check
  }
}

CommandLine::Wants CommandLine::parse(std::span<const std::string> arguments) {
  std::vector<std::string> reversed;  // CLI11 takes them from the back
  std::transform(arguments.rbegin(), arguments.rend(), std::back_inserter(reversed), covered);
  try {
    app_.parse(std::move(reversed));
  } catch (const CLI::CallForHelp&) {
    return Wants::kHelp;
  } catch (const CLI::CallForVersion&) {
    return Wants::kVersion;
  } catch (const CLI::ParseError& error) {
    explain(error);
  }
  return Wants::kRun;
}

void CommandLine::explain(const CLI::ParseError& error) const {
  const std::string see = fmt::format(" (see grens {} --help)", command_);
  for (const std::string& word : app_.remaining()) {
    if (!word.starts_with('-') || word == "-" || word == "--") continue;
    const std::string name = word.substr(0, word.find('='));
    throw UsageError(fmt::format("grens {} has no option {}{}{}", command_, name,
                                 did_you_mean(name, option_names(app_)), see));
  }
  for (const std::string& word : app_.remaining()) {
    throw UsageError(
        fmt::format("grens {} cannot use the argument '{}'{}", command_, uncovered(word), see));
  }
  throw UsageError(error.what() + see);
}

Talk CommandLine::talk() const {
  if (quiet_) return Talk::kQuiet;
  return verbose_ ? Talk::kVerbose : Talk::kNormal;
}

std::vector<OptionHelp> option_help(const CLI::App& app) {
  std::vector<OptionHelp> all;
  for (const char* group : kGroups) {
    for (const CLI::Option* option : app.get_options()) {
      if (option->get_positional() || option->get_group() != group) continue;
      all.push_back({group, form_of(*option), option->get_description()});
    }
  }
  return all;
}

std::vector<OptionHelp> positional_help(const CLI::App& app) {
  std::vector<OptionHelp> all;
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) continue;
    all.push_back({"Arguments", form_of(*option), option->get_description()});
  }
  return all;
}

}  // namespace grens
