// Two commands into one folder: the manifest is the second one's, and what it no longer lists is
// named.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "program.hpp"

namespace grens::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Leftovers, AreNamedByEveryCommand) {
  const Scratch scratch;
  const std::string out = scratch / "out";
  const std::string layer = source_file("shapes/nl/gemeenten-2024-approximate.shp");
  const Ran first = grens_run({"dissolve", layer, "--scheme", "provincie", "--out", out});
  ASSERT_EQ(first.code, 0) << first.err;
  EXPECT_THAT(first.err, Not(HasSubstr("earlier run")));

  const Ran cross =
      grens_run({"cross", layer, "politie_district", "veiligheidsregio", "--out", out, "--json"});
  ASSERT_EQ(cross.code, 0) << cross.err;
  EXPECT_THAT(cross.err, AllOf(HasSubstr("1 file of an earlier run is"), HasSubstr(out),
                               HasSubstr("provincie.geojson")));

  const Ran dissolve = grens_run({"dissolve", layer, "--scheme", "provincie", "--out", out});
  ASSERT_EQ(dissolve.code, 0) << dissolve.err;
  EXPECT_THAT(dissolve.err, HasSubstr("cross-border.csv"));
}

TEST(Leftovers, AreInTheJsonOfARun) {
  const Scratch scratch;
  const std::string project = source_file("shapes/nl/grens.toml");
  const auto run = [&](const std::string& format) {
    const Ran ran =
        grens_run({"run", project, "--format", format, "--out", scratch / "out", "--json"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    return nlohmann::json::parse(ran.out, nullptr, false)["leftovers"];
  };
  EXPECT_EQ(run("gpkg"), nlohmann::json::array());
  EXPECT_EQ(run("csv"), (nlohmann::json{"cross-border.gpkg", "regions.gpkg"}));
}

}  // namespace
}  // namespace grens::testing
