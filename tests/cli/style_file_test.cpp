// Style files of maps: what they may say, and that a map looks like it.
#include "cli/style_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "program.hpp"

namespace grens::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class StyleFile : public ::testing::Test {
 protected:
  MapStyle read(const std::string& text) const {
    write_bytes(folder_ / "style.toml", text);
    return read_style(folder_ / "style.toml");
  }
  std::string refusal(const std::string& text) const {
    try {
      read(text);
    } catch (const InputError& error) {
      return error.what();
    }
    return "nothing was thrown";
  }
  Scratch folder_;
};

TEST_F(StyleFile, LeavesTheRestAsItIs) {
  const MapStyle style =
      read("[lines]\nregion = { width = 2 }\n[colours]\nnumbers = ['#000000', '#FFFFFF']\n");
  EXPECT_EQ(style.region_line.width, 2);
  EXPECT_EQ(style.region_line.colour, MapStyle().region_line.colour);
  EXPECT_EQ(style.regions, MapStyle().regions);
  ASSERT_EQ(style.numbers.size(), 2U);
  EXPECT_EQ(style.numbers[1], kWhite);
  EXPECT_EQ(style.font, "Open Sans");
}

TEST_F(StyleFile, IsReadStrictly) {
  EXPECT_THAT(refusal("[colours]\nregions = ['#A9CFEA']\n"),
              AllOf(HasSubstr("style.toml:2: "), HasSubstr("1 colour here; give 4 to 9")));
  EXPECT_THAT(refusal("[colours]\nnumbers = ['red', '#FFFFFF']\n"),
              HasSubstr("'red' is no colour"));
  EXPECT_THAT(refusal("[colours]\nnumbers = ['#12345', '#FFFFFF']\n"), HasSubstr("#RRGGBB"));
  EXPECT_THAT(refusal("[colours]\nnumbers = ['#12345G', '#FFFFFF']\n"), HasSubstr("#RRGGBB"));
  EXPECT_THAT(refusal("[lines]\ncoast = { width = 9 }\n"), HasSubstr("a number from 0.05 to 5"));
  EXPECT_THAT(refusal("[lines]\ncoast = { width = 'wide' }\n"), HasSubstr("a number"));
  EXPECT_THAT(refusal("[lines]\nriver = {}\n"), HasSubstr("region, unit, coast, over, cut"));
  EXPECT_THAT(refusal("[font]\nfamily = 'x'\n"), HasSubstr("text, colours, lines"));
}

TEST_F(StyleFile, ChangesTheMap) {
  write_bytes(folder_ / "style.toml",
              "[text]\nnote = 'Draft <1>'\n[colours]\n"
              "regions = ['#010203', '#040506', '#070809', '#0A0B0C']\n"
              "[lines]\nregion = { colour = '#00FF00', width = 1.5 }\n");
  write_bytes(folder_ / "in.geojson", two_squares());
  const std::vector<std::string> line = {
      "map",     folder_ / "in.geojson", "--scheme", "provincie",
      "--style", folder_ / "style.toml", "-o",       folder_ / "map.svg"};
  const Ran ran = grens_run(line);
  ASSERT_EQ(ran.code, 0) << ran.err;
  const std::string svg = file_bytes(folder_ / "map.svg");
  EXPECT_THAT(svg, HasSubstr("fill=\"#010203\""));
  EXPECT_THAT(svg, HasSubstr("stroke=\"#00ff00\" stroke-width=\"1.50\""));
  EXPECT_THAT(svg, HasSubstr("Draft &lt;1&gt;"));
  EXPECT_THAT(svg, Not(HasSubstr("#fff1b5")));
}

TEST_F(StyleFile, NamesAFontThatIsNotThere) {
  write_bytes(folder_ / "style.toml", "[text]\nfont = 'No Such Family'\n");
  write_bytes(folder_ / "in.geojson", two_squares());
  const Ran ran = grens_run({"map", folder_ / "in.geojson", "--scheme", "provincie", "--style",
                             folder_ / "style.toml", "-o", folder_ / "map.svg"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, HasSubstr("the font 'No Such Family' of maps is not installed"));
}

}  // namespace
}  // namespace grens::testing
