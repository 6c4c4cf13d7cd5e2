// What commands print about their results.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program.hpp"

namespace grens::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kLayer = source_file("shapes/nl/gemeenten-2024-approximate.shp");

TEST(Summary, CountsCombinationsAsFeatures) {
  const Scratch scratch;
  const Ran ran = grens_run({"dissolve", kLayer, "--scheme", "politie_district+veiligheidsregio",
                             "--format", "csv", "--out", scratch / "out"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, AllOf(HasSubstr("  35 regions  "),
                             HasSubstr("(3 of them with regions that cannot be told apart)"),
                             Not(HasSubstr("hold"))));
}

TEST(Summary, SaysWhatAPartOfTheCountryLacks) {
  const Scratch scratch;
  const Ran ran =
      grens_run({"cross", kLayer, "politie_district", "veiligheidsregio", "--where",
                 "statcode IN ('GM0716', 'GM0664')", "--format", "csv", "--out", scratch / "out"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const char* part =
      "This layer holds 2 of the 342 municipalities of 2024; these regions are incomplete here: "
      "police districts De Markiezaten (1 of 8), Zeeland (1 of 12); safety region Zeeland (2 of "
      "13).";
  EXPECT_THAT(ran.out, AllOf(HasSubstr(part), HasSubstr("2 cross-border cases")));
  EXPECT_THAT(ran.err, HasSubstr(part));
  const std::string csv = file_bytes(scratch / "out/cross-border.csv");
  EXPECT_THAT(csv, HasSubstr("de-markiezaten,De Markiezaten,veiligheidsregio,VR20"));
}

/// So that a layer in which borders are a millimetre apart does not sound like one with metres.
TEST(Summary, SaysHowWideGapsAre) {
  const Scratch scratch;
  std::string layer = two_squares();  // a triangle of 2 mm by 1 km is cut out of the first
  const std::string corner = "[101000,401000]";
  layer.replace(layer.find(corner), corner.size(),
                "[101000,400000.5],[100999.998,400500],[101000,401000]");
  write_bytes(scratch / "in.geojson", layer);
  const Ran ran =
      grens_run({"dissolve", scratch / "in.geojson", "--by", "statcode", "--out", scratch / "out"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Borders do not match: "));
  EXPECT_THAT(ran.out, HasSubstr("gaps of 1 m2 in all, the widest 1 mm. Use --repair"));
  EXPECT_THAT(ran.err, HasSubstr("slivers there (gaps of 1 m2 in all, the widest 1 mm)"));
}

TEST(Summary, StrictRefusesIncompleteRegions) {
  const auto strict = [](const char* where) {
    return grens_run(
        {"cross", kLayer, "veiligheidsregio", "provincie", "--strict", "--where", where});
  };
  const Ran part = strict("statcode IN ('GM0716', 'GM0664')");
  EXPECT_EQ(part.code, 3);
  EXPECT_THAT(part.err, HasSubstr("these regions are incomplete here"));
  const Ran zeeland = strict(
      "statcode IN ('GM0654','GM0664','GM0677','GM0678','GM0687','GM0703','GM0715','GM0716',"
      "'GM0717','GM0718','GM1676','GM1695','GM1714')");
  EXPECT_EQ(zeeland.code, 0) << zeeland.err;
  EXPECT_THAT(zeeland.out, HasSubstr("This layer holds 13 of the 342 municipalities of 2024.\n"));
}

TEST(Summary, AWholeCountryIsNoPart) {
  const Ran ran = grens_run({"cross", kLayer, "politie_district", "veiligheidsregio"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, AllOf(Not(HasSubstr("This layer holds")), Not(HasSubstr("in this layer"))));
  EXPECT_THAT(ran.err, Not(HasSubstr("incomplete")));
}

}  // namespace
}  // namespace grens::testing
