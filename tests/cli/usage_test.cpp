// Wrong command lines: exit code 2, one line on stderr, nothing on stdout, and no file opened (the
// files that are named here do not exist, which would be exit code 3).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "program.hpp"

namespace grens::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

struct Wrong {
  std::vector<std::string> arguments;
  std::string said;
};

TEST(Usage, WrongCommandLinesEndWith2) {
  const std::vector<Wrong> table{
      {{}, "no command was given"},
      {{"inof"}, "there is no command 'inof'; did you mean 'info'?"},
      {{"zzz"}, "there is no command 'zzz' (see grens --help)"},
      {{""}, "there is no command ''"},
      {{"--verbose", "info"}, "options stand behind the command"},
      {{"help", "inof"}, "did you mean 'info'?"},
      {{"help", "info", "info"}, "cannot use the argument 'info'"},
      {{"info"}, "there is nothing to read"},
      {{"info", "gone.shp", "--laier", "x"}, "has no option --laier; did you mean '--layer'?"},
      {{"info", "gone.shp", "--laier=x"}, "has no option --laier; did you mean '--layer'?"},
      {{"info", "gone.shp", "--nothing-like-it"}, "has no option --nothing-like-it (see"},
      {{"info", "gone.shp", "-x"}, "has no option -x"},
      {{"info", "gone.shp", "--layer"}, "--layer"},
      {{"info", "gone.shp", "--layer", "a", "--layer", "b"}, "--layer"},
      {{"info", "gone.shp", "--year", "now"}, "--year"},
      {{"info", "gone.shp", "--year", "24"}, "--year"},
      {{"info", "gone.shp", "--water", "kep"}, "'kep' is none of keep, drop; did you mean 'keep'?"},
      {{"info", "gone.shp", "--crs", "EPSG:0"}, "EPSG:0"},
      {{"info", "gone.shp", "--unit-from", "f:9-2"}, "f:9-2"},
      {{"info", "gone.shp", "--unit-from", "f", "--code-field", "g"}, "--code-field"},
      {{"info", "gone.shp", "--data", "a", "--membership", "b"}, "--membership"},
      {{"info", "gone.shp", "-q", "-v"}, "--quiet"},
  };
  for (const Wrong& wrong : table) {
    std::string line = "grens";
    for (const std::string& argument : wrong.arguments) line += " " + argument;
    SCOPED_TRACE(line);
    const Ran ran = grens_run(wrong.arguments);
    EXPECT_EQ(ran.code, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, AllOf(StartsWith("error: "), HasSubstr(wrong.said)));
    EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1);
  }
}

TEST(Usage, FilesThatAreNotThereEndWith3) {
  const Ran ran = grens_run({"info", "gone.shp"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, AllOf(StartsWith("error: "), HasSubstr("gone.shp")));
}

/// A name that looks like an option is a name where a name is expected.
TEST(Usage, TakesOddNamesAsTheyAre) {
  const Scratch scratch;
  write_bytes(scratch / "--odd.geojson", two_squares());
  const RunOptions there{.folder = scratch.path()};
  EXPECT_EQ(grens_run({"info", "-q", "--", "--odd.geojson"}, there).code, 0);
  EXPECT_EQ(grens_run({"info", "-q", "--input", "--odd.geojson"}, there).code, 0);
}

}  // namespace
}  // namespace grens::testing
