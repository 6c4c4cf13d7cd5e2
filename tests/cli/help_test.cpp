// Help and manual of every command, by loops over the one list of commands.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "base/version.hpp"
#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/input_options.hpp"
#include "program.hpp"
#include "regions/tables.hpp"

namespace grens::testing {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

TEST(Help, ListsEveryCommand) {
  const Ran ran = grens_run({"--help"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.err, "");
  for (const Command& command : all_commands()) {
    EXPECT_THAT(ran.out, HasSubstr("\n  " + command.name + " "));
    EXPECT_THAT(ran.out, HasSubstr(command.summary));
  }
  EXPECT_EQ(grens_run({"-h"}).out, ran.out);
  EXPECT_EQ(grens_run({"help"}).out, ran.out);
}

/// Who does not know the keys finds them in the help of --scheme and of A, and in README.md.
TEST(Help, NamesTheSchemesThatShip) {
  Notices notices;
  const RegionTables tables = load_tables(table_files_in(source_file("shapes/nl")), notices);
  const std::string readme = file_bytes(source_file("README.md"));
  for (const std::string& scheme : tables.membership.schemes) {
    EXPECT_THAT(kShippedSchemes, HasSubstr(scheme));
    EXPECT_THAT(readme, HasSubstr("\n| `" + scheme + "` | "));
  }
  for (const char* command : {"dissolve", "cross"}) {
    EXPECT_THAT(grens_run({command, "--help"}).out, HasSubstr("veiligheidsregio, ")) << command;
  }
}

TEST(Help, OfEveryCommandSaysAllAndEndsWithAnExample) {
  for (const Command& command : all_commands()) {
    SCOPED_TRACE(command.name);
    const Ran ran = grens_run({command.name, "--help"});
    EXPECT_EQ(ran.code, 0);
    EXPECT_EQ(ran.err, "");
    EXPECT_THAT(ran.out, StartsWith("grens " + command.name + ": " + command.summary));
    ASSERT_FALSE(command.examples.empty());
    EXPECT_THAT(ran.out, EndsWith(command.examples.back().line + "\n"));
    const CommandLine line(command);
    for (const OptionHelp& option : option_help(line.app())) {
      EXPECT_THAT(ran.out, HasSubstr("  " + option.form)) << "an option is not explained";
      EXPECT_NE(option.text, "") << option.form;
    }
    for (const char* wanted : {"--help", "--version", "--quiet", "--verbose"}) {
      EXPECT_THAT(ran.out, HasSubstr(wanted));
    }
    EXPECT_EQ(grens_run({command.name, "-h"}).out, ran.out);
    EXPECT_EQ(grens_run({"help", command.name}).out, ran.out);
  }
}

/// Every option is shown: one that is in no group of the list would be left out in silence.
TEST(Help, KnowsTheGroupsOfAllOptions) {
  for (const Command& command : all_commands()) {
    const CommandLine line(command);
    std::size_t shown = option_help(line.app()).size() + positional_help(line.app()).size();
    for (const CLI::Option* option : line.app().get_options()) {
      if (option->get_group().empty()) ++shown;
    }
    EXPECT_EQ(shown, line.app().get_options().size()) << command.name;
  }
}

TEST(Help, KeepsTo80ColumnsButForExamples) {
  for (const Command& command : all_commands()) {
    const std::string text = grens_run({"help", command.name}).out;
    for (const std::string& line : lines_of(text.substr(0, text.rfind("\nExample")))) {
      EXPECT_LE(line.size(), 80U) << command.name << ": " << line;
    }
  }
}

TEST(Help, WinsOverWhatIsMissing) {
  const Ran ran = grens_run({"info", "--help"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.out, HasSubstr("FILE..."));
}

TEST(Version, IsTheSameEverywhere) {
  const Ran ran = grens_run({"--version"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.err, "");
  EXPECT_THAT(ran.out, StartsWith(std::string("grens ") + version() + "\nGDAL "));
  for (const Command& command : all_commands()) {
    EXPECT_EQ(grens_run({command.name, "--version"}).out, ran.out) << command.name;
  }
}

}  // namespace
}  // namespace grens::testing
