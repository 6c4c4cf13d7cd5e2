// PDFs of several pages: bookmarks, destinations and links, by what stands in the file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "map/cairo_page.hpp"
#include "map/page_parts.hpp"

namespace grens::testing {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;

Drawing page(const std::string& id, const std::string& title, const std::string& to) {
  Drawing drawing;
  drawing.id = id;
  drawing.title = title;
  drawing.lang = "nl";
  const Stroke stroke{kWhite, 1};
  drawing.layers.push_back(
      {"links", {}, {Lines{{{{10, 20}, {30, 40}}}, stroke}, Link{{10, 20, 110, 50}, to}}});
  return drawing;
}

TEST(Pdf, PagesHaveBookmarksDestinationsAndLinks) {
  const Fonts fonts;
  const std::vector<Drawing> pages = {page("cover", "All (of) it \\", "VR19"),
                                      page("VR19", "Zeeland", "cover")};
  const std::string pdf = pdf_of(pages, fonts);
  for (const char* wanted : {"/Count 2", "/Lang (nl)", "/PageMode /UseOutlines", "/Outlines",
                             "/Title (Zeeland)", "(VR19) [", "/Dest (cover)", "/Dest (VR19)"}) {
    EXPECT_THAT(pdf, HasSubstr(wanted));
  }
  // 10 to 110 mm from the left, 20 to 50 mm from the top of 297 mm, in whole points or finer
  EXPECT_THAT(pdf, ContainsRegex("/Rect \\[ 28[0-9.]* (699|700)[0-9.]* 31[12][0-9.]* 785"));
  EXPECT_THAT(pdf, Not(HasSubstr("(All (of)"))) << "brackets end a text";
  EXPECT_THAT(pdf, Not(HasSubstr("CreationDate")));
  EXPECT_EQ(pdf_of(pages, fonts), pdf);
}

TEST(Pdf, OnePageHasNoBookmarks) {
  const Fonts fonts;
  const std::string pdf = pdf_of(page("", "Alone", "nowhere"), fonts);
  EXPECT_THAT(pdf, HasSubstr("/Lang (nl)"));
  EXPECT_THAT(pdf, Not(HasSubstr("/Outlines")));
  EXPECT_THAT(pdf, Not(HasSubstr("/Annots")));
}

TEST(Pdf, IdsThatAreNoNamesGetTheNumberOfTheirPage) {
  const Fonts fonts;
  const std::vector<Drawing> pages = {page("a'] (b", "1", "same"), page("same", "2", "a'] (b"),
                                      page("same", "3", ""), page("page-2", "4", "unknown")};
  const std::string pdf = pdf_of(pages, fonts);
  for (const char* wanted :
       {"(page-1) [", "(same) [", "(page-3) [", "(page-4) [", "/Dest (page-1)", "/Dest (same)"}) {
    EXPECT_THAT(pdf, HasSubstr(wanted));
  }
  EXPECT_THAT(pdf, Not(HasSubstr("(page-2)")));
}

TEST(PageList, ShowsAllAndCutsWhatIsTooLong) {
  const Fonts fonts;
  std::vector<PageEntry> entries(9, {std::string(300, 'x'), "12", "here"});
  const DrawnLayer layer = draw_page_list(entries, {10, 20}, 190, 1, fonts);
  EXPECT_EQ(page_list_columns(190, 1), 4U);
  EXPECT_NEAR(page_list_height(9, 190, 1), 3 * 3.6 + 2, 1e-9);
  std::size_t links = 0;
  for (const auto& thing : layer.things) {
    if (const Words* words = std::get_if<Words>(&thing)) {
      EXPECT_GE(words->at.x, 10);
      EXPECT_LE(words->at.x + words->width, 200.001);
    }
    if (const Link* link = std::get_if<Link>(&thing)) {
      ++links;
      EXPECT_LE(link->box.max_y, 20 + page_list_height(9, 190, 1));
    }
  }
  EXPECT_EQ(links, 9U);
  EXPECT_EQ(page_list_height(0, 190, 1), 0);
}

TEST(Figures, ShareTheWidth) {
  const Fonts fonts;
  const std::vector<KeyFigure> figures = {{"1", "inhabitants"},
                                          {"≥ 1,234,567", std::string(500, 'w')}};
  const DrawnLayer layer = draw_figures(figures, {10, 20}, 100, 1, fonts);
  std::vector<Words> words;
  for (const auto& thing : layer.things) {
    if (const Words* one = std::get_if<Words>(&thing)) words.push_back(*one);
  }
  ASSERT_EQ(words.size(), 4U);
  EXPECT_LT(words[1].at.x + words[1].width, words[3].at.x);
  EXPECT_LE(words[3].at.x + words[3].width, 110.001);
  EXPECT_EQ(figures_height({}, 1), 0);
}

}  // namespace
}  // namespace grens::testing
