// grens map as a person runs it; poppler's programs, which know nothing of grens, read the PDF.
#include <cpl_minixml.h>
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
  return ran.out;
}

TEST(Map, PdfHasItsTextItsFontsAndItsSize) {
  const Scratch scratch;
  const std::string pdf = scratch / "map.pdf";
  const Ran ran = grens_run({"map", kLayer, "--scheme", "veiligheidsregio", "--lang", "nl",
                             "--page", "A3", "--source", "Bron & Co", "-o", pdf});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_LT(file_bytes(pdf).size(), 1'000'000U);
  const std::string info = poppler("pdfinfo '" + pdf + "'");
  EXPECT_THAT(info, ContainsRegex("Title: +Veiligheidsregio’s 2024"));
  EXPECT_THAT(info, HasSubstr("(A3)"));
  EXPECT_THAT(info, Not(HasSubstr("CreationDate")));
  EXPECT_THAT(file_bytes(pdf), HasSubstr("/Lang (nl)"));
  const std::string fonts = poppler("pdffonts '" + pdf + "' | tail -n +3");
  EXPECT_THAT(fonts, HasSubstr("OpenSans"));
  EXPECT_THAT(fonts, Not(ContainsRegex(" no +(yes|no) +(yes|no) +[0-9]"))) << "not embedded";
  const std::string text = poppler("pdftotext '" + pdf + "' -");
  for (const char* wanted : {"Veiligheidsregio’s 2024", "Fryslân", "Zeeland", "Amsterdam",
                             "1 : ", "Bron & Co", "grenzen bij benadering", "RD New"}) {
    EXPECT_THAT(text, HasSubstr(wanted));
  }
}

TEST(Map, TheFootHasTheCreditOfTheData) {
  const Scratch scratch;
  Ran ran = grens_run({"map", kLayer, "--scheme", "provincie", "-o", scratch / "map.svg"});
  EXPECT_THAT(ran.err, Not(HasSubstr("--source")));
  EXPECT_THAT(file_bytes(scratch / "map.svg"), HasSubstr("GeoNames (geonames.org, CC BY 4.0)"));
  const std::string layer = scratch / "layer.geojson";
  write_bytes(layer, collection(square("GM0716", "Tholen", 0)));
  const std::vector<std::string> line = {"map",       layer, "--scheme",
                                         "provincie", "-o",  scratch / "map.svg"};
  ran = grens_run(line);
  EXPECT_THAT(ran.err, HasSubstr("names layer.geojson only as a file: say source and licence"));
  write_bytes(scratch / "layer.source.txt", "Survey <of> 1900\n");
  ran = grens_run(line);
  EXPECT_THAT(ran.err, Not(HasSubstr("--source")));
  EXPECT_THAT(file_bytes(scratch / "map.svg"), HasSubstr(">Source: Survey &lt;of&gt; 1900<"));
}

TEST(Map, BordersThatDoNotMatchAreRepaired) {
  const Scratch scratch;
  const std::string layer = scratch / "layer.geojson";
  std::string beside = square("GM0748", "Bergen op Zoom", 1);
  for (std::size_t at = 0; (at = beside.find("101000", at)) != std::string::npos; ++at) {
    beside.replace(at, 6, "101000.01");
  }
  const std::string bytes = collection(square("GM0716", "Tholen", 0) + "," + beside);
  write_bytes(layer, bytes);
  const Ran ran = grens_run({"map", layer, "--scheme", "provincie", "-o", scratch / "map.svg"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("borders did not match and were repaired"));
  EXPECT_EQ(file_bytes(layer), bytes);
}

TEST(Map, TheSameBytesTwice) {
  for (const char* format : {"pdf", "svg", "png"}) {
    const std::vector<std::string> line = {"map",      "-q",   kLayer, "--scheme", "provincie",
                                           "--format", format, "-o",   "-"};
    const Ran first = grens_run(line);
    EXPECT_EQ(first.code, 0) << first.err;
    EXPECT_GT(first.out.size(), 10'000U);
    EXPECT_TRUE(grens_run(line).out == first.out) << format;
  }
}

TEST(Map, PngHas300DotsAnInch) {
  const Scratch scratch;
  const std::string png = scratch / "map.png";
  ASSERT_EQ(grens_run({"map", kLayer, "--scheme", "provincie", "--page", "A5", "-o", png}).code, 0);
  const std::string bytes = file_bytes(png);
  const auto number = [&](std::size_t at) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      value = value * 256 + static_cast<unsigned char>(bytes.at(at + i));
    }
    return value;
  };
  EXPECT_EQ(number(16), 1748U);
  EXPECT_EQ(number(20), 2480U);
  EXPECT_EQ(bytes.substr(37, 4), "pHYs");
  EXPECT_EQ(number(41), 11811U);
}

