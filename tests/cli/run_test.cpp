// What a run says of its project file and of the layer that it is given.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "program.hpp"

namespace grens::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kScheme = "[[scheme]]\nkey = 'veiligheidsregio'\n";

/// Bergen op Zoom and Tholen with a number of people each.
std::string with_people() {
  std::string text = two_squares();
  const std::string at = "\"statnaam\"";
  for (std::size_t i = text.find(at); i != std::string::npos; i = text.find(at, i + 40)) {
    text.insert(i, "\"inwoners\":1000,");
  }
  return text;
}

TEST(Run, DrawsTheMapsOfTheProject) {
  const Scratch folder;
  write_bytes(folder / "in.geojson", two_squares());
  write_bytes(folder / "p.toml", std::string("lang='nl'\n[units]\nfiles=['in.geojson']\n") +
                                     kScheme +
                                     "[[map]]\nfile='map.svg'\nscheme='veiligheidsregio'\n"
                                     "[[map]]\nfile='map.pdf'\nscheme='provincie'\nlang='en'\n");
  const Ran ran = grens_run({"run", folder / "p.toml", "--out", folder / "out"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(file_bytes(folder / "out/map.svg"), HasSubstr("Veiligheidsregio’s"));
  EXPECT_THAT(file_bytes(folder / "out/map.pdf"), ::testing::StartsWith("%PDF-1.4"));
  EXPECT_THAT(file_bytes(folder / "out/manifest.json"), HasSubstr("map.pdf"));
  EXPECT_THAT(ran.out, HasSubstr("map.svg"));
}

TEST(Run, LeavesOutAMapOfWhatTheLayerLacks) {
  const Scratch folder;
  write_bytes(folder / "in.geojson", two_squares());
  write_bytes(folder / "p.toml",
              std::string("[units]\nfiles=['in.geojson']\n") + kScheme +
                  "[[map]]\nfile='map.svg'\nscheme='provincie'\nextent='groningen'\n");
  const Ran ran = grens_run({"run", folder / "p.toml", "--out", folder / "out"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("map.svg is not drawn: the layer has no region 'groningen'"));
  EXPECT_FALSE(std::filesystem::exists(folder / "out/map.svg"));
  EXPECT_TRUE(std::filesystem::exists(folder / "out/veiligheidsregio.geojson"));
}

TEST(Run, WritesNothingWhenTheTablesLackTheSchemeOfAMap) {
  const Scratch folder;
  write_bytes(folder / "in.geojson", two_squares());
  write_bytes(folder / "p.toml", std::string("[units]\nfiles=['in.geojson']\n") + kScheme +
                                     "[[map]]\nfile='map.svg'\nscheme='none'\n");
  const Ran ran = grens_run({"run", folder / "p.toml", "--out", folder / "out"});
  EXPECT_EQ(ran.code, 3) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("p.toml:6: "));
  EXPECT_FALSE(std::filesystem::exists(folder / "out"));
}

TEST(Run, OfALayersOwnPeopleTheYearIsNotKnown) {
  const Scratch folder;
  write_bytes(folder / "own.geojson", with_people());
  write_bytes(folder / "none.geojson", two_squares());
  write_bytes(folder / "p.toml", kScheme);
  const auto run = [&](const std::string& layer) {
    return grens_run({"run", folder / "p.toml", "--input", folder / (layer + ".geojson"), "--year",
                      "2024", "--out", folder / layer});
  };
  const auto year = [&](const std::string& layer) {
    const auto json =
        nlohmann::json::parse(file_bytes(folder / (layer + "/veiligheidsregio.geojson")));
    return json["features"][0]["properties"]["population_year"];
  };
  const Ran own = run("own");
  ASSERT_EQ(own.code, 0) << own.err;
  EXPECT_THAT(own.out, HasSubstr("2,000 people\n")) << own.out;
  EXPECT_TRUE(year("own").is_null()) << year("own");
  const Ran none = run("none");
  EXPECT_THAT(none.out, HasSubstr("figures of"));
  EXPECT_TRUE(year("none").is_number()) << "by the tables";
}

TEST(Run, UnitFromTakesThePlaceOfTheProjectsCode) {
  const Scratch folder;
  write_bytes(folder / "in.geojson", two_squares());
  write_bytes(folder / "p.toml", std::string("[units]\nfiles=['in.geojson']\ncode='wijk'\n"
                                             "name='wijknaam'\n") +
                                     kScheme);
  const std::vector<std::string> run = {"run", folder / "p.toml", "--out", folder / "out"};
  EXPECT_THAT(grens_run(run).err, HasSubstr("wijk"));
  std::vector<std::string> from = run;
  from.insert(from.end(), {"--unit-from", "statcode"});
  const Ran ran = grens_run(from);
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("2 municipalities of"));
}

TEST(Run, AnotherLayerIsReadWithoutTheProjectsUnitSettings) {
  const Scratch folder;
  write_bytes(folder / "in.geojson", two_squares());
  write_bytes(
      folder / "p.toml",
      std::string("year = 2015\n[units]\nfiles=['gone.shp']\ncode='wijk'\nlayer='x'\n") + kScheme);
  const Ran ran = grens_run(
      {"run", folder / "p.toml", "--input", folder / "in.geojson", "--out", folder / "out"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, Not(HasSubstr("of 2015")));
  EXPECT_THAT(grens_run({"help", "run"}).out, HasSubstr("[units] settings"));
}

}  // namespace
}  // namespace grens::testing
