// Sizes of pages, scales, and the words around a map.
#include "map/page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "base/error.hpp"
#include "map/paper.hpp"
#include "map/sheet.hpp"
#include "map/svg_page.hpp"
#include "map/words.hpp"

namespace grens::testing {
namespace {

using ::testing::HasSubstr;

TEST(Page, IsReadFromItsNameOrItsSides) {
  EXPECT_EQ(page_from_text("A4").height, 297);
  EXPECT_EQ(page_from_text("a3-Landscape").width, 420);
  EXPECT_EQ(page_from_text("200x300.5").height, 300.5);
}

TEST(Page, RefusesWhatIsNoSize) {
  for (const char* text : {"", "A9", "200", "200x", "x", "200x300mm", "99x200", "200x2001",
                           "nanx200", "200x300-landscape", "1e9x200", "-200x200"}) {
    EXPECT_THROW(page_from_text(text), UsageError) << text;
  }
}

TEST(Paper, ScaleIsRoundAndTheMapFits) {
  for (const double metres : {3.0, 517.0, 26'400.0, 312'345.0, 40e6}) {
    const Box extent{155000, 463000, 155000 + metres, 463000 + 2 * metres};
    const PaperFit fit = fit_to_paper(extent, {10, 30, 200, 260});
    Box shown;
    shown.add(fit.to_paper({extent.min_x, extent.min_y}));
    shown.add(fit.to_paper({extent.max_x, extent.max_y}));
    EXPECT_TRUE(Box({9.999, 29.999, 200.001, 260.001}).contains(shown)) << metres;
    EXPECT_GT(shown.max_y - shown.min_y, 200) << metres;
    const double digits = std::pow(10, std::floor(std::log10(fit.scale)) - 1);
    EXPECT_NEAR(fit.scale / digits, std::round(fit.scale / digits), 1e-6) << metres;
    EXPECT_NEAR(shown.max_y - shown.min_y, 2 * metres / fit.metres_per_mm(), 1e-6) << metres;
  }
}

TEST(ScaleBar, IsRoundAndNotTooLong) {
  EXPECT_EQ(round_bar(64'000), 50'000);
  EXPECT_EQ(round_bar(49'999), 20'000);
  EXPECT_EQ(round_bar(1), 1);
}

TEST(Words, NumbersAndDatesAreWrittenAsTheLanguageDoes) {
  EXPECT_EQ(number_text(1234567.891, 1, Language::kEnglish), "1,234,567.9");
  EXPECT_EQ(number_text(1234567.891, 1, Language::kDutch), "1.234.567,9");
  EXPECT_EQ(date_text({2024, 3, 1}, Language::kDutch), "1 maart 2024");
  EXPECT_EQ(scheme_noun("politie_district+x", Language::kEnglish).many,
            "police districts + x regions");
}

TEST(Svg, IdsAreCodesAndNoneTwice) {
  Drawing drawing;
  drawing.title = "a < b & c";
  drawing.lang = "nl";
  drawing.layers.emplace_back();
  drawing.layers.back().id = "regions";
  for (const char* code : {"VR19", "VR19", "a|b \"c\"", "0344", "regions"}) {
    Shape shape;
    shape.rings = {{{0, 0}, {1, 0}, {1, 1}}};
    shape.fill = kWhite;
    shape.id = code;
    shape.title = "<&>";
    drawing.layers.back().things.emplace_back(std::move(shape));
  }
  const std::string svg = svg_of(drawing, Fonts());
  for (const char* wanted :
       {"<title>a &lt; b &amp; c</title>", R"(id="VR19")", R"(id="VR19-2")", R"(id="a_b__c_")",
        R"(id="r-0344")", R"(id="regions-2")", "<title>&lt;&amp;&gt;</title>"}) {
    EXPECT_THAT(svg, HasSubstr(wanted));
  }
}

}  // namespace
}  // namespace grens::testing
