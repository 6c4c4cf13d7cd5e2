// --year on units of another year: the regions of that year where that is exact.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "program.hpp"

namespace grens::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kShipped = source_file("shapes/nl/gemeenten-2024-approximate.shp");

/// Leerdam, Zederik and Vianen of 2018, of which Vijfheerenlanden was made; Haaren, which was split
/// over two safety regions in 2021; and Tilburg.
std::string of_2018() {
  return collection(square("GM0545", "Leerdam", 0) + "," + square("GM0707", "Zederik", 1) + "," +
                    square("GM0620", "Vianen", 2) + "," + square("GM0788", "Haaren", 3) + "," +
                    square("GM0855", "Tilburg", 4));
}

TEST(OtherYear, MergedUnitsHaveTheRegionOfTheirSuccessor) {
  const Scratch folder;
  write_bytes(folder / "in.geojson", of_2018());
  const auto members = [&](const std::string& year) {
    const Ran ran = grens_run({"dissolve", folder / "in.geojson", "--scheme", "veiligheidsregio",
                               "--year", year, "--out", "-"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    std::string all;
    const auto json = nlohmann::json::parse(ran.out);
    for (const auto& region : json["features"]) {
      all += region["properties"]["code"].get<std::string>();
      for (const auto& unit : region["properties"]["members"]) {
        all += " " + unit.get<std::string>();
      }
      all += "; ";
    }
    return all;
  };
  EXPECT_EQ(members("2018"), "VR09 GM0620; VR18 GM0545 GM0707; VR20 GM0855; VR21 GM0788; ");
  EXPECT_EQ(members("2019"), "VR09 GM0545 GM0620 GM0707; VR20 GM0855; VR21 GM0788; ");
  // Haaren lies in both, and is not given to either by guess.
  EXPECT_EQ(members("2022"), "VR09 GM0545 GM0620 GM0707; VR20+VR21 GM0788 GM0855; ");
}

TEST(OtherYear, SaysWhatWasDoneAndWhichRegionsComeOutJoined) {
  const Scratch folder;
  write_bytes(folder / "in.geojson", of_2018());
  const Ran ran = grens_run({"dissolve", folder / "in.geojson", "--scheme", "veiligheidsregio",
                             "--year", "2022", "--out", folder / "out"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("5 municipalities of 2018, in the regions of 2022"));
  EXPECT_THAT(ran.err, HasSubstr("has the units of 2018; they are told the regions of 2022"));
  EXPECT_THAT(ran.err, HasSubstr("1 unit lies in several of veiligheidsregio, which come "
                                 "out joined: GM0788 in VR20 and VR21"));
  const auto provenance =
      nlohmann::json::parse(file_bytes(folder / "out/veiligheidsregio.geojson"))["provenance"];
  EXPECT_EQ(provenance["year"], 2022);
  EXPECT_EQ(provenance["units_year"], 2018);
}

TEST(OtherYear, TheShippedLayerGoesBackAndLosesNobody) {
  const Ran ran =
      grens_run({"cross", kShipped, "politie_eenheid", "veiligheidsregio", "--year", "2018"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("342 municipalities of 2024, in the regions of 2018"));
  // Amsterdam took in Weesp, Oisterwijk and Tilburg parts of Haaren, from other safety regions.
  EXPECT_THAT(ran.err,
              AllOf(HasSubstr("4 units lie in several of veiligheidsregio, which come out joined: "
                              "GM0363 in VR13 and VR14, GM0824 in VR20 and VR21, GM0855 in VR20 "
                              "and VR21, GM1961 in VR09 and VR18"),
                    Not(HasSubstr("no region")), Not(HasSubstr("codes are not in"))));
  EXPECT_THAT(ran.out, Not(HasSubstr("No safety region is known")));
}

TEST(OtherYear, AYearThatNobodyHasLookedUpIsWarnedOf) {
  const auto years = [](const std::string& year) {
    return grens_run({"cross", kShipped, "politie_eenheid", "veiligheidsregio", "--year", year});
  };
  EXPECT_THAT(years("2027").err, HasSubstr("is looked up until 2026 only"));
  EXPECT_THAT(grens_run({"diff", "2026", "2027"}).err, HasSubstr("is looked up until 2026 only"));
  EXPECT_THAT(grens_run({"convert", source_file("shapes/nl/population.csv"), "--from", "2022",
                         "--to", "2027", "--sum", "persons", "--out", "-"})
                  .err,
              HasSubstr("is looked up until 2026 only"));
  EXPECT_THAT(years("2026").err, Not(HasSubstr("looked up")));
}

TEST(OtherYear, TheYearOfTheUnitsIsTakenAsItIs) {
  const Ran ran =
      grens_run({"cross", kShipped, "politie_eenheid", "veiligheidsregio", "--year", "2025"});
  EXPECT_THAT(ran.out, HasSubstr("342 municipalities of 2025\n"));
  EXPECT_THAT(ran.err, Not(HasSubstr("they are told the regions")));
}

}  // namespace
}  // namespace grens::testing
