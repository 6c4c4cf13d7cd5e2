// Names: set in lines, and placed so that nothing overlaps.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "map/label_layout.hpp"
#include "map/label_text.hpp"

namespace grens::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;

const Box kPage{0, 0, 200, 200};

LabelPlace place(double x, double y, double cost = 0) {
  LabelPlace result;
  result.box = {x, y, x + 20, y + 5};
  result.cost = cost;
  return result;
}

LabelWish wish(std::vector<LabelPlace> places, int rank = 0) {
  LabelWish result;
  result.places = std::move(places);
  result.rank = rank;
  return result;
}

using Taken = std::optional<std::size_t>;

TEST(LabelLayout, TakesTheCheapestFreePlace) {
  const std::vector<LabelWish> wishes = {wish({place(10, 10, 3), place(50, 10, 1)})};
  EXPECT_THAT(place_labels(wishes, kPage), ElementsAre(Taken(1)));
}

/// Each of the first two has a place of its own, but takes the dearer one of the third first.
TEST(LabelLayout, MovesAnotherLabelOutOfTheWay) {
  const std::vector<LabelWish> wishes = {wish({place(10, 10, 0), place(90, 90, 5)}),
                                         wish({place(12, 11), place(14, 12)})};
  EXPECT_THAT(place_labels(wishes, kPage), ElementsAre(Taken(1), Taken(0)));
}

TEST(LabelLayout, RanksGoFirst) {
  const std::vector<LabelWish> wishes = {wish({place(10, 10)}, 2), wish({place(12, 11)}, 1)};
  EXPECT_THAT(place_labels(wishes, kPage), ElementsAre(Taken(), Taken(0)));
}

TEST(LabelLayout, LeavesOutWhatWouldLeaveThePage) {
  const std::vector<LabelWish> wishes = {wish({place(190, 10)})};
  EXPECT_THAT(place_labels(wishes, kPage), ElementsAre(Taken()));
}

TEST(LabelLayout, LeadersCrossNothing) {
  LabelPlace led = place(10, 10);
  led.leader = Leader{{30, 12}, {100, 12}};
  EXPECT_TRUE(in_the_way(led, place(50, 10)));
  EXPECT_FALSE(in_the_way(led, place(50, 20)));
  LabelPlace crossing = place(60, 50);
  crossing.leader = Leader{{65, 50}, {65, 0}};
  EXPECT_TRUE(in_the_way(led, crossing));
}

TEST(LabelLayout, NothingEverOverlaps) {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> at(-5, 195);
  for (int round = 0; round < 40; ++round) {
    std::vector<LabelWish> wishes(150);
    for (std::size_t w = 0; w < wishes.size(); ++w) {
      wishes[w].rank = static_cast<int>(w % 3);
      const double x = at(random);
      const double y = at(random);
      for (int p = 0; p < 6; ++p) {
        wishes[w].places.push_back(place(x + 4 * p, y + 2 * p, p));
        if (p > 4) wishes[w].places.back().leader = Leader{{x + 4 * p, y + 2 * p}, {at(random), y}};
      }
    }
    const auto taken = place_labels(wishes, kPage);
    std::vector<LabelPlace> places;
    for (std::size_t w = 0; w < wishes.size(); ++w) {
      if (taken[w]) places.push_back(wishes[w].places[*taken[w]]);
    }
    EXPECT_GT(places.size(), 60U);
    for (std::size_t a = 0; a < places.size(); ++a) {
      EXPECT_TRUE(kPage.contains(places[a].box));
      for (std::size_t b = a + 1; b < places.size(); ++b) {
        EXPECT_FALSE(in_the_way(places[a], places[b]));
      }
    }
  }
}

TextStyle size(double pt) {
  TextStyle style;
  style.size = pt;
  return style;
}

TEST(LabelText, BreaksAfterBlanksAndHyphens) {
  const Fonts fonts;
  const auto settings = wrapped("Midden- en West-Brabant", size(8), 4, fonts);
  ASSERT_EQ(settings.size(), 4U);
  EXPECT_THAT(settings[0].lines, ElementsAre("Midden- en West-Brabant"));
  EXPECT_THAT(settings[1].lines, ElementsAre("Midden- en", "West-Brabant"));
  EXPECT_THAT(settings[3].lines, ElementsAre("Midden-", "en", "West-", "Brabant"));
  for (std::size_t i = 1; i < settings.size(); ++i) {
    EXPECT_LE(settings[i].width, settings[i - 1].width);
    EXPECT_GT(settings[i].height, settings[i - 1].height);
  }
}

TEST(LabelText, IsCutToItsWidth) {
  const Fonts fonts;
  const std::string text = "De Fryske Marren en wat daar niet meer bij past";
  const std::string cut = cut_to_width(text, size(8), 30, fonts);
  EXPECT_THAT(cut, EndsWith("…"));
  EXPECT_LE(fonts.width(cut, size(8)), 30);
  EXPECT_GT(fonts.width(cut, size(8)), 20);
  EXPECT_EQ(cut_to_width(text, size(8), 200, fonts), text);
}

TEST(PrintableText, HasNothingThatAPageCannotShow) {
  EXPECT_EQ(printable_text("a\x1b[31m\nb\t c"), "a[31m b  c");
  EXPECT_EQ(printable_text("\u202Egnal\u200F\uFEFF"), "gnal");
  EXPECT_EQ(printable_text("S\xFA west"), "S\uFFFD west");
}

}  // namespace
}  // namespace grens::testing
