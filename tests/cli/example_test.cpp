// Every example of every command works when it is pasted into a shell in the project's top folder:
// here in a folder that looks like it, so that what they write stays out of the sources.
#include <gtest/gtest.h>

#include "cli/commands.hpp"
#include "program.hpp"

namespace grens::testing {
namespace {

TEST(Examples, WorkWhenPasted) {
  const std::string folder_of_program = std::filesystem::path(GRENS_PROGRAM).parent_path().string();
  std::size_t tried = 0;
  for (const Command& command : all_commands()) {
    for (const Example& example : command.examples) {
      SCOPED_TRACE(example.line);
      const Scratch top;
      std::filesystem::copy(source_file("shapes"), top / "shapes",
                            std::filesystem::copy_options::recursive);
      const Ran ran =
          run_program({"/bin/sh", "-c", "PATH=\"$GRENS_FOLDER:$PATH\"; " + example.line},
                      {.folder = top.path(), .environment = {{"GRENS_FOLDER", folder_of_program}}});
      EXPECT_EQ(ran.code, 0) << ran.err;
      EXPECT_TRUE(!ran.out.empty() || names_in(top.path()).size() > 1) << "nothing came of it";
      ++tried;
    }
  }
  EXPECT_GE(tried, all_commands().size());
}

}  // namespace
}  // namespace grens::testing
