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
      {{"info", "gone.shp", "--encoding", "klingon"}, "'klingon' is no encoding"},
      {{"dissolve", "gone.shp", "--by", "a", "-o", "-", "--format", "gpkg"},
       "GeoPackage cannot be written to standard output"},
      {{"info", "gone.shp", "--unit-from", "f:9-2"}, "f:9-2"},
      {{"info", "gone.shp", "--unit-from", "f", "--code-field", "g"}, "--code-field"},
      {{"info", "gone.shp", "--data", "a", "--membership", "b"}, "--membership"},
      {{"info", "gone.shp", "-q", "-v"}, "--quiet"},
      {{"dissolve", "gone.shp", "--by", "x", "--out", std::string(300, 'a') + ".gpkg"},
       "looks like a file"},
      {{"cross", "gone.shp", "-o", "-"}, "name a folder"},
      {{"dissolve", "gone.shp", "--scheme", "a,b,a", "-o", "x"}, "'a' and 'a' would be written to"},
      {{"dissolve", "gone.shp", "--by", "x,X", "-o", "x"}, "'x' and 'X' would be written to"},
      {{"dissolve", "gone.shp", "--by", "x", "--scheme", "x", "-o", "x"}, "to one file"},
      {{"info", "gone.gpkg", "--where", "a = ';' ; DROP TABLE x"}, "semicolon outside quotes"},
      {{"info", "gone.shp", "--year", "1799"}, "1800"},
      {{"run", "gone.toml", "-o", "-"}, "name a folder"},
      {{"run", "gone.SHP"}, "grens run shapes/nl/grens.toml --input gone.SHP"},
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

TEST(Usage, TakesASemicolonInQuotes) {
  const Scratch scratch;
  write_bytes(scratch / "in.geojson", two_squares());
  const Ran ran = grens_run(
      {"info", scratch / "in.geojson", "--where", "statnaam = 'it''s; Tholen' OR 'a' <> 'b'"});
  EXPECT_EQ(ran.code, 0) << ran.err;
}

/// A name that looks like an option is a name where a name is expected.
TEST(Usage, TakesOddNamesAsTheyAre) {
  const Scratch scratch;
  write_bytes(scratch / "--odd.geojson", two_squares());
  const RunOptions there{.folder = scratch.path()};
  EXPECT_EQ(grens_run({"info", "-q", "--", "--odd.geojson"}, there).code, 0);
  EXPECT_EQ(grens_run({"info", "-q", "--input", "--odd.geojson"}, there).code, 0);
}

/// Usage says so: an option takes one value and leaves FILE alone.
TEST(Usage, TakesOptionsBeforeFiles) {
  const Scratch scratch;
  write_bytes(scratch / "in.geojson", two_squares());
  const RunOptions there{.folder = scratch.path()};
  for (const std::vector<std::string>& line : std::vector<std::vector<std::string>>{
           {"dissolve", "-q", "-o", "a", "--scheme", "provincie,politie_eenheid", "in.geojson"},
           {"dissolve", "-q", "-o", "b", "--by", "statnaam", "in.geojson"},
           {"dissolve", "-q", "-o", "c", "--by=statnaam", "--format", "csv,gpkg", "in.geojson"},
           {"dissolve", "-q", "-o", "d", "--scheme", "provincie", "--scheme", "riec", "in.geojson"},
           {"cross", "-q", "-o", "e", "--format", "csv", "in.geojson"}}) {
    const Ran ran = grens_run(line, there);
    EXPECT_EQ(ran.code, 0) << ran.err;
  }
  EXPECT_EQ(names_in(scratch / "a").count("politie_eenheid.geojson"), 1U);
  EXPECT_EQ(names_in(scratch / "c").count("regions.gpkg"), 1U);
  EXPECT_EQ(names_in(scratch / "d").count("riec.geojson"), 1U);
}

/// The parser's own notation of a list is a name like any other.
TEST(Usage, TakesNamesInSquareBracketsAsTheyAre) {
  const Scratch scratch;
  write_bytes(scratch / "[a,b]", collection(square("GM0716", "Tholen", 0)));
  write_bytes(scratch / "[c]", collection(square("GM0748", "Bergen op Zoom", 1)));
  const RunOptions there{.folder = scratch.path()};
  for (const std::vector<std::string>& line : std::vector<std::vector<std::string>>{
           {"dissolve", "[a,b]", "[c]", "--by", "statnaam", "-q", "--out", "[out,1]"},
           {"dissolve", "--input", "[a,b]", "--input", "[c]", "--by", "statnaam", "-q", "-o",
            "[out,2]"},
           {"dissolve", "[a,b]", "--input=[c]", "--by", "statnaam", "-q", "--out=[out,3]"}}) {
    const Ran ran = grens_run(line, there);
    EXPECT_EQ(ran.code, 0) << ran.err;
  }
  const std::set<std::string> written = names_in(scratch.path());
  EXPECT_EQ(written, (std::set<std::string>{"[a,b]", "[c]", "[out,1]", "[out,2]", "[out,3]"}));
  const Ran column = grens_run({"dissolve", "[c]", "--by", "[x,y]", "--out", "[out]"}, there);
  EXPECT_EQ(column.code, 3);
  EXPECT_THAT(column.err, HasSubstr("[x"));
  EXPECT_THAT(grens_run({"help", "info", "[more,words]"}, there).err,
              HasSubstr("cannot use the argument '[more,words]'"));
}

}  // namespace
}  // namespace grens::testing
