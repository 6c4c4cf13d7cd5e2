// The manual pages, as the build makes them, go through groff without a complaint.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/commands.hpp"
#include "cli/man_page.hpp"
#include "program.hpp"

namespace grens::testing {
namespace {

using ::testing::HasSubstr;

std::set<std::string> page_names() {
  std::set<std::string> names{"grens.1"};
  for (const Command& command : all_commands()) names.insert("grens-" + command.name + ".1");
  return names;
}

TEST(ManPages, AreWrittenForEveryCommand) {
  const Scratch scratch;
  const Ran ran = grens_run({"help", "--man-into", scratch / "man"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out + ran.err, "");
  EXPECT_EQ(names_in(scratch / "man"), page_names());
  for (const Command& command : all_commands()) {
    const std::string page = file_bytes(scratch / ("man/grens-" + command.name + ".1"));
    EXPECT_EQ(page, man_page(command));
    for (const char* section :
         {"NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "EXAMPLES"}) {
      EXPECT_THAT(page, HasSubstr(std::string("\n.SH ") + section + "\n")) << command.name;
    }
  }
}

TEST(ManPages, ComeThroughGroffWithoutWarnings) {
  const std::string groff = "/usr/bin/groff";
  if (!std::filesystem::exists(groff)) GTEST_SKIP() << "SKIPPED: there is no groff";
  const Scratch scratch;
  ASSERT_EQ(grens_run({"help", "--man-into", scratch / "man"}).code, 0);
  for (const std::string& name : page_names()) {
    const Ran ran = run_program({groff, "-man", "-Tascii", "-ww", "-z", scratch / ("man/" + name)});
    EXPECT_EQ(ran.code, 0) << name;
    EXPECT_EQ(ran.err, "") << name;
  }
}

TEST(ManPages, ShowHyphensAndDotsAsTheyStand) {
  Command command;
  command.name = "try";
  command.summary = "a summary";
  command.description = "One \\ two.\n.not a request\n'nor this\n\n  kept -- line";
  command.examples = {{"Do it", "grens try --out ."}};
  command.setup = [](CLI::App&) -> grens::Run { return {}; };
  const std::string page = man_page(command);
  EXPECT_THAT(page, HasSubstr("One \\e two.\n\\&.not a request\n\\&'nor this\n"));
  EXPECT_THAT(page, HasSubstr(".EX\n  kept \\-\\- line\n.EE\n"));
  EXPECT_THAT(page, HasSubstr("\ngrens try \\-\\-out .\n"));
}

TEST(ManPages, GoNowhereWithoutAFolder) {
  const Ran ran = grens_run({"help", "--man-into", "/dev/null/man"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, HasSubstr("/dev/null/man"));
}

}  // namespace
}  // namespace grens::testing
