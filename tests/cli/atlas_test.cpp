// grens map --atlas and --inset as a person runs them; poppler's programs read the PDF.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program.hpp"

namespace grens::testing {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kLayer = source_file("shapes/nl/gemeenten-2024-approximate.shp");

/// What a program of poppler says of a PDF.
std::string poppler(const std::string& line) {
  const Ran ran = run_program({"/bin/sh", "-c", line});
  EXPECT_EQ(ran.code, 0) << line << ": " << ran.err;
  EXPECT_EQ(ran.err, "") << line;
  return ran.out;
}

TEST(AtlasCommand, WritesAPdfOfPagesWithBookmarksAndLinks) {
  const Scratch scratch;
  const std::string pdf = scratch / "atlas.pdf";
  const std::vector<std::string> line = {"map",     kLayer,   "--scheme", "provincie",
                                         "--atlas", "--lang", "nl",       "-o"};
  std::vector<std::string> first = line;
  first.push_back(pdf);
  const Ran ran = grens_run(first);
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Provincies 2024, 13 pages, written to "));
  EXPECT_THAT(ran.out, HasSubstr("12 regions have a page; "));
  EXPECT_LT(file_bytes(pdf).size(), 4'000'000U);
  const std::string info = poppler("pdfinfo '" + pdf + "'");
  EXPECT_THAT(info, ContainsRegex("Pages: +13"));
  EXPECT_THAT(info, ContainsRegex("PDF version: +1.4"));
  EXPECT_THAT(info, ContainsRegex("Title: +Provincies 2024"));
  EXPECT_THAT(info, Not(HasSubstr("CreationDate")));
  EXPECT_THAT(poppler("pdfinfo -dests '" + pdf + "'"), ContainsRegex("13 .*\"[^\"]+\""));
  const std::string fonts = poppler("pdffonts '" + pdf + "' | tail -n +3");
  EXPECT_THAT(fonts, Not(ContainsRegex(" no +(yes|no) +(yes|no) +[0-9]"))) << "not embedded";
  const std::string cover = poppler("pdftotext -l 1 '" + pdf + "' -");
  for (const char* wanted : {"Provincies 2024", "Zeeland", "1 / 13", "Drenthe"}) {
    EXPECT_THAT(cover, HasSubstr(wanted));
  }
  const std::string second = poppler("pdftotext -f 2 -l 2 '" + pdf + "' -");
  for (const char* wanted :
       {"Drenthe", "Coevorden", "gemeenten", "inwoners, 2022", "2 / 13", "Overzicht"}) {
    EXPECT_THAT(second, HasSubstr(wanted));
  }
  const std::string bytes = file_bytes(pdf);
  EXPECT_THAT(bytes, HasSubstr("/PageMode /UseOutlines"));
  EXPECT_THAT(bytes, HasSubstr("/Title (Zuid-Holland)"));
  std::vector<std::string> again = line;
  again.insert(again.end(), {scratch / "again.pdf", "-q"});
  EXPECT_EQ(grens_run(again).code, 0);
  EXPECT_TRUE(file_bytes(scratch / "again.pdf") == bytes);
}

TEST(AtlasCommand, HostileNamesAndLandlessRegionsAreHarmless) {
  const Scratch scratch;
  const std::string layer = scratch / "layer.geojson";
  const auto named = [](std::string feature, const std::string& region) {
    return feature.insert(feature.find("\"statcode\""), "\"r\":\"" + region + "\",");
  };
  write_bytes(
      layer,
      collection(named(square("A1", "one", 0), R"(') ] >> endobj \u001b[31m)") + "," +
                 named(square("A2", std::string(5000, 'x'), 1), std::string(5000, 'y')) + "," +
                 R"({"type":"Feature","properties":{"r":"ghost","statcode":"A3",)"
                 R"("statnaam":"none"},"geometry":null})"));
  const std::string pdf = scratch / "atlas.pdf";
  const Ran ran = grens_run({"map", layer, "--by", "r", "--atlas", "-o", pdf});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("1 region has no page, for the layer has no geometry of its "
                                 "units: ghost"));
  EXPECT_THAT(ran.out + ran.err, Not(HasSubstr("\x1b")));
  EXPECT_THAT(poppler("pdfinfo -dests '" + pdf + "'"), HasSubstr("\"page-2\""));
  EXPECT_THAT(poppler("pdftotext '" + pdf + "' -"), HasSubstr("ghost"));
}

TEST(AtlasCommand, AnInsetHasItsScale) {
  const Scratch scratch;
  const Ran ran = grens_run({"map", kLayer, "--scheme", "provincie", "--inset", "zuid-limburg",
                             "-o", scratch / "map.svg"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const std::string svg = file_bytes(scratch / "map.svg");
  EXPECT_THAT(svg, HasSubstr(">Zuid-Limburg<"));
  EXPECT_THAT(svg, HasSubstr(R"(<g id="inset-names")"));
  EXPECT_THAT(svg, HasSubstr(">Vaals<"));
}

TEST(AtlasCommand, WrongLinesAreToldBeforeAFileIsOpened) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> lines = {
      {{"--atlas", "-o", "map.svg"}, "only a PDF has room"},
      {{"--atlas", "-o", "map.pdf", "--format", "png"}, "only a PDF has room"},
      {{"--atlas", "-o", "map.pdf", "--extent", "zeeland"}, "leave out --extent and --inset"},
      {{"--atlas", "-o", "map.pdf", "--inset", "zeeland"}, "leave out --extent and --inset"},
      {{"-o", "map.pdf", "--inset", "a", "--inset", "b", "--inset", "c", "--inset", "d"},
       "no room for more than 3 insets"}};
  for (const auto& [arguments, message] : lines) {
    std::vector<std::string> line = {"map", "there-is-no-such-file.shp", "--scheme", "provincie"};
    line.insert(line.end(), arguments.begin(), arguments.end());
    const Ran ran = grens_run(line);
    EXPECT_EQ(ran.code, 2) << message;
    EXPECT_THAT(ran.err, HasSubstr(message));
  }
}

}  // namespace
}  // namespace grens::testing