/// Names that would break out of XML, a terminal or a line.
TEST(Map, HostileNamesAreHarmless) {
  const Scratch scratch;
  const std::string layer = scratch / "layer.geojson";
  write_bytes(layer, collection(square("GM0716", R"(</text><script>&\u001b[31m\u202e\ntwo)", 0) +
                                "," + square("GM0748", std::string(5000, 'x'), 1)));
  for (const char* name : {"map.svg", "map.pdf", "map.png"}) {
    const std::string out = scratch / name;
    const Ran ran =
        grens_run({"map", layer, "--scheme", "provincie", "--title", "<b>\x1b[31m\xff", "-o", out});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out + ran.err, Not(HasSubstr("\x1b")));
  }
  const std::string svg = file_bytes(scratch / "map.svg");
  EXPECT_THAT(svg, Not(HasSubstr("<script>")));
  EXPECT_THAT(svg, Not(HasSubstr("\x1b")));
  CPLXMLNode* root = CPLParseXMLString(svg.c_str());
  ASSERT_NE(root, nullptr);
  EXPECT_NE(CPLSearchXMLNode(root, "=path"), nullptr);
  CPLDestroyXMLNode(root);
}

TEST(Map, AUnitWithoutGeometryIsLeftOut) {
  const Scratch scratch;
  const std::string layer = scratch / "layer.geojson";
  write_bytes(layer, collection(square("GM0716", "Tholen", 0) +
                                R"(,{"type":"Feature","properties":{"statcode":"GM0748",)"
                                R"("statnaam":"Bergen op Zoom"},"geometry":null})"));
  EXPECT_EQ(grens_run({"map", layer, "--scheme", "provincie", "-o", scratch / "map.pdf"}).code, 0);
}

/// Text, not a number, a code for unknown, nothing: all of them are no data, and are said.
TEST(Map, WhatIsNoNumberIsNoData) {
  const Scratch scratch;
  const std::string layer = scratch / "layer.geojson";
  std::string features;
  const std::vector<std::string> cells = {"\"12\"",        "\"text\"", "\"nan\"",
                                          "\"-99999998\"", "null",     "\"-100000\""};
  const std::vector<std::string> codes = {"GM0716", "GM0748", "GM0851",
                                          "GM0873", "GM1674", "GM0736"};
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::string feature = square(codes[i], codes[i], static_cast<int>(i));
    feature.insert(feature.find("\"statcode\""), "\"x\":" + cells[i] + ",");
    features += (i > 0 ? "," : "") + feature;
  }
  write_bytes(layer, collection(features));
  const Ran ran =
      grens_run({"map", layer, "--scheme", "provincie", "--value", "x", "-o", scratch / "map.svg"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("4 units have no number in 'x'"));
  const std::string svg = file_bytes(scratch / "map.svg");
  EXPECT_THAT(svg, HasSubstr(">12 (1)<"));
  EXPECT_THAT(svg, HasSubstr(">-100,000 (1)<"));
  EXPECT_THAT(svg, HasSubstr(">no data (4)<"));
}

