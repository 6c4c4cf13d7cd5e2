// Where the region tables are looked for, and in which order.
#include "cli/data_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "program.hpp"

namespace grens::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

void write_tables(const fs::path& folder) {
  fs::create_directories(folder);
  write_bytes(folder / "membership.csv",
              "unit,scheme,region\nGM0716,provincie,Zeeland\nGM0748,provincie,Noord-Brabant\n");
}

/// The membership file that `grens info` says it asked.
std::string tables_used(const std::string& program, std::vector<std::string> options,
                        const std::map<std::string, std::optional<std::string>>& environment) {
  const Scratch scratch;
  write_bytes(scratch / "two.geojson", two_squares());
  options.insert(options.begin(), {program, "info", "--json", scratch / "two.geojson"});
  const Ran ran = run_program(options, {.environment = environment});
  EXPECT_EQ(ran.code, 0) << ran.err;
  if (ran.code != 0) return "";
  return nlohmann::json::parse(ran.out)["units"]["layout"]["tables"].get<std::string>();
}

TEST(DataFolder, IsTheOneNamedThenGrensDataThenWhatCameAlong) {
  const Scratch scratch;
  write_tables(scratch / "named");
  write_tables(scratch / "variable/nl");
  const std::string named = scratch / "named";
  const std::string variable = scratch / "variable";
  EXPECT_EQ(tables_used(GRENS_PROGRAM, {"--data", named}, {{"GRENS_DATA", variable}}),
            named + "/membership.csv");
  EXPECT_EQ(tables_used(GRENS_PROGRAM, {}, {{"GRENS_DATA", variable}}),
            variable + "/nl/membership.csv");
  EXPECT_EQ(tables_used(GRENS_PROGRAM, {"--membership", named + "/membership.csv"},
                        {{"GRENS_DATA", variable}}),
            named + "/membership.csv");
}

/// An installation that was moved as a whole: bin/grens and share/grens/nl.
TEST(DataFolder, IsFoundFromTheProgramsOwnPlace) {
  const Scratch scratch;
  fs::create_directories(scratch / "bin");
  const std::string program = scratch / "bin/grens";
  fs::copy_file(GRENS_PROGRAM, program);
  write_tables(scratch / "share/grens/nl");
  EXPECT_EQ(tables_used(program, {}, {{"GRENS_DATA", std::nullopt}}),
            scratch / "share/grens/nl/membership.csv");
}

TEST(DataFolder, OfTheSourcesServesABuildThatIsNotInstalled) {
  EXPECT_EQ(tables_used(GRENS_PROGRAM, {}, {{"GRENS_DATA", std::nullopt}}),
            source_file("shapes/nl/membership.csv"));
}

TEST(DataFolder, OfAnotherInstallationIsNeverTried) {
  std::vector<fs::path> places;
  for (const DataFolder& place : usual_data_places("/opt/here/bin/grens")) {
    places.push_back(place.path);
  }
  EXPECT_EQ(places, (std::vector<fs::path>{"/opt/here/share/grens", source_file("shapes")}));
}

TEST(DataFolder, ThatWasNamedHasToHoldTables) {
  const Scratch scratch;
  write_bytes(scratch / "two.geojson", two_squares());
  const Ran option = grens_run({"info", scratch / "two.geojson", "--data", scratch / "none"});
  EXPECT_EQ(option.code, 3);
  EXPECT_THAT(option.err,
              AllOf(HasSubstr(scratch / "none"), HasSubstr("membership.csv"), HasSubstr("--data")));
  const Ran variable = grens_run({"info", scratch / "two.geojson"},
                                 {.environment = {{"GRENS_DATA", scratch / "none"}}});
  EXPECT_EQ(variable.code, 3);
  EXPECT_THAT(variable.err, HasSubstr("GRENS_DATA"));
}

TEST(ReadTables, SaysWhichTablesItTook) {
  const Scratch scratch;
  write_tables(scratch / "named/nl");
  TableOptions options;
  options.data = scratch / "named";
  Notices notices;
  const RegionTables tables = read_tables(options, notices);
  EXPECT_EQ(tables.membership.rows.size(), 2U);
  ASSERT_EQ(notices.list().size(), 1U);
  EXPECT_EQ(notices.list()[0].kind, "tables");
  EXPECT_THAT(notices.list()[0].text, AllOf(HasSubstr(scratch / "named/nl"), HasSubstr("--data")));
}

}  // namespace
}  // namespace grens::testing