TEST(Map, FiguresOfATableFillRegions) {
  const Scratch scratch;
  const std::string table = scratch / "figures.csv";
  write_bytes(table, "district;jaar;fte\r\nde markiezaten;2015;12,50\r\nZeeland;2015;3\r\n");
  std::vector<std::string> line = {"map",       kLayer,
                                   "--scheme",  "politie_district",
                                   "--figures", table,
                                   "--value",   "fte",
                                   "--lang",    "nl",
                                   "--extent",  "zeeland-west-brabant",
                                   "-o",        scratch / "map.svg"};
  Ran ran = grens_run(line);
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("2 regions have no number in 'fte'"));
  EXPECT_THAT(ran.err, HasSubstr("commas in figures are read as decimal points"));
  EXPECT_THAT(ran.err, HasSubstr("names figures.csv only as a file"));
  const std::string svg = file_bytes(scratch / "map.svg");
  for (const char* wanted :
       {">12,5 (1)<", ">3,0 (1)<", ">geen gegevens (2)<", "Fte, 2015 (tussen", "; figures.csv<"}) {
    EXPECT_THAT(svg, HasSubstr(wanted));
  }
  // the table is not overwritten
  line.back() = table;
  line.insert(line.end(), {"--format", "svg"});
  EXPECT_EQ(grens_run(line).code, 3);
  EXPECT_THAT(file_bytes(table), HasSubstr("12,50"));
  write_bytes(table, "district,fte\nZeeland,\x1b[2J\n");
  ran = grens_run(line);
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, HasSubstr("figures.csv:2: '\\x1b[2J' in the column 'fte' is no number"));
}

/// Points of a layer in another CRS; their names may be anything; their file is a source.
TEST(Map, PointsOfALayer) {
  const Scratch scratch;
  const std::string layer = scratch / "layer.geojson";
  const std::string points = scratch / "fire-stations.geojson";
  write_bytes(layer, collection(square("GM0716", "Tholen", 0)));
  write_bytes(points,
              R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
              R"({"Naam":"</text><script>\u001b[31m&","n":4},"geometry":{"type":"MultiPoint",)"
              R"("coordinates":[[4.60073,51.59076],[3.31,47.98]]}},{"type":"Feature","properties":)"
              R"({"Naam":"Lost","n":1},"geometry":null}]})");
  const std::vector<std::string> line = {"map",      layer,  "--scheme", "provincie",
                                         "--points", points, "-o",       scratch / "map.svg"};
  Ran ran = grens_run(line);
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("1 point has no place, and is left out: Lost"));
  EXPECT_THAT(ran.err, HasSubstr("1 symbol lies beyond the frame"));
  EXPECT_THAT(ran.err, HasSubstr("names layer.geojson, fire-stations.geojson only as a file"));
  const std::string svg = file_bytes(scratch / "map.svg");
  EXPECT_THAT(svg, HasSubstr("Fire stations"));
  EXPECT_THAT(svg, HasSubstr("&lt;/text&gt;"));
  EXPECT_THAT(svg, Not(HasSubstr("<script>")));
  EXPECT_THAT(svg, Not(HasSubstr("\x1b")));
  ran = grens_run({"map", layer, "--scheme", "provincie", "--points", points, "--point-name", "x",
                   "-o", scratch / "map.svg"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, HasSubstr("has no column 'x' for --point-name; there are: Naam, n"));
}

TEST(Map, PointsOfATableAreReadStrictly) {
  const Scratch scratch;
  const std::string layer = scratch / "layer.geojson";
  write_bytes(layer, collection(square("GM0716", "Tholen", 0)));
  write_bytes(scratch / "points.csv", "name,lon,lat\na,5.1,52.1\nb,155000,463000\n");
  const Ran ran = grens_run({"map", layer, "--scheme", "provincie", "--points",
                             scratch / "points.csv", "-o", scratch / "map.svg"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, HasSubstr("points.csv:3: longitude 155000"));
}

/// Circles on the layer's own units, and in the SVG as circles.
TEST(Map, CirclesOfUnits) {
  const Scratch scratch;
  const Ran ran = grens_run(
      {"map", kLayer, "--scheme", "provincie", "--circles", "population", "-o", scratch / "m.svg"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("4 units have no known people, and no circle: GM1963"));
  const std::string svg = file_bytes(scratch / "m.svg");
  EXPECT_THAT(svg, HasSubstr("<circle"));
  EXPECT_THAT(svg, HasSubstr("Inhabitants, 2022: the area of a circle"));
}

TEST(Map, OfAChangeNothingNeedHaveMoved) {
  const Scratch scratch;
  const std::vector<std::string> line = {"map",     kLayer, "--scheme", "provincie",
                                         "--since", "2023", "-o",       scratch / "map.svg"};
  const Ran ran = grens_run(line);
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("nothing moved to another region of 'provincie'"));
  EXPECT_THAT(file_bytes(scratch / "map.svg"), HasSubstr(">nothing moved to another region<"));
}

TEST(Map, AMissingFontEndsInASentence) {
  const Scratch scratch;
  write_bytes(scratch / "fonts.conf", "<fontconfig><dir>" + (scratch / "none") +
                                          "</dir><cachedir>" + (scratch / "cache") +
                                          "</cachedir></fontconfig>");
  const Ran ran =
      grens_run({"map", kLayer, "--scheme", "provincie", "-o", scratch / "map.pdf"},
                {.folder = {}, .environment = {{"FONTCONFIG_FILE", scratch / "fonts.conf"}}});
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, HasSubstr("error: the font 'Open Sans' of maps is not installed"));
}

TEST(Map, WrongLinesAreToldBeforeAFileIsOpened) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> lines = {
      {{"--scheme", "provincie"}, "say where the map goes"},
      {{"-o", "map.pdf"}, "say which regions"},
      {{"--scheme", "provincie", "-o", "map.doc"}, "'map.doc' does not say what to write"},
      {{"--scheme", "provincie", "-o", "-"}, "give --format"},
      {{"--scheme", "provincie", "-o", "map.pdf", "--page", "A9"}, "no page size 'A9'"},
      {{"--scheme", "provincie", "--over", "provincie", "-o", "map.pdf"}, "--over lays"},
      {{"--scheme", "provincie", "--density", "--value", "x", "-o", "map.pdf"}, "one thing"},
      {{"--by", "x", "--over", "provincie", "-o", "map.pdf"}, "--over lays"},
      {{"--scheme", "provincie", "--figures", "x.csv", "-o", "map.pdf"}, "which column"},
      {{"--scheme", "provincie", "--density", "--per-people", "9", "-o", "m.pdf"}, "with --value"},
      {{"--scheme", "provincie", "--classes", "3", "-o", "map.pdf"}, "divide numbers"},
      {{"--scheme", "provincie", "--breaks", "pretty", "-o", "map.pdf"}, "divide numbers"},
      {{"--scheme", "provincie", "--over", "riec", "--middle", "0", "-o", "m.pdf"}, "divide numb"},
      {{"--scheme", "provincie", "--density", "--breaks", "3,2", "-o", "m.pdf"}, "ascending"},
      {{"--scheme", "provincie", "--density", "--breaks", "1,2,3,4,5,6,7", "-o", "m.pdf"},
       "6 bounds"},
      {{"--scheme", "provincie", "--density", "--breaks", "1,2", "--classes", "3", "-o", "m.pdf"},
       "leave --classes out"},
      {{"--scheme", "provincie", "--density", "--breaks", "-5,2", "--middle", "-4", "-o", "m.pdf"},
       "--middle -4 is not among the bounds"},
      {{"--scheme", "provincie", "--density", "--middle", "nan", "-o", "m.pdf"}, "takes a number"},
      {{"--scheme", "provincie", "--measure", "beauty", "-o", "m.pdf"}, "compactness"},
      {{"--scheme", "provincie", "--measure", "area", "--density", "-o", "m.pdf"}, "one thing"},
      {{"--scheme", "provincie", "--measure", "area", "--over", "riec", "-o", "m.pdf"},
       "one thing"},
      {{"--scheme", "provincie", "--measure", "outside-main", "-o", "m.pdf"}, "with --over"},
      {{"--scheme", "provincie", "--points", "x.csv", "--density", "-o", "map.pdf"},
       "are drawn over pale regions"},
      {{"--scheme", "provincie", "--point-name", "x", "-o", "map.pdf"}, "give both"},
      {{"--scheme", "provincie", "--since", "2015", "--density", "-o", "map.pdf"}, "--since shows"},
      {{"--by", "x", "--since", "2015", "-o", "map.pdf"}, "--since shows"},
      {{"--scheme", "a+b", "--since", "2015", "-o", "map.pdf"}, "is several: name one"},
      {{"--scheme", "provincie", "--since", "2020", "--year", "2019", "-o", "map.pdf"},
       "--since 2020 is not before --year 2019"}};
  for (const auto& [arguments, message] : lines) {
    std::vector<std::string> line = {"map", "there-is-no-such-file.shp"};
    line.insert(line.end(), arguments.begin(), arguments.end());
    const Ran ran = grens_run(line);
    EXPECT_EQ(ran.code, 2) << message;
    EXPECT_THAT(ran.err, HasSubstr(message));
  }
}

}  // namespace
}  // namespace grens::testing
